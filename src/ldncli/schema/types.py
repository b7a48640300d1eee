"""The types of a record's fields, with their vocabularies resolved."""

from __future__ import annotations

import sys
from types import NoneType
from typing import Annotated, Any, Protocol, cast, get_args, get_origin, get_type_hints

from ldncli.schema import values, vocabulary
from ldncli.schema.record import Record

DATE_FIELDS = {"checked_on", "searched_on", "published_searched_on"}
# What a reader sees in a narrow table: a sentence of two lines, a cell of half a screen.
LIMITS = {"finding": 200, "short": 44}
TYPE_WORDS = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


class Limit(Protocol):
    """The range or form of a field."""

    def remedy(self, value: object, /) -> str:
        """Return what to do about a value that is off; nothing if it fits."""
        ...


_TYPES: dict[type[Record], dict[str, Any]] = {}
_LIMITS: dict[type[Record], dict[str, Limit]] = {}
_HINTS: dict[type[Record], dict[str, Any]] = {}


def field_types(cls: type[Record]) -> dict[str, Any]:
    """Return the types of a record's fields, with vocabularies resolved."""
    if cls not in _TYPES:
        hints = get_type_hints(_annotated(cls), globalns=_names(cls))
        _TYPES[cls] = {name: hints[name] for name in cls.fields}
    return _TYPES[cls]


def field_limits(cls: type[Record]) -> dict[str, Limit]:
    """Return the range or form of each field that has one; of a list, that of its members."""
    if cls not in _LIMITS:
        limits = {name: _limit(hint) for name, hint in field_hints(cls).items()}
        _LIMITS[cls] = {name: limit for name, limit in limits.items() if limit is not None}
    return _LIMITS[cls]


def field_hints(cls: type[Record]) -> dict[str, Any]:
    """Return the types of a record's fields, each with its range or form."""
    if cls not in _HINTS:
        hints = get_type_hints(_annotated(cls), globalns=_names(cls), include_extras=True)
        _HINTS[cls] = {name: hints[name] for name in cls.fields}
    return _HINTS[cls]


def _annotated(cls: type[Record]) -> type:
    return type(cls.__name__, (), {"__annotations__": cls.__annotations__})


def _names(cls: type[Record]) -> dict[str, Any]:
    return {**vars(sys.modules[cls.__module__]), **vars(vocabulary), **vars(values)}


def _limit(hint: Any) -> Limit | None:
    if get_origin(hint) is Annotated:
        return cast("Limit", hint.__metadata__[0])
    inside = (_limit(item) for item in get_args(hint))
    return next((limit for limit in inside if limit is not None), None)


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
