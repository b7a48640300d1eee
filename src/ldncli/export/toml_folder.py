"""The dataset as the TOML that the program reads: a folder for `--data`, or one file."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

from ldncli.bibliography.source import one_line
from ldncli.export.selection import rows
from ldncli.export.targets import NAME, PACKAGE
from ldncli.schema.kinds import KINDS, file_of
from ldncli.schema.types import DATE_FIELDS

if TYPE_CHECKING:
    from ldncli.export.selection import Files, Selection
    from ldncli.schema.kinds import Raw, Row

HEAD = "# From the ldn dataset {version}, {licence}. {notice}"


def folder(selection: Selection, notice: str) -> Files:
    """Return the files of a dataset; one without entries is left out if it may be."""
    files: dict[str, dict[str, list[Row]]] = {
        row.file: {} for row in KINDS.values() if row.needed and not row.file.endswith("/")
    }
    by_kind = _rows(selection)
    homes = _homes(by_kind["study"])
    for kind, entries in by_kind.items():
        for entry in entries:
            file = homes.get(entry["id"]) if kind == "reference" else None
            files.setdefault(file or file_of(kind, entry), {}).setdefault(kind, []).append(entry)
    head = _head(selection, notice)
    written = {name: head + _written(tables) for name, tables in files.items()}
    return {PACKAGE: _package(selection, tuple(written)), **written}


def _package(selection: Selection, names: tuple[str, ...]) -> bytes:
    """Return the list of the files, by which a later export knows this folder as one of ours."""
    resources = [{"name": name, "path": name, "format": "toml"} for name in names]
    package = {"name": NAME, "version": selection.metadata.version, "resources": resources}
    return (json.dumps(package, indent=2) + "\n").encode()


def _homes(studies: list[Row]) -> dict[str, str]:
    """Return the file of each reference that is one study's own: it stands below the study."""
    mains = [study["reference"] for study in studies]
    return {
        study["reference"]: file_of("study", study)
        for study in studies
        if mains.count(study["reference"]) == 1
    }


def files(selection: Selection, notice: str) -> Files:
    """Return every table in one file, as `ldn validate FILE` reads it."""
    return {"": _head(selection, notice) + _written(_rows(selection))}


def _head(selection: Selection, notice: str) -> bytes:
    metadata = selection.metadata
    text = HEAD.format(version=metadata.version, licence=metadata.licence, notice=notice)
    return one_line(text).encode() + b"\n\n"


def _written(tables: Raw) -> bytes:
    import tomli_w

    filled = {name: entries for name, entries in tables.items() if entries}
    one = {name: entries[0] for name, entries in filled.items() if name == "dataset"}
    return tomli_w.dumps(filled | one).encode()


def _rows(selection: Selection) -> Raw:
    """Return the rows with their dates as TOML writes dates."""
    return {
        kind: [{name: _dated(name, value) for name, value in row.items()} for row in entries]
        for kind, entries in rows(selection).items()
    }


def _dated(name: str, value: object) -> object:
    if isinstance(value, list):
        return [_dated("", item) for item in value]
    if isinstance(value, dict):
        return {key: _dated(key, item) for key, item in value.items()}
    return datetime.date.fromisoformat(str(value)) if name in DATE_FIELDS else value
