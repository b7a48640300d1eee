"""`ldn data validate [DIR|FILE]`."""

import os
from pathlib import Path
from typing import Annotated

from ldncli.cli.failures import guarded
from ldncli.cli.parameters import Argument, Option
from ldncli.dataset.making import checked, shipped_directory
from ldncli.document.wording import count
from ldncli.errors import LdnError
from ldncli.output import write

PLACE = "A folder of data, or one file of entries."
# Replaced entries that are named: one is what is meant, many are a slip to be seen.
SHOWN = 5
AGAINST = "The dataset that a file's entries would join."
# Where the data of a clone stand, seen from its top folder.
HERE = Path("data")
REMEDY = (
    "to check that one: ldn data validate data, or for a file: ldn data validate FILE --data data"
)


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
    if not (place and place.is_dir()) and not against and not named:
        _tell_of_a_clone(dataset)
    return _folder(target) if target.is_dir() else _file(target, dataset)


def _tell_of_a_clone(dataset: Path) -> None:
    """Say so where a keeper stands in a clone, and what is read is an installed copy."""
    if (HERE / "dataset.toml").exists() and HERE.resolve() != dataset.resolve():
        write.say(
            f"ldn: what is read is {dataset}, and not {HERE} of this folder", f"     {REMEDY}"
        )


def _folder(place: Path) -> int:
    rows = checked(place)
    counts = _counts({kind: len(of_kind) for kind, of_kind in rows.items()})
    write.to_stdout(f"{place}: no faults in {counts}\n")
    return 0


def _counts(numbers: dict[str, int]) -> str:
    """Return how many entries of each kind, by the name that stands in the files."""
    listed = ", ".join(f"{kind} {number}" for kind, number in numbers.items() if number)
    total = sum(numbers.values())
    return f"{count(total, 'entry', 'entries')} ({listed})"


def _file(place: Path, dataset: Path) -> int:
    from ldncli.dataset.proposed_entries import checked_entries

    entries = checked_entries(place, dataset)
    write.to_stdout(f"{place}: no faults in {_counts(entries.counts)}\n")
    if entries.replaced:
        more = len(entries.replaced) - SHOWN
        names = ", ".join(entries.replaced[:SHOWN]) + (f" and {more} more" if more > 0 else "")
        write.to_stdout(f"in the place of the dataset's {names}\n")
    return 0
