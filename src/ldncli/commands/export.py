"""`ldn export DIR|FILE`."""

from pathlib import Path
from typing import Annotated

import typer

from ldncli import emit, export, queries
from ldncli.choices import condition_names
from ldncli.dataset import open_dataset
from ldncli.errors import UsageError
from ldncli.queries.selection import select, told
from ldncli.reading import NOTICE, DataOption, ForceOption, guarded

PLACE = "A file (.json .sqlite .md .toml), a folder (--as csv or toml), or - for the output."


def command(
    place: Annotated[Path, typer.Argument(metavar="DIR|FILE", help=PLACE)],
    target: Annotated[
        export.Target | None, typer.Option("--as", help="What to write.", show_default=False)
    ] = None,
    condition: Annotated[
        list[str] | None,
        typer.Option(help="Only what hangs on it; repeat.", autocompletion=condition_names),
    ] = None,
    force: ForceOption = False,
    data: DataOption = None,
) -> None:
    """Write the whole dataset, or the part on some conditions, for other programs."""
    guarded(lambda: _export(place, target, condition or [], force, data))


def _export(
    place: Path, named: export.Target | None, conditions: list[str], force: bool, data: Path | None
) -> int:
    target = export.target_of(place, named)
    folder = export.is_folder(place, target)
    dataset = open_dataset(data)
    if place.resolve() == dataset.directory.resolve():
        raise UsageError(f"{place} is the dataset itself", "name another folder")
    selection = select(dataset, [queries.find_condition(dataset, name) for name in conditions])
    files = export.files(selection, target, folder=folder, notice=NOTICE)
    if str(place) == export.STDOUT:
        emit.to_stdout(files[""].decode())
        return 0
    if folder:
        emit.to_directory(place, files, force=force, replaceable=export.own_names())
    else:
        emit.to_file(place, files[""], force=force)
    emit.say(f"wrote {place}: {told(selection)}")
    return 0
