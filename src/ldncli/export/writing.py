"""The way of a dataset into a file or a folder, for the command and for Python programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import NOTICE
from ldncli.errors import UsageError
from ldncli.export import targets
from ldncli.export.selection import select
from ldncli.output import write
from ldncli.queries.conditions import find_condition

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ldncli.dataset.dataset import Dataset
    from ldncli.export.selection import Selection


def target_named(form: str | None) -> targets.Target | None:
    """Return the format of this name; raise UsageError where there is none."""
    if form is None or form in list(targets.Target):
        return targets.Target(form) if form else None
    raise UsageError(f"no form is called {form}", f"use one of: {', '.join(targets.Target)}")


def write_export(
    dataset: Dataset,
    place: Path,
    named: targets.Target | None,
    conditions: Iterable[str],
    *,
    force: bool,
) -> Selection:
    """Write an export, whole or not at all, and return what is in it."""
    target = targets.target_of(place, named)
    folder = targets.is_folder(place, target)
    if place.resolve() == dataset.directory.resolve():
        raise UsageError(f"{place} is the dataset itself", "name another folder")
    selection = select(dataset, [find_condition(dataset, name) for name in conditions])
    if folder:
        files = targets.files(selection, target, folder=True, notice=NOTICE)
        write.to_directory(place, files, force=force, replaceable=targets.earlier_files(place))
        return selection
    pieces = targets.pieces(selection, target, notice=NOTICE, suffix=place.suffix)
    if str(place) == targets.STDOUT:
        for piece in pieces:
            write.to_stdout(piece.decode())
    else:
        write.to_file(place, pieces, force=force)
    return selection
