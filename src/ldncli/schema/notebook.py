"""A record as a small HTML table, as notebooks show a value."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# A longer list is told by its number: the record itself has it.
SHOWN = 12


def table(name: str, fields: Mapping[str, object]) -> str:
    """Return the fields that say something, a row each."""
    rows = "".join(
        f"<tr><th scope='row' style='text-align: left'>{escape(field)}</th>"
        f"<td style='text-align: left'>{escape(_words(value))}</td></tr>"
        for field, value in fields.items()
        if value not in (None, "", ())
    )
    return f"<table><caption>{escape(name)}</caption>{rows}</table>"


def _words(value: object) -> str:
    """Return a value on one line; records inside it by their number or their id."""
    if isinstance(value, tuple):
        plain = all(isinstance(item, (str, int, float)) for item in value)
        if plain and len(value) <= SHOWN:
            return "; ".join(map(str, value))
        return f"{len(value):,} {'value' if len(value) == 1 else 'values'}"
    if hasattr(value, "fields"):
        return str(getattr(value, "id", "") or type(value).__name__)
    return "as a function" if callable(value) else str(value)
