"""The words that a field takes, and those that the data uses, each with how often."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, get_args, get_origin

from ldncli.errors import Candidate, NotFound
from ldncli.matching.names import nearest
from ldncli.schema.conditions import Condition, Scale
from ldncli.schema.field_meanings import says
from ldncli.schema.kinds import KINDS
from ldncli.schema.nested import NESTED
from ldncli.schema.record import Record
from ldncli.schema.types import bare, field_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ldncli.dataset.dataset import Dataset

# Fields of free text in which one thing must have one name, or it is counted as two: no rule can
# hold all their words, so a keeper looks here for the one in use.
IN_USE = frozenset({"outcome_id", "kind", "reason_class", "tool", "unit"})
# Fields that take the ids of a short table, which a keeper has to look up.
IDS_OF: dict[str, type[Condition | Scale]] = {"conditions": Condition, "scale": Scale}


class Word(Record):
    """A word of a vocabulary, with how often the data uses it."""

    text: str
    times: int


class Vocabulary(Record):
    """The words of one field: all that it takes where it is closed, else those in use.

    `places` are the tables that have the field with these words, such as `study.results`.
    """

    field: str
    places: tuple[str, ...]
    meaning: str
    closed: bool
    words: tuple[Word, ...]


def vocabularies(dataset: Dataset) -> tuple[Vocabulary, ...]:
    """Return every vocabulary, by the name of its field."""
    groups: dict[tuple[str, tuple[str, ...]], list[tuple[str, type[Record]]]] = {}
    for place, cls in tables():
        for field, allowed in _fields(dataset, cls):
            groups.setdefault((field, allowed), []).append((place, cls))
    return tuple(
        _vocabulary(dataset, field, allowed, groups[field, allowed])
        for field, allowed in sorted(groups)
    )


def vocabularies_of(dataset: Dataset, field: str) -> tuple[Vocabulary, ...]:
    """Return the vocabularies of a field: several where it means another thing elsewhere.

    Raises NotFound for a field that has none, with the fields that look like it.
    """
    every = vocabularies(dataset)
    same = tuple(item for item in every if item.field == field.strip().casefold())
    if same:
        return same
    near = nearest(field, {item.field: item.field for item in every})
    raise NotFound("field", field, tuple(Candidate(kind="field", id=name) for name in near))


def fields_with_words() -> tuple[str, ...]:
    """Return the names of the fields that have a vocabulary."""
    names = {
        field
        for _, cls in tables()
        for field, hint in field_types(cls).items()
        if field in IN_USE or field in IDS_OF or get_origin(bare(hint)) is Literal
    }
    return tuple(sorted(names))


def tables() -> Iterator[tuple[str, type[Record]]]:
    """Yield every table of the dataset with its class: `study`, then `study.results`."""
    for kind, row in KINDS.items():
        yield from _inside(kind, row.cls)


def _inside(place: str, cls: type[Record]) -> Iterator[tuple[str, type[Record]]]:
    yield place, cls
    for field, inner in NESTED.get(cls, {}).items():
        yield from _inside(f"{place}.{field}", inner)


def _fields(dataset: Dataset, cls: type[Record]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each field that has a vocabulary, with the words it takes; none where it is open."""
    for field, hint in field_types(cls).items():
        kind = bare(hint)
        if get_origin(kind) is Literal:
            yield field, get_args(kind)
        elif field in IDS_OF:
            yield field, tuple(row.id for row in dataset.all(IDS_OF[field]))
        elif field in IN_USE:
            yield field, ()


def _vocabulary(
    dataset: Dataset, field: str, allowed: tuple[str, ...], found_in: list[tuple[str, type[Record]]]
) -> Vocabulary:
    times: Counter[str] = Counter()
    for place, _ in found_in:
        times.update(_values(_records(dataset, place), field))
    in_use = sorted(times, key=lambda word: (-times[word], word))
    words = dict.fromkeys((*allowed, *in_use))
    return Vocabulary(
        field=field,
        places=tuple(place for place, _ in found_in),
        meaning=says(found_in[0][1], field),
        closed=bool(allowed),
        words=tuple(Word(text=word, times=times[word]) for word in words),
    )


def _records(dataset: Dataset, place: str) -> list[Record]:
    kind, *fields = place.split(".")
    records: list[Record] = list(dataset.all(KINDS[kind].cls))
    for field in fields:
        records = [inner for record in records for inner in getattr(record, field)]
    return records


def _values(records: Iterable[Record], field: str) -> Iterator[str]:
    for record in records:
        value = getattr(record, field)
        yield from value if isinstance(value, tuple) else [value] if value else []
