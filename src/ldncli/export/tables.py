"""The dataset as related tables, derived from the model: one for each kind and each list.

A list field of a kind is a table called KIND_FIELD whose rows carry the key of their owner
and their number; a field that names another record is a foreign key. CSV and SQLite share them.
"""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Literal, get_args, get_origin

from ldncli.evidence.summary import ConditionSummary
from ldncli.schema.field_meanings import says
from ldncli.schema.kinds import KINDS
from ldncli.schema.record import Record
from ldncli.schema.types import DATE_FIELDS, field_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ldncli.export.selection import Selection

NUMBER = "number"
SUMMARY = "condition_summary"
TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}
Rows = tuple[tuple[object, ...], ...]


class Column(Record):
    """One column: its type, whether it is always filled, its vocabulary, what it means."""

    name: str
    type: str
    filled: bool = False
    words: tuple[str, ...] = ()
    says: str = ""


class Key(Record):
    """A foreign key: columns of this table that name a row of another."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


class Table(Record):
    """One table: columns, primary key, foreign keys, rows."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign: tuple[Key, ...]
    rows: Rows


class Place(Record):
    """Where a table hangs: its path from a kind, its owner, and the columns that name it."""

    path: tuple[str, ...]
    owner: str = ""
    owner_key: tuple[str, ...] = ()
    outer: tuple[Column, ...] = ()
    conditions: frozenset[str] = frozenset()  # those with a page, in this selection

    @property
    def name(self) -> str:
        """Return the name of the table."""
        return "_".join(self.path)

    @property
    def links(self) -> dict[str, str]:
        """Return which fields of a row name a record, and of which kind."""
        kind, *fields = self.path
        start = "".join(f"{field}." for field in fields)
        return {
            path.removeprefix(start): target
            for path, target in KINDS[kind].links.items()
            if path.startswith(start) and "." not in path.removeprefix(start)
        }

    def foreign(self, fields: Iterable[str]) -> tuple[Key, ...]:
        """Return the keys of a table here: to its owner, and to what its fields name."""
        columns = tuple(field.name for field in self.outer)
        owner = (Key(columns=columns, table=self.owner, to=self.owner_key),) if columns else ()
        # A field that names a condition may name a group without a page, or one not selected.
        kinds = {name: kind for name, kind in self.links.items() if kind != "condition"}
        named = ((name, kinds[name]) for name in fields if name in kinds)
        return (*owner, *(to_kind(name, kind) for name, kind in named))


def to_kind(column: str, kind: str) -> Key:
    """Return the key from a column to a kind."""
    return Key(columns=(column,), table=kind, to=(KINDS[kind].key,))


def tables(selection: Selection) -> tuple[Table, ...]:
    """Return every table of a selection; one without rows is there all the same."""
    pages = selection.ids("condition")
    every: list[Table] = []
    for kind, row in KINDS.items():
        items = selection.records[kind]
        single = member(row.cls, row.key) is None and not row.apart
        # Where no one field tells the entries of a kind apart, their rows are numbered.
        before = [() if single else (place,) for place, _ in enumerate(items, 1)]
        rows = list(zip(before, items, strict=True))
        key = row.key if single else NUMBER
        every += _records(Place(path=(kind,), conditions=pages), row.cls, key, rows)
    return (*every, _summaries(selection.summaries))


def names() -> tuple[str, ...]:
    """Return the name of every table, whatever is in it."""
    from ldncli.export.selection import Selection

    empty = Selection(conditions=(), records=dict.fromkeys(KINDS, ()), summaries=())
    return tuple(table.name for table in tables(empty))


def _summaries(summaries: tuple[ConditionSummary, ...]) -> Table:
    names = ConditionSummary.fields
    return Table(
        name=SUMMARY,
        columns=tuple(column(ConditionSummary, name) for name in names),
        key=("id",),
        foreign=(to_kind("id", "condition"),),
        rows=tuple(tuple(getattr(item, name) for name in names) for item in summaries),
    )


def column(cls: type[Record], name: str) -> Column:
    """Return the column of a field that holds one value."""
    hint = field_types(cls)[name]
    options = [item for item in get_args(hint) if item is not NoneType]
    bare = options[0] if NoneType in get_args(hint) else hint
    words = get_args(bare) if get_origin(bare) is Literal else ()
    kind = "date" if name in DATE_FIELDS else "string" if words else TYPES[bare]
    filled = name in cls.required and NoneType not in get_args(hint)
    return Column(name=name, type=kind, filled=filled, words=words, says=says(cls, name))


def _records(
    place: Place, cls: type[Record], key: str, records: Sequence[tuple[tuple[object, ...], object]]
) -> Iterator[Table]:
    """Yield the table of a record class, then those of its lists."""
    flat = tuple(name for name in cls.fields if member(cls, name) is None)
    number = () if key in flat else (_number(),)
    keys = (*(field.name for field in place.outer), key)
    fields = (*place.outer, *number, *(column(cls, name) for name in flat))
    rows = tuple((*before, *(getattr(item, name) for name in flat)) for before, item in records)
    yield Table(name=place.name, columns=fields, key=keys, foreign=place.foreign(flat), rows=rows)
    own = next(field for field in fields if field.name == key)
    called = Column(name=f"{place.path[-1]}_{key}", type=own.type, filled=True, says="its owner")
    for name in cls.fields:
        inner = member(cls, name)
        if inner is None:
            continue
        below = Place(
            path=(*place.path, name),
            owner=place.name,
            owner_key=keys,
            outer=(*place.outer, called),
            conditions=place.conditions,
        )
        numbered = _numbered(records, name, "" if number else key)
        if isinstance(inner, type) and issubclass(inner, Record):
            yield from _records(below, inner, NUMBER, numbered)
        else:
            yield _values(below, place.links.get(name, ""), numbered)


def member(cls: type[Record], name: str) -> object:
    """Return the type of what a field lists, or None where it holds one value."""
    hint = field_types(cls)[name]
    if get_origin(hint) is tuple:
        return get_args(hint)[0]
    return hint if isinstance(hint, type) and issubclass(hint, Record) else None


def _number() -> Column:
    return Column(name=NUMBER, type="integer", filled=True, says="place in the list, from 1")


def _numbered(
    records: Sequence[tuple[tuple[object, ...], object]], name: str, key: str
) -> list[tuple[tuple[object, ...], object]]:
    """Return the members of a list field, each after the key of its owner and its number."""
    numbered = []
    for before, item in records:
        owner = (*before, getattr(item, key)) if key else before
        value = getattr(item, name)
        members = value if isinstance(value, tuple) else (value,)
        numbered += [((*owner, place), inner) for place, inner in enumerate(members, 1)]
    return numbered


def _values(place: Place, kind: str, values: Sequence[tuple[tuple[object, ...], object]]) -> Table:
    """Return the table of a list of plain values, or of names of other records."""
    called = f"{kind}_{KINDS[kind].key}" if kind else "value"
    keys = (*(field.name for field in place.outer), NUMBER)
    fields = [*place.outer, _number(), Column(name=called, type="string", filled=True)]
    rows: Rows = tuple((*before, value) for before, value in values)
    if kind == "condition":  # a group of studies has no page, so it is named beside the key
        fields[-1] = Column(name=called, type="string", says="empty for a group without a page")
        fields.append(Column(name="value", type="string", filled=True, says="as in the data"))
        rows = tuple(
            (*row[:-1], row[-1] if row[-1] in place.conditions else None, row[-1]) for row in rows
        )
    foreign = (*place.foreign(()), *((to_kind(called, kind),) if kind else ()))
    return Table(name=place.name, columns=tuple(fields), key=keys, foreign=foreign, rows=rows)
