"""The dataset as CSV files with a Frictionless data package that describes each column."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ldncli.export.tables import tables
from ldncli.export.targets import NAME, PACKAGE

if TYPE_CHECKING:
    from ldncli.export.selection import Files, Selection
    from ldncli.export.tables import Column, Key, Table

APOSTROPHE = (
    "A text that a spreadsheet would run as a formula starts with an apostrophe that is not "
    "part of it: take it away where one of = + - @, a tab or a return follows."
)


def files(selection: Selection, notice: str) -> Files:
    """Return one CSV file a table, and the package."""
    held = tables(selection)
    made = {f"{table.name}.csv": _csv(table) for table in held}
    described = json.dumps(package(selection, held, notice), ensure_ascii=False, indent=2) + "\n"
    return {PACKAGE: described.encode(), **made}


def _csv(table: Table) -> bytes:
    import csv
    import io

    from ldncli.output.spreadsheet import cell

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([[cell(value) for value in row] for row in table.rows])
    return out.getvalue().encode()


def package(selection: Selection, held: tuple[Table, ...], notice: str) -> dict[str, Any]:
    """Return the description of the files, with types, vocabularies and keys."""
    metadata = selection.metadata
    return {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": metadata.title,
        "version": metadata.version,
        "description": f"Searched through {metadata.searched_through}. {notice} {APOSTROPHE}",
        "licenses": [{"name": metadata.licence.replace(" ", "-"), "title": metadata.licence}],
        "resources": [_resource(table) for table in held],
    }


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign(key) for key in table.foreign],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    bounds: dict[str, Any] = {"required": True} if column.filled else {}
    if column.words:
        bounds["enum"] = list(column.words)
    held = {
        "name": column.name,
        "type": column.type,
        "description": column.says,
        "constraints": bounds,
    }
    return {name: value for name, value in held.items() if value}


def _foreign(key: Key) -> dict[str, Any]:
    to = {"resource": key.table.replace("_", "-"), "fields": list(key.to)}
    return {"fields": list(key.columns), "reference": to}
