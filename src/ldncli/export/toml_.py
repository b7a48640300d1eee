"""The dataset as the TOML that the program reads: a folder for `--data`, or one file."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from ldncli.bibliography import one_line
from ldncli.checks.shape import DATE_FIELDS
from ldncli.queries.selection import rows
from ldncli.sources import REQUIRED, TABLES

if TYPE_CHECKING:
    from ldncli.export import Files
    from ldncli.queries.selection import Selection

HEAD = "# From the ldn dataset {version}, {licence}. {notice}"


def folder(selection: Selection, notice: str) -> Files:
    """Return the files of a dataset; one without entries is left out if it may be."""
    held = _dated(rows(selection))
    head = _head(selection, notice)
    made = {name: {table: held[table] for table in tables} for name, tables in TABLES.items()}
    return {
        name: head + _written(tables)
        for name, tables in made.items()
        if name in REQUIRED or any(tables.values())
    }


def files(selection: Selection, notice: str) -> Files:
    """Return every table in one file, as `ldn validate FILE` reads it."""
    return {"": _head(selection, notice) + _written(_dated(rows(selection)))}


def _head(selection: Selection, notice: str) -> bytes:
    metadata = selection.metadata
    text = HEAD.format(version=metadata.version, licence=metadata.licence, notice=notice)
    return one_line(text).encode() + b"\n\n"


def _written(tables: dict[str, list[dict[str, Any]]]) -> bytes:
    import tomli_w

    held: dict[str, Any] = {name: entries for name, entries in tables.items() if entries}
    if "dataset" in held:
        held["dataset"] = held["dataset"][0]
    return tomli_w.dumps(held).encode()


def _dated(value: Any) -> Any:
    """Return the value with its dates as TOML writes dates."""
    if isinstance(value, list):
        return [_dated(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: datetime.date.fromisoformat(item) if name in DATE_FIELDS else _dated(item)
        for name, item in value.items()
    }
