"""The dataset as one workbook: a sheet a table, a type a cell, nothing for Excel to guess."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

from ldncli.errors import LdnError
from ldncli.export.tables import tables
from ldncli.extras import needed
from ldncli.output.finite import finite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from ldncli.export.selection import Files, Selection
    from ldncli.export.tables import Column, Table

EXTRA = "excel"
# Excel's own limits: characters of the name of a sheet, and of a cell.
NAME_LENGTH = 31
CELL_LENGTH = 32_767
ABOUT = "about"
# A text stays a text: pages 5-10 no date, "=1" no formula, an address no link.
AS_IT_IS = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


def files(selection: Selection, notice: str) -> Files:
    """Return the workbook."""
    xlsxwriter = needed("xlsxwriter", EXTRA)
    out = io.BytesIO()
    workbook: Workbook = xlsxwriter.Workbook(out, {"in_memory": True, **AS_IT_IS})
    metadata = selection.metadata
    # The day of the edition: equal data make equal files, whenever they are written.
    created = datetime.datetime.fromisoformat(metadata.searched_on)
    workbook.set_properties(
        {"title": metadata.title, "comments": f"Version {metadata.version}", "created": created}
    )
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    bold = workbook.add_format({"bold": True})
    every = tables(selection)
    names = sheet_names(table.name for table in every)
    _about(workbook.add_worksheet(ABOUT), selection, names, notice)
    for table in every:
        _sheet(workbook.add_worksheet(names[table.name]), table, bold, day)
    workbook.close()
    return {"": out.getvalue()}


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


def _about(sheet: Worksheet, selection: Selection, names: dict[str, str], notice: str) -> None:
    metadata = selection.metadata
    facts = (
        ("title", metadata.title),
        ("version", metadata.version),
        ("searched through", metadata.searched_through),
        ("licence", metadata.licence),
        ("notice", notice),
        *((f"sheet {sheet_name}", table) for table, sheet_name in names.items()),
    )
    for row, (name, value) in enumerate(facts):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)


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
