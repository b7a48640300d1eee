"""Shape and vocabulary: every row against the annotations of its record class."""

from __future__ import annotations

import datetime
import re
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from ldncli.errors import Fault
from ldncli.schema.kinds import KINDS, file_of, key_of
from ldncli.schema.record import Record
from ldncli.schema.types import DATE_FIELDS, LIMITS, TYPE_WORDS, field_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from ldncli.schema.kinds import Raw

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def check(raw: Raw) -> Iterator[Fault]:
    """Yield missing, unknown and ill-typed fields, and values outside their vocabulary."""
    for kind, rows in raw.items():
        for row in rows:
            place = (file_of(kind, row), f"{kind} {key_of(kind, row)}".strip())
            yield from _table(place, "", KINDS[kind].cls, row, KINDS[kind].derived)


def sound(raw: Raw, faults: Iterable[Fault]) -> Raw:
    """Return the rows in which no fault was found."""
    bad = {(fault.file, fault.record) for fault in faults}
    return {
        kind: [
            row for row in rows if (file_of(kind, row), f"{kind} {key_of(kind, row)}") not in bad
        ]
        for kind, rows in raw.items()
    }


def _table(
    place: tuple[str, str],
    path: str,
    cls: type[Record],
    row: dict[str, Any],
    derived: AbstractSet[str],
) -> Iterator[Fault]:
    known = {name: hint for name, hint in field_types(cls).items() if name not in derived}
    for name in sorted(cls.required - derived - row.keys()):
        yield Fault(*place, path + name, "", "is missing; add it")
    for name, value in row.items():
        if name in derived:
            yield Fault(*place, path + name, _shown(value), "comes from the reference; remove it")
        elif name not in known:
            yield Fault(*place, path + name, _shown(value), _unknown(name, known))
        else:
            yield from _value(place, path + name, known[name], value)


def _unknown(name: str, known: dict[str, Any]) -> str:
    import difflib

    near = difflib.get_close_matches(name, known, n=1)
    return f"unknown field; did you mean {near[0]}?" if near else "unknown field; remove it"


def _value(place: tuple[str, str], path: str, hint: Any, value: Any) -> Iterator[Fault]:
    options = [item for item in get_args(hint) if item is not NoneType]
    if get_origin(hint) in (Union, UnionType):
        hint = options[0]
    if get_origin(hint) is tuple:
        yield from _list(place, path, get_args(hint)[0], value)
    elif isinstance(hint, type) and issubclass(hint, Record):
        yield from _nested(place, path, hint, value)
    elif remedy := _wrong(path.rpartition(".")[2], hint, value):
        yield Fault(*place, path, _shown(value), remedy)


def _list(place: tuple[str, str], path: str, hint: Any, value: Any) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield Fault(*place, path, _shown(value), "must be a list; put it in [ ]")
        return
    for number, item in enumerate(value, 1):
        yield from _value(place, f"{path}[{number}]", hint, item)


def _nested(place: tuple[str, str], path: str, hint: type[Record], value: Any) -> Iterator[Fault]:
    if isinstance(value, dict):
        yield from _table(place, path + ".", hint, value, set())
    else:
        yield Fault(*place, path, _shown(value), "must be a table of fields")


def _wrong(name: str, hint: Any, value: Any) -> str:
    if get_origin(hint) is Literal:
        words = get_args(hint)
        return "" if value in words else f"use one of: {', '.join(words)}"
    if name in DATE_FIELDS:
        text = value.isoformat() if isinstance(value, datetime.date) else str(value)
        return "" if DATE.fullmatch(text) else "must be a date, like 2026-10-31"
    if hint is float and type(value) is int:
        return ""
    if type(value) is not hint:
        return f"must be {TYPE_WORDS[hint]}"
    if hint is str and not value.strip():
        return "is empty; write it or leave the field out"
    limit = LIMITS.get(name)
    return f"is over {limit} characters; shorten it" if limit and len(value) > limit else ""


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
