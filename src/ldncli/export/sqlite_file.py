"""The dataset as a SQLite database: related tables, foreign keys, full-text indexes."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from ldncli.export.tables import SUMMARY, Column, Key, Table, tables
from ldncli.output.finite import finite
from ldncli.schema.kinds import KINDS, key_of
from ldncli.schema.record import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.export.selection import Files, Selection

TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
TOKENS = "porter unicode61 remove_diacritics 2"
# One row a record with all of its words, so that one question searches everything.
PASSAGE = """
CREATE TABLE "passage" (
  "kind" TEXT NOT NULL, "id" TEXT NOT NULL, "heading" TEXT NOT NULL, "body" TEXT NOT NULL,
  PRIMARY KEY ("kind", "id"));
CREATE TABLE "about" ("key" TEXT PRIMARY KEY, "value" TEXT NOT NULL);
"""
# The form of the tables, as SQLite keeps it in the file: counted up when a column goes or changes.
USER_VERSION = 1
HEADINGS = ("name", "title", "claim", "topic")


def files(selection: Selection, notice: str) -> Files:
    """Return the database as the bytes of its file."""
    connection = sqlite3.connect(":memory:")
    try:
        every = tables(selection)
        for table in every:
            _fill(connection, table)
        connection.executescript(PASSAGE)
        connection.executemany('INSERT INTO "passage" VALUES (?, ?, ?, ?)', _passages(selection))
        connection.executemany('INSERT INTO "about" VALUES (?, ?)', _about(selection, notice))
        _indexed(connection, "passage", ["heading", "body"])
        for table in every:
            if table.name in KINDS and _prose(table):
                _indexed(connection, table.name, _prose(table))
        connection.execute(f"PRAGMA user_version = {USER_VERSION}")
        connection.commit()
        return {"": connection.serialize()}
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, table: Table) -> None:
    # Names come from the model, never from the data; values are bound.
    lines = [_column(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({_names(table.key)})")
    lines += [_foreign(key) for key in table.foreign]
    inside = ",\n  ".join(lines)
    connection.execute(f'CREATE TABLE "{table.name}" (\n  {inside}\n)')
    marks = ", ".join("?" * len(table.columns))
    connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', map(_stored, table.rows))  # noqa: S608
    for key in table.foreign:
        name = f"{table.name}_by_{'_'.join(key.columns)}"
        columns = _names(key.columns)
        connection.execute(f'CREATE INDEX "{name}" ON "{table.name}" ({columns})')


def _stored(row: tuple[object, ...]) -> list[object]:
    """Return a row as it is kept; SQLite would turn what is not a number into NULL unsaid."""
    return [finite(value) if isinstance(value, float) else value for value in row]


def _column(column: Column) -> str:
    parts = [f'"{column.name}"', TYPES.get(column.type, "TEXT")]
    if column.filled:
        parts.append("NOT NULL")
    if column.type == "boolean":
        parts.append(f'CHECK ("{column.name}" IN (0, 1))')
    if column.words:
        words = ", ".join(f"'{word}'" for word in column.words)
        parts.append(f'CHECK ("{column.name}" IN ({words}))')
    return " ".join(parts)


def _foreign(key: Key) -> str:
    return f'FOREIGN KEY ({_names(key.columns)}) REFERENCES "{key.table}" ({_names(key.to)})'


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _prose(table: Table) -> list[str]:
    """Return the columns of free text: no ids, no words of a vocabulary."""
    linked = {name for key in table.foreign for name in key.columns}
    return [
        column.name
        for column in table.columns
        if column.type == "string" and not column.words and column.name not in linked
    ]


def _indexed(connection: sqlite3.Connection, table: str, columns: list[str]) -> None:
    """Index a table's text; with its content named, Datasette offers a search box."""
    index = f"{table}_fts"
    parts = f"{_names(tuple(columns))}, content=\"{table}\", tokenize = '{TOKENS}'"
    connection.execute(f'CREATE VIRTUAL TABLE "{index}" USING fts5 ({parts})')
    connection.execute(f'INSERT INTO "{index}" ("{index}") VALUES (\'rebuild\')')  # noqa: S608


def _passages(selection: Selection) -> Iterator[tuple[str, str, str, str]]:
    for kind, items in selection.records.items():
        for item in items:
            row = to_plain(item)
            heading = next((str(row[name]) for name in HEADINGS if row.get(name)), "")
            yield kind, key_of(kind, row), heading, "\n".join(_texts(row))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def _about(selection: Selection, notice: str) -> tuple[tuple[str, str], ...]:
    return (
        ("schema", "ldn.export/1"),
        ("dataset_version", selection.metadata.version),
        ("searched_through", selection.metadata.searched_through),
        ("only_conditions", " ".join(selection.conditions)),
        ("verdicts", f"in {SUMMARY}"),
        ("notice", notice),
    )
