"""Shape and value: every row against the annotations of its record class.

A field has a type or a vocabulary, and where its annotation says so a range or a form.
"""

from __future__ import annotations

import datetime
import unicodedata
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Union, get_args, get_origin

from ldncli.errors import Fault
from ldncli.schema.kinds import KINDS, file_of, key_of
from ldncli.schema.record import Record
from ldncli.schema.types import DATE_FIELDS, LIMITS, TYPE_WORDS, Limit, field_limits, field_types

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
    types, limits = field_types(cls), field_limits(cls)
    for name in sorted(cls.required - derived - row.keys()):
        yield place.at(name).fault(None, "is missing; add it")
    for name, value in row.items():
        if name in derived:
            yield place.at(name).fault(value, "comes from the reference; remove it")
        elif name not in types:
            known = [field for field in types if field not in derived]
            yield place.at(name).fault(value, _unknown(name, known))
        else:
            yield from _value(place.at(name), types[name], limits.get(name), value)


def _unknown(name: str, known: list[str]) -> str:
    import difflib

    near = difflib.get_close_matches(name, known, n=1)
    return f"unknown field; did you mean {near[0]}?" if near else "unknown field; remove it"


def _value(place: Place, hint: Any, limit: Limit | None, value: object) -> Iterator[Fault]:
    if get_origin(hint) in (Union, UnionType):
        hint = next(item for item in get_args(hint) if item is not NoneType)
    if get_origin(hint) is tuple:
        yield from _list(place, get_args(hint)[0], limit, value)
    elif isinstance(hint, type) and issubclass(hint, Record):
        if isinstance(value, dict):
            yield from _table(place.at("."), hint, value)
        else:
            yield place.fault(value, "must be a table of fields")
    elif remedy := _remedy(place.path.rpartition(".")[2], hint, limit, value):
        yield place.fault(value, remedy)


def _list(place: Place, hint: Any, limit: Limit | None, value: object) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield place.fault(value, "must be a list; put it in [ ]")
        return
    for number, item in enumerate(value, 1):
        yield from _value(place.at(f"[{number}]"), hint, limit, item)


def _remedy(name: str, hint: Any, limit: Limit | None, value: object) -> str:
    """Return what to do about one value; nothing if it is right."""
    if get_origin(hint) is Literal:
        words = get_args(hint)
        return "" if value in words else f"use one of: {', '.join(words)}"
    if name in DATE_FIELDS and isinstance(value, str | datetime.date):
        return limit.remedy(value) if limit is not None else ""
    if type(value) is not hint and not (hint is float and type(value) is int):
        return f"must be {'a date, like 2026-10-31' if name in DATE_FIELDS else TYPE_WORDS[hint]}"
    remedy = _text_remedy(name, value) if isinstance(value, str) else ""
    return remedy or (limit.remedy(value) if limit is not None else "")


def _text_remedy(name: str, text: str) -> str:
    if not text.strip():
        return "is empty; write it or leave the field out"
    odd = None if text.isprintable() else next((c for c in text if not _belongs(c)), None)
    if odd is not None:
        return f"holds the control character U+{ord(odd):04X}; take it out"
    most = LIMITS.get(name)
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
