"""`ldn validate [DIR|FILE]`."""

from pathlib import Path
from typing import Annotated

import typer

from ldncli import emit
from ldncli.dataset import checked, shipped_directory
from ldncli.reading import guarded


def command(
    place: Annotated[
        Path | None, typer.Argument(help="A folder of data, or one file of entries.")
    ] = None,
) -> None:
    """Check a dataset: shape, vocabularies, links, arithmetic, identifiers, evidence rules."""
    guarded(lambda: _validate(place or shipped_directory()))


def _validate(place: Path) -> int:
    rows = checked(place)
    held = ", ".join(f"{len(found)} {kind}" for kind, found in rows.items() if found)
    emit.to_stdout(f"{place}: no faults in {held}\n")
    return 0
