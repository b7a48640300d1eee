"""Build frozen records from plain tables, whether they come from TOML or from the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from ldncli.schema.kinds import FROM_REFERENCE
from ldncli.schema.nested import NESTED
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from ldncli.schema.kinds import Raw

R = TypeVar("R", bound=Record)

_NONE: dict[str, type[Record]] = {}


def build(cls: type[R], row: dict[str, Any]) -> R:
    """Build one record of a checked row; nested tables become records, lists become tuples."""
    nested = NESTED.get(cls, _NONE)
    complete_row = row.copy()
    for name, value in row.items():
        kind = type(value)
        if kind is list:
            inner = nested.get(name)
            complete_row[name] = (
                tuple(build(inner, item) for item in value) if inner else tuple(value)
            )
        elif kind is dict:
            complete_row[name] = build(nested[name], value)
    return cls.trusted(complete_row)


def texts(value: Any, left_out: Container[str] = ()) -> Iterator[str]:
    """Yield every text of a row, its inner tables included, but for the fields left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in left_out:
                yield from texts(item, left_out)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, left_out)


def complete(raw: Raw) -> Raw:
    """Return the rows as the store keeps them: dates as text, studies with their citation."""
    references = {row.get("id"): row for row in raw["reference"]}
    done = {kind: [_dated(row) for row in rows] for kind, rows in raw.items()}
    done["study"] = [_cited(row, references.get(row.get("reference"), {})) for row in done["study"]]
    return done


def _dated(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _dated(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_dated(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _cited(row: dict[str, Any], reference: dict[str, Any]) -> dict[str, Any]:
    authors = reference.get("authors") or [None]
    found = {name: reference[name] for name in FROM_REFERENCE if name in reference}
    first = {"first_author": authors[0]} if authors[0] else {}
    retracted = {"retracted": True} if reference.get("retracted") else {}
    return {**row, **found, **first, **retracted}
