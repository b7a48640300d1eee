"""The types of a record's fields, with their vocabularies resolved."""

from __future__ import annotations

import sys
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from ldncli.schema import vocabulary
from ldncli.schema.record import Record

DATE_FIELDS = {"checked_on", "searched_on", "published_searched_on"}
# What a reader sees in a narrow table: a sentence of two lines, a cell of half a screen.
LIMITS = {"finding": 200, "short": 44}
TYPE_WORDS = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}

_TYPES: dict[type[Record], dict[str, Any]] = {}


def field_types(cls: type[Record]) -> dict[str, Any]:
    """Return the types of a record's fields, with vocabularies resolved."""
    if cls not in _TYPES:
        space = {**vars(sys.modules[cls.__module__]), **vars(vocabulary)}
        own = type(cls.__name__, (), {"__annotations__": cls.__annotations__})
        hints = get_type_hints(own, globalns=space)
        _TYPES[cls] = {name: hints[name] for name in cls.fields}
    return _TYPES[cls]


def bare(hint: Any) -> Any:
    """Return the type of a value: of a member where the field is a list."""
    options = [item for item in get_args(hint) if item is not NoneType]
    if NoneType in get_args(hint) or get_origin(hint) is tuple:
        return options[0]
    return hint


def inner(hint: Any) -> type[Record] | None:
    """Return the class of the tables that a field has, if it has tables."""
    kind = bare(hint)
    return kind if isinstance(kind, type) and issubclass(kind, Record) else None
