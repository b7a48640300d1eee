"""What differs between two editions: records that came, went or changed, and verdicts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ldncli.queries.editions.fields import Nature, nature, values
from ldncli.queries.editions.verdicts import VerdictMove, moves
from ldncli.schema.kinds import KINDS, key_of
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.schema.kinds import Raw, Row

# Where a paper can stand: read, judged not to belong, or not yet read.
PLACES = ("study", "excluded", "awaiting")


class EditionName(Record):
    """An edition by its version, with the days of its search."""

    version: str
    searched_on: str
    searched_through: str


class KindCount(Record):
    """How many records of a kind there are, and how many of them differ."""

    kind: str
    old: int
    new: int
    added: int
    gone: int
    changed: int


class MovedRecord(Record):
    """A paper that stands elsewhere than before; a place that is empty is none at all."""

    id: str
    title: str
    conditions: tuple[str, ...]
    old: str
    new: str


class PaperFlow(Record):
    """How many papers went from one place to another, or stayed; an empty place is none at all."""

    old: str
    new: str
    papers: int


class FieldChange(Record):
    """One value of a record of both editions that differs; none where it was not said."""

    kind: str
    id: str
    field: str
    old: str | None
    new: str | None
    nature: Nature


class EditionDifference(Record):
    """Everything that differs between two editions."""

    old: EditionName
    new: EditionName
    counts: tuple[KindCount, ...]
    verdicts: tuple[VerdictMove, ...]
    flow: tuple[PaperFlow, ...]
    moved: tuple[MovedRecord, ...]
    conditions_added: tuple[str, ...]
    conditions_gone: tuple[str, ...]
    changes: tuple[FieldChange, ...]


def difference(old: Raw, new: Raw) -> EditionDifference:
    """Compare two editions, each as it stands."""
    changes = tuple(change for kind in KINDS for change in _changes(kind, old, new))
    before, after = _by_key(old, "condition"), _by_key(new, "condition")
    return EditionDifference(
        old=_name(old),
        new=_name(new),
        counts=tuple(_count(kind, old, new, changes) for kind in KINDS if kind != "dataset"),
        verdicts=moves(old, new),
        flow=_flow(old, new),
        moved=tuple(_moved(old, new)),
        conditions_added=tuple(key for key in after if key not in before),
        conditions_gone=tuple(key for key in before if key not in after),
        changes=changes,
    )


def _name(raw: Raw) -> EditionName:
    row = next(iter(raw["dataset"]), {})
    return EditionName(
        version=str(row.get("version", "")),
        searched_on=str(row.get("searched_on", "")),
        searched_through=str(row.get("searched_through", "")),
    )


def _by_key(raw: Raw, kind: str) -> dict[str, Row]:
    return {key_of(kind, row): row for row in raw[kind]}


def _changes(kind: str, old: Raw, new: Raw) -> Iterator[FieldChange]:
    """Yield each value that differs in a record of both editions."""
    if kind == "dataset":
        return
    before, after = _by_key(old, kind), _by_key(new, kind)
    for key in (key for key in after if key in before):
        was, now = values(kind, before[key]), values(kind, after[key])
        for way in dict.fromkeys([*was, *now]):
            if was.get(way) != now.get(way) and not _in_a_new_row(way, was, now):
                yield FieldChange(
                    kind=kind,
                    id=key,
                    field=way,
                    old=was.get(way),
                    new=now.get(way),
                    nature=nature(kind, way, was.get(way)),
                )


def _in_a_new_row(way: str, was: dict[str, str], now: dict[str, str]) -> bool:
    """Tell whether a value belongs to a row that came or went whole: the row is told once."""
    row, bracket, rest = way.rpartition("].")
    return bool(bracket) and bool(rest) and ((row + "]" in was) != (row + "]" in now))


def _count(kind: str, old: Raw, new: Raw, changes: tuple[FieldChange, ...]) -> KindCount:
    before, after = _by_key(old, kind).keys(), _by_key(new, kind).keys()
    return KindCount(
        kind=kind,
        old=len(before),
        new=len(after),
        added=len(after - before),
        gone=len(before - after),
        changed=len({change.id for change in changes if change.kind == kind}),
    )


def _papers(raw: Raw) -> dict[str, tuple[str, Row]]:
    """Return where each paper stands, and its row."""
    return {key: (kind, row) for kind in PLACES for key, row in _by_key(raw, kind).items()}


def _flow(old: Raw, new: Raw) -> tuple[PaperFlow, ...]:
    """Return the way of every paper, counted: the sums of both editions can be followed."""
    before, after = _papers(old), _papers(new)
    nowhere: tuple[str, Row] = ("", {})
    ways = Counter(
        (before.get(key, nowhere)[0], after.get(key, nowhere)[0])
        for key in before.keys() | after.keys()
    )
    return tuple(PaperFlow(old=a, new=b, papers=number) for (a, b), number in sorted(ways.items()))


def _moved(old: Raw, new: Raw) -> Iterator[MovedRecord]:
    """Yield each paper that came, went, or went from one place to another, by its id."""
    before, after = _papers(old), _papers(new)
    for key in sorted(before.keys() | after.keys()):
        (was, _), (now, _) = before.get(key, ("", {})), after.get(key, ("", {}))
        if was != now:
            row = (after.get(key) or before[key])[1]
            yield MovedRecord(
                id=key,
                title=row.get("title", ""),
                conditions=tuple(row.get("conditions", ())),
                old=was,
                new=now,
            )
