"""The dataset as one workbook: a sheet a table, a type a cell, nothing for Excel to guess."""

from __future__ import annotations

import datetime
import io
import re
from typing import TYPE_CHECKING

from ldncli.document.page import plain_rows
from ldncli.errors import LdnError
from ldncli.export.tables import Column, Table, tables
from ldncli.extras import needed
from ldncli.output.finite import finite
from ldncli.schema.types import DATE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from ldncli.document.page import Document
    from ldncli.export.selection import Files, Selection

EXTRA = "excel"
# Excel's own limits: characters of the name of a sheet, and of a cell.
NAME_LENGTH = 31
CELL_LENGTH = 32_767
ABOUT, ROWS = "about", "rows"
# An answer has no day of its own: Excel's first keeps equal answers equal files.
NO_DAY = datetime.datetime(1900, 1, 1)
WHOLE_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# A text stays a text: pages 5-10 no date, "=1" no formula, an address no link.
AS_IT_IS = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


def files(selection: Selection, notice: str) -> Files:
    """Return the workbook."""
    metadata = selection.metadata
    every = tables(selection)
    names = sheet_names(table.name for table in every)
    facts = (
        ("title", metadata.title),
        ("version", metadata.version),
        ("searched through", metadata.searched_through),
        ("licence", metadata.licence),
        ("notice", notice),
        *((f"sheet {sheet_name}", table) for table, sheet_name in names.items()),
    )
    # The day of the edition: equal data make equal files, whenever they are written.
    created = datetime.datetime.fromisoformat(metadata.searched_on)
    properties = {
        "title": metadata.title,
        "comments": f"Version {metadata.version}",
        "created": created,
    }
    return {"": _workbook(properties, facts, {names[table.name]: table for table in every})}


def of_page(document: Document) -> bytes:
    """Return the rows of one answer as a workbook: a sheet, and another that says whose it is."""
    rows = plain_rows(document.page)
    names = tuple(dict.fromkeys(name for row in rows for name in row))
    columns = tuple(Column(name=name, type=_type(name, rows)) for name in names)
    table = Table(
        name=ROWS,
        columns=columns,
        key=(),
        foreign=(),
        rows=tuple(tuple(row.get(name) for name in names) for row in rows),
    )
    facts = (
        ("command", document.command),
        ("dataset", document.dataset_version),
        ("searched through", document.searched_through),
        ("notice", document.notice),
        *((("age", document.age_note),) if document.age_note else ()),
    )
    return _workbook({"title": document.command, "created": NO_DAY}, facts, {ROWS: table})


def _type(name: str, rows: Sequence[Mapping[str, object]]) -> str:
    """Return `date` for a column of whole dates, else a word that leaves each cell as it is."""
    days = [str(row[name]) for row in rows if row.get(name) is not None]
    return "date" if name in DATE_FIELDS and all(map(WHOLE_DATE.fullmatch, days)) else "any"


def _workbook(
    properties: Mapping[str, object], facts: Iterable[tuple[str, str]], sheets: Mapping[str, Table]
) -> bytes:
    xlsxwriter = needed("xlsxwriter", EXTRA)
    out = io.BytesIO()
    workbook: Workbook = xlsxwriter.Workbook(out, {"in_memory": True, **AS_IT_IS})
    workbook.set_properties(properties)
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    bold = workbook.add_format({"bold": True})
    about = workbook.add_worksheet(ABOUT)
    for row, fact in enumerate(facts):
        for place, words in enumerate(fact):
            about.write_string(row, place, words)
    for name, table in sheets.items():
        _sheet(workbook.add_worksheet(name), table, bold, day)
    workbook.close()
    return out.getvalue()


def sheet_names(tables: Iterable[str]) -> dict[str, str]:
    """Return a name of a sheet for each table: its own, cut and numbered where it is too long."""
    names: dict[str, str] = {}
    taken = {ABOUT}
    for table in tables:
        name, number = table[:NAME_LENGTH], 1
        while name in taken:
            number += 1
            name = f"{table[: NAME_LENGTH - len(f'~{number}')]}~{number}"
        taken.add(name)
        names[table] = name
    return names


def _sheet(sheet: Worksheet, table: Table, bold: Format, day: Format) -> None:
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.name, bold)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(table.rows, 1):
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            if value is not None:
                _cell(sheet, number, place, column, value, day)


def _cell(
    sheet: Worksheet, row: int, place: int, column: Column, value: object, day: Format
) -> None:
    """Write one value as what its column holds: a date as a date, a text as a text."""
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, place, finite(value) if isinstance(value, float) else value)
    elif column.type == "date":
        sheet.write_datetime(row, place, datetime.datetime.fromisoformat(str(value)), day)
    elif len(str(value)) > CELL_LENGTH:
        raise LdnError(f"a text of {column.name} is too long for a cell of Excel", "use CSV")
    else:
        sheet.write_string(row, place, str(value))
