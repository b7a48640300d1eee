"""Flat rows for spreadsheets: CSV and TSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.page import plain_rows
from ldncli.output.finite import finite

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ldncli.document.page import Document
    from ldncli.output.terminal import Terminal

# A cell that begins so may be run as a formula (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def commas(document: Document, terminal: Terminal) -> str:
    """Draw the rows separated by commas."""
    return table(plain_rows(document.page), ",")


def tabs(document: Document, terminal: Terminal) -> str:
    """Draw the rows separated by tabs."""
    return table(plain_rows(document.page), "\t")


def table(records: Sequence[Mapping[str, object]], delimiter: str) -> str:
    """Return rows under one heading line; a text that a spreadsheet would run is quoted."""
    import csv
    import io

    names = list(dict.fromkeys(name for record in records for name in record))
    fractions = {name for record in records for name in names if _is_fraction(record.get(name))}
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    if names:
        writer.writerow(names)
    for record in records:
        writer.writerow([cell(_like(record.get(name), name in fractions)) for name in names])
    return out.getvalue()


def _is_fraction(value: object) -> bool:
    return isinstance(value, float)


def _like(value: object, fractions: bool) -> object:
    """Return a number as its column has them: 12 stands as 12.0 beside 2.5.

    Programs that guess a type from the first lines stop at the first number of another.
    """
    return float(value) if fractions and type(value) is int else value


def cell(value: object) -> object:
    """Return a cell that no spreadsheet runs: a leading apostrophe marks text as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    return finite(value) if isinstance(value, float) else value
