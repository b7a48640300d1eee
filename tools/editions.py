"""Print what changed between two editions of the data: the flow of records, then each correction.

    git archive v0.1.0 data | tar -x -C old
    python -m tools.editions old/data data

Used for the Data part of CHANGELOG.md and the flow in docs/method.md (docs/releasing.md).
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, Any]
# What a corrected record is read for; the rest is wording.
STUDY_FIELDS = (
    "direction",
    "design",
    "dose_class",
    "dose_mg",
    "n_enrolled",
    "n_analysed",
    "n_participants",
    "registration",
    "registration_match",
    "blinding",
    "retracted",
)
NUMBERS = ("estimate", "ci_low", "ci_high", "p", "ldn", "control", "ldn_events", "control_events",
           "n_ldn", "n_control", "favours")  # fmt: skip
SAME_ROW = ("outcome", "outcome_id", "timepoint", "comparison", "measure")


class Edition(NamedTuple):
    """The records of one edition by id, in the three places where one can end."""

    study: dict[str, Row]
    excluded: dict[str, Row]
    awaiting: dict[str, Row]

    def place(self, key: str) -> str:
        """Return where a record stands, or "new" where it does not."""
        return next((name for name in self._fields if key in getattr(self, name)), "new")

    def keys(self) -> set[str]:
        """Return the id of every record."""
        return {*self.study, *self.excluded, *self.awaiting}


def edition(folder: Path) -> Edition:
    """Read an edition: studies in one file, as in 2026.11, or in a folder of files."""
    files = [*folder.glob("*.toml"), *folder.glob("studies/*.toml")]
    tables = [tomllib.loads(path.read_text("utf-8")) for path in files]
    return Edition(
        *({row["id"]: row for table in tables for row in table.get(kind, ())}
          for kind in Edition._fields)
    )  # fmt: skip


def flow(old: Edition, new: Edition) -> Iterator[str]:
    """Yield how many records went from each place to each other one."""
    moves = Counter((old.place(key), new.place(key)) for key in old.keys() | new.keys())
    for (before, after), number in sorted(moves.items()):
        yield f"{number:4} {before} -> {'gone, or under another id' if after == 'new' else after}"
        if before not in (after, "new"):
            moved = (key for key in sorted(old.keys()) if old.place(key) == before)
            yield f"     {', '.join(key for key in moved if new.place(key) == after)}"


def corrections(old: Edition, new: Edition) -> Iterator[str]:
    """Yield each field of a study that changed, then each number of a result."""
    kept = sorted(old.study.keys() & new.study.keys())
    for field in STUDY_FIELDS:
        for key in kept:
            before, after = old.study[key].get(field), new.study[key].get(field)
            if before != after:
                yield f"{field}: {key}: {_text(before)} -> {_text(after)}"
    for key in kept:
        rows = {_row_key(row): row for row in new.study[key].get("results", ())}
        for row in old.study[key].get("results", ()):
            yield from _row_changes(key, row, rows.get(_row_key(row)))


def _row_changes(key: str, row: Row, after: Row | None) -> Iterator[str]:
    name = f"result: {key}: {row['outcome']}"
    if after is None:
        yield f"{name}: no row of this name, time and measure any more"
        return
    for field in NUMBERS:
        if field in row and row[field] != after.get(field):
            yield f"{name}: {field}: {_text(row[field])} -> {_text(after.get(field))}"


def _row_key(row: Row) -> tuple[object, ...]:
    return tuple(row.get(field) for field in SAME_ROW)


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


if __name__ == "__main__":
    before, after = (edition(Path(place)) for place in sys.argv[1:3])
    print(*flow(before, after), "", *corrections(before, after), sep="\n")
