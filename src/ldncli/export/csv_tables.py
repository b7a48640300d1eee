"""The dataset as CSV files with a Frictionless data package that describes each column."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ldncli.export.tables import tables
from ldncli.export.targets import NAME, PACKAGE

if TYPE_CHECKING:
    from ldncli.export.selection import Files, Selection
    from ldncli.export.tables import Column, Key, Table

# Said in the package itself: who reads the files by a program must know what was added.
APOSTROPHE = (
    "A text that a spreadsheet would run as a formula starts with an apostrophe that is not "
    "part of it: take it away where one of = + - @, a tab or a return follows."
)
# Version 2 of the Data Package standard, which every descriptor names for itself.
PROFILES = "https://datapackage.org/profiles/2.0"
LICENCE_PAGES = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"}
MAINTAINERS = "The ldn maintainers"


def files(selection: Selection, notice: str) -> Files:
    """Return one CSV file a table, and the package."""
    every = tables(selection)
    texts = {f"{table.name}.csv": _csv(table) for table in every}
    described = json.dumps(package(selection, every, notice), ensure_ascii=False, indent=2) + "\n"
    return {PACKAGE: described.encode(), **texts}


def _csv(table: Table) -> bytes:
    import csv
    import io

    from ldncli.output.spreadsheet import cell

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    numbers = [column.type == "number" for column in table.columns]
    writer.writerows(
        [cell(_like(value, number)) for value, number in zip(row, numbers, strict=True)]
        for row in table.rows
    )
    return out.getvalue().encode()


def _like(value: object, number: bool) -> object:
    """Return a value of a column of numbers as such: 12 stands as 12.0 beside 2.5."""
    return float(value) if number and isinstance(value, int) else value


def package(selection: Selection, every: tuple[Table, ...], notice: str) -> dict[str, object]:
    """Return the description of the files, with types, vocabularies and keys."""
    metadata = selection.metadata
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": NAME,
        "title": metadata.title,
        "version": metadata.version,
        "description": f"Searched through {metadata.searched_through}. {notice} {APOSTROPHE}",
        # The day of the edition: equal data make equal files, whenever they are written.
        "created": f"{metadata.searched_on}T00:00:00Z",
        "licenses": [_licence(metadata.licence)],
        "sources": [{"title": source} for source in metadata.sources],
        "contributors": [
            {"title": name, "roles": ["maintainer"]}
            for name in metadata.contributors or (MAINTAINERS,)
        ],
        "resources": [_resource(table) for table in every],
    }


def _licence(words: str) -> dict[str, str]:
    name = words.replace(" ", "-")
    page = {"path": LICENCE_PAGES[name]} if name in LICENCE_PAGES else {}
    return {"name": name, **page, "title": words}


def _resource(table: Table) -> dict[str, object]:
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "type": "table",
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "$schema": f"{PROFILES}/tableschema.json",
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign(key) for key in table.foreign],
        },
    }


def _field(column: Column) -> dict[str, object]:
    bounds: dict[str, object] = {"required": True} if column.filled else {}
    if column.words:
        bounds["enum"] = list(column.words)
    described = {
        "name": column.name,
        "type": column.type,
        "description": column.says,
        "constraints": bounds,
    }
    return {name: value for name, value in described.items() if value}


def _foreign(key: Key) -> dict[str, object]:
    to = {"resource": key.table.replace("_", "-"), "fields": list(key.to)}
    return {"fields": list(key.columns), "reference": to}
