"""What was read, searched or looked through again since a day, by the days that records carry.

A record has the day of its last check, not what it said before: two editions side by side tell
that (`queries/editions/`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import UsageError
from ldncli.evidence.summary import ConditionSummary
from ldncli.schema.conditions import Condition
from ldncli.schema.kinds import KINDS
from ldncli.schema.record import Record
from ldncli.schema.studies import Reference, Study

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ldncli.dataset.dataset import Dataset

# Each kind with a day of its own: the fields that name a record, and say what it says. Sources
# change with the records that cite them.
SAYING: dict[str, tuple[str, str]] = {
    "condition": ("name", ""),  # its verdict, which is worked out
    "study": ("title", "finding"),
    "class": ("name", "what_happens"),
    "safety": ("title", "plain"),
    "claim": ("claim", "verdict"),
    "trial": ("title", "status"),
    "practice": ("question", "answer"),
    "position": ("body", "says"),
    "mechanism": ("name", "idea"),
    "pharmacology": ("topic", "statement"),
    "excluded": ("title", "reason"),
    "awaiting": ("title", "reason"),
}


class Change(Record):
    """A record, the day on which it was last checked, and what it says now.

    `corrected` holds published corrections of a study, `retracted` that it was taken back.
    """

    kind: str
    id: str
    date: str
    title: str
    says: str
    corrected: tuple[str, ...] = ()
    retracted: bool = False


class Changes(Record):
    """The records checked since a day, the newest first, and how many of each kind there are."""

    since: str
    version: str
    items: tuple[Change, ...]
    of_kind: tuple[tuple[str, int], ...]


def changes(dataset: Dataset, since: str = "", kinds: Sequence[str] = ()) -> Changes:
    """Return what was checked on a day or later; without a day, everything.

    A month or a year will do. Raises UsageError for what is no date.
    """
    from ldncli.schema.values import Calendar

    remedy = Calendar((1, 2, 3)).remedy(since) if since else ""
    if remedy:
        raise UsageError(f"“{since}” {remedy}", "for example: --since 2026-11-01")
    wanted = tuple(kinds or SAYING)
    found = [item for kind in wanted for item in _of_kind(dataset, kind) if item.date >= since]
    named = sorted(found, key=lambda item: (wanted.index(item.kind), item.id))
    newest = sorted(named, key=lambda item: item.date, reverse=True)
    numbers = ((kind, sum(item.kind == kind for item in found)) for kind in SAYING)
    return Changes(
        since=since,
        version=dataset.metadata.version,
        items=tuple(newest),
        of_kind=tuple((kind, number) for kind, number in numbers if number),
    )


def _of_kind(dataset: Dataset, kind: str) -> Iterator[Change]:
    if kind == "condition":
        yield from _conditions(dataset)
    elif kind == "study":
        yield from _studies(dataset)
    else:
        title, says = SAYING[kind]
        for row in dataset.all(KINDS[kind].cls):
            yield Change(
                kind=kind,
                id=getattr(row, KINDS[kind].key),
                date=getattr(row, "checked_on"),  # noqa: B009  # each of these kinds has one
                title=getattr(row, title),
                says=getattr(row, says),
            )


def _conditions(dataset: Dataset) -> Iterator[Change]:
    """Yield each condition by the day on which it was last searched."""
    verdicts = {row.id: row.verdict for row in dataset.all(ConditionSummary)}
    for row in dataset.all(Condition):
        yield Change(
            kind="condition", id=row.id, date=row.searched_on, title=row.name, says=verdicts[row.id]
        )


def _studies(dataset: Dataset) -> Iterator[Change]:
    sources = {row.id: row for row in dataset.all(Reference)}
    for row in dataset.all(Study):
        corrected = (*row.corrections, *sources[row.reference].corrections)
        yield Change(
            kind="study",
            id=row.id,
            date=row.checked_on,
            title=row.title,
            says=row.finding,
            corrected=tuple(dict.fromkeys(corrected)),
            retracted=row.retracted,
        )
