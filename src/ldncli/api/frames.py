"""Rows and data frames of a dataset, with the types of its schema."""

from __future__ import annotations

import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, get_args

from ldncli.document.page import flat
from ldncli.errors import LdnError, UsageError
from ldncli.export.selection import select
from ldncli.export.tables import column, member, tables
from ldncli.schema.record import Record, to_plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ldncli.dataset.dataset import Dataset

    Row = dict[str, object]

Library = Literal["pandas", "polars"]
# The types of a data package's columns in each library, where nothing may be missing unsaid.
PANDAS = {"integer": "Int64", "number": "Float64", "boolean": "boolean", "string": "string"}
POLARS = {"integer": "Int64", "number": "Float64", "boolean": "Boolean", "string": "String"}


class Listed(Record):
    """Rows, and the type of each column: string, integer, number, boolean or date."""

    types: dict[str, str]
    rows: tuple[dict[str, object], ...]


def rows(dataset: Dataset, kinds: Mapping[str, type[Record]], name: str) -> list[Row]:
    """Return the rows of a kind or of a table; raise UsageError for a name that is neither."""
    return list(_listed(dataset, kinds, name).rows)


def frame(
    dataset: Dataset, kinds: Mapping[str, type[Record]], name: str, library: Library | None
) -> Any:
    """Return rows as a frame of the library that was named, or of the first installed."""
    chosen = library or _installed()
    if chosen not in get_args(Library):
        raise UsageError(f"no frames of {chosen} are made", "pandas or polars")
    try:
        module = import_module(chosen)
    except ImportError as error:
        raise LdnError(
            f"this needs {chosen}, which is not installed", f"pip install {chosen}"
        ) from (error)
    listed = _listed(dataset, kinds, name)
    return _of_pandas(module, listed) if chosen == "pandas" else _of_polars(module, listed)


def _installed() -> Library:
    for library in get_args(Library):
        if find_spec(library):
            found: Library = library
            return found
    raise LdnError("a frame needs pandas or polars, and neither is installed", "pip install pandas")


def _listed(dataset: Dataset, kinds: Mapping[str, type[Record]], name: str) -> Listed:
    if name in kinds:
        return _of_kind(dataset, kinds[name])
    every = {table.name: table for table in tables(select(dataset))}
    if name not in every:
        known = ", ".join((*kinds, *every))
        raise UsageError(f"no kind of record and no table is called {name}", f"there are: {known}")
    table = every[name]
    names = [item.name for item in table.columns]
    return Listed(
        types={item.name: item.type for item in table.columns},
        rows=tuple(dict(zip(names, row, strict=True)) for row in table.rows),
    )


def _of_kind(dataset: Dataset, cls: type[Record]) -> Listed:
    """Return the records of a kind: lists of values are joined, lists of records left out."""
    types = {name: _type(cls, name) for name in cls.fields}
    kept = {name: kind for name, kind in types.items() if kind}
    flattened = (flat(to_plain(item)) for item in dataset.all(cls))
    return Listed(
        types=kept, rows=tuple({name: row.get(name) for name in kept} for row in flattened)
    )


def _type(cls: type[Record], name: str) -> str:
    """Return the type of a column; nothing for a field that holds records."""
    inside = member(cls, name)
    if inside is None:
        return column(cls, name).type
    return "" if isinstance(inside, type) and issubclass(inside, Record) else "string"


def _values(listed: Listed, name: str) -> list[object]:
    kind = listed.types[name]
    return [_typed(row[name], kind) for row in listed.rows]


def _typed(value: object, kind: str) -> object:
    if kind == "date" and isinstance(value, str):
        return datetime.date.fromisoformat(value)
    return float(value) if kind == "number" and isinstance(value, int) else value


def _of_pandas(pandas: Any, listed: Listed) -> Any:
    columns = {
        name: pandas.to_datetime(pandas.Series(_values(listed, name), dtype="object"))
        if kind == "date"
        else pandas.Series(_values(listed, name), dtype=PANDAS[kind])
        for name, kind in listed.types.items()
    }
    return pandas.DataFrame(columns)


def _of_polars(polars: Any, listed: Listed) -> Any:
    types = {
        name: polars.Date if kind == "date" else getattr(polars, POLARS[kind])
        for name, kind in listed.types.items()
    }
    return polars.DataFrame({name: _values(listed, name) for name in types}, schema=types)
