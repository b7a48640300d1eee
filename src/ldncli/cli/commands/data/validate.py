"""`ldn data validate [DIR|FILE]`."""

import os
from pathlib import Path
from typing import Annotated

from ldncli.cli.failures import guarded
from ldncli.cli.parameters import Argument, Option
from ldncli.dataset.making import checked, shipped_directory
from ldncli.errors import LdnError
from ldncli.output import write

PLACE = "A folder of data, or one file of entries."
# Replaced entries that are named: one is what is meant, many are a slip to be seen.
SHOWN = 5
AGAINST = "The dataset that a file's entries would join."


def command(
    place: Annotated[str | None, Argument(metavar="DIR|FILE", help=PLACE)] = None,
    against: Annotated[
        str | None, Option("--data", metavar="DIR", help=AGAINST, show_default=False)
    ] = None,
) -> None:
    """Check a dataset: shape, vocabularies, links, arithmetic, identifiers, evidence rules."""
    guarded(lambda: _validate(Path(place) if place else None, Path(against) if against else None))


def _validate(place: Path | None, against: Path | None) -> int:
    named = os.environ.get("LDN_DATA")
    dataset = against or (Path(named) if named else shipped_directory())
    target = place or dataset
    if not target.exists():
        raise LdnError(f"{target} does not exist", "name a folder of data, or a file of entries")
    return _folder(target) if target.is_dir() else _file(target, dataset)


def _folder(place: Path) -> int:
    rows = checked(place)
    counts = ", ".join(f"{len(of_kind)} {kind}" for kind, of_kind in rows.items() if of_kind)
    write.to_stdout(f"{place}: no faults in {counts}\n")
    return 0


def _file(place: Path, dataset: Path) -> int:
    from ldncli.dataset.proposed_entries import checked_entries

    entries = checked_entries(place, dataset)
    counts = ", ".join(f"{number} {kind}" for kind, number in entries.counts.items())
    write.to_stdout(f"{place}: no faults in {counts}\n")
    if entries.replaced:
        more = len(entries.replaced) - SHOWN
        names = ", ".join(entries.replaced[:SHOWN]) + (f" and {more} more" if more > 0 else "")
        write.to_stdout(f"in the place of the dataset's {names}\n")
    return 0
