"""Shape and value: every row against the annotations of its record class.

A field has a type or a vocabulary, and where its annotation says so a range or a form.
"""

from __future__ import annotations

import datetime
import unicodedata
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, get_args, get_origin

from ldncli.errors import Fault
from ldncli.schema.kinds import KINDS, file_of, key_of
from ldncli.schema.record import Record
from ldncli.schema.types import DATE_FIELDS, LIMITS, TYPE_WORDS, Limit, bare, field_hints, inner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from ldncli.schema.kinds import Raw, Row

# Each can move a cursor, hide text or turn its direction; none belongs in a sentence.
NOT_IN_TEXT = frozenset({"Cc", "Zl", "Zp", "Cs"})
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# A fault shows its value on one line of a terminal.
LONGEST_SHOWN = 60


class Place(NamedTuple):
    """Where a fault is: file, record, and the way to the field inside it."""

    file: str
    record: str
    path: str = ""

    def at(self, step: str) -> Place:
        """Return the place one step further in."""
        return Place(self.file, self.record, self.path + step)

    def fault(self, value: object, remedy: str) -> Fault:
        """Return a fault at this place."""
        return Fault(self.file, self.record, self.path, _shown(value), remedy)


class Field(NamedTuple):
    """What a field takes: a list or one, of tables, of the words of a vocabulary or of a type."""

    listed: bool
    table: type[Record] | None
    words: tuple[str, ...]
    plain: type
    dated: bool
    most: int
    limit: Limit | None


_FIELDS: dict[type[Record], dict[str, Field]] = {}


def _fields(cls: type[Record]) -> dict[str, Field]:
    """Return what each field of a class takes: its types are taken apart once, not once a row."""
    if cls not in _FIELDS:
        _FIELDS[cls] = {name: _field(name, hint) for name, hint in field_hints(cls).items()}
    return _FIELDS[cls]


def _field(name: str, hint: Any) -> Field:
    listed, kind, limit = get_origin(hint) is tuple, bare(hint), None
    if get_origin(kind) is Annotated:
        kind, limit = get_args(kind)
    return Field(
        listed=listed,
        table=inner(kind),
        words=get_args(kind) if get_origin(kind) is Literal else (),
        plain=kind if isinstance(kind, type) else object,
        dated=name in DATE_FIELDS and not listed,
        most=0 if listed else LIMITS.get(name, 0),
        limit=limit,
    )


def check(raw: Raw) -> tuple[list[Fault], Raw]:
    """Return the faults of single rows, and the rows that have none."""
    faults: list[Fault] = []
    sound: Raw = {}
    for kind, rows in raw.items():
        sound[kind] = []
        for row in rows:
            faulty = list(_row(kind, row))
            faults += faulty
            if not faulty:
                sound[kind].append(row)
    return faults, sound


def _row(kind: str, row: Row) -> Iterator[Fault]:
    place = Place(file_of(kind, row), f"{kind} {key_of(kind, row)[:LONGEST_SHOWN]}".strip())
    return _table(place, KINDS[kind].cls, row, KINDS[kind].derived)


def _table(
    place: Place, cls: type[Record], row: Row, derived: AbstractSet[str] = frozenset()
) -> Iterator[Fault]:
    fields = _fields(cls)
    for name in sorted(cls.required - derived - row.keys()):
        yield place.at(name).fault(None, "is missing; add it")
    for name, value in row.items():
        field = fields.get(name)
        if name in derived:
            yield place.at(name).fault(value, "comes from the reference; remove it")
        elif field is None:
            known = [name for name in fields if name not in derived]
            yield place.at(name).fault(value, _unknown(name, known))
        elif field.listed:
            yield from _list(place.at(name), field, value)
        elif field.table is not None:
            yield from _inner(place.at(name), field.table, value)
        elif remedy := _remedy(field, value):
            yield place.at(name).fault(value, remedy)


def _unknown(name: str, known: list[str]) -> str:
    import difflib

    near = difflib.get_close_matches(name, known, n=1)
    return f"unknown field; did you mean {near[0]}?" if near else "unknown field; remove it"


def _inner(place: Place, cls: type[Record], value: object) -> Iterator[Fault]:
    if isinstance(value, dict):
        yield from _table(place.at("."), cls, value)
    else:
        yield place.fault(value, "must be a table of fields")


def _list(place: Place, field: Field, value: object) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield place.fault(value, "must be a list; put it in [ ]")
        return
    for number, item in enumerate(value, 1):
        if field.table is not None:
            yield from _inner(place.at(f"[{number}]"), field.table, item)
        elif remedy := _remedy(field, item):
            yield place.at(f"[{number}]").fault(item, remedy)


def _remedy(field: Field, value: object) -> str:
    """Return what to do about one value; nothing if it is right."""
    if field.words:
        return "" if value in field.words else f"use one of: {', '.join(field.words)}"
    limit = field.limit
    if field.dated and isinstance(value, str | datetime.date):
        return limit.remedy(value) if limit is not None else ""
    if type(value) is not field.plain and not (field.plain is float and type(value) is int):
        return f"must be {'a date, like 2026-10-31' if field.dated else TYPE_WORDS[field.plain]}"
    remedy = _text_remedy(value, field.most) if isinstance(value, str) else ""
    return remedy or (limit.remedy(value) if limit is not None else "")


def _text_remedy(text: str, most: int) -> str:
    if not text.strip():
        return "is empty; write it or leave the field out"
    odd = None if text.isprintable() else next((c for c in text if not _belongs(c)), None)
    if odd is not None:
        return f"holds the control character U+{ord(odd):04X}; take it out"
    return f"is over {most} characters; shorten it" if most and len(text) > most else ""


def _belongs(char: str) -> bool:
    return char.isprintable() or not (unicodedata.category(char) in NOT_IN_TEXT or char in TURNING)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dict | list):  # however deep, it is not walked
        return "a table" if isinstance(value, dict) else "a list"
    text = repr(value) if not isinstance(value, int) or abs(value) < 10**18 else "a huge number"
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 3] + "..."
