"""Read the TOML files of a dataset directory into plain tables.

A file that cannot be read becomes a fault, so that one bad file does not hide another's.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ldncli.dataset import stamp
from ldncli.dataset.plain_files import TOO_DEEP, plain_text
from ldncli.errors import Fault
from ldncli.schema.kinds import KINDS, Raw, Row

if TYPE_CHECKING:
    from pathlib import Path

STUDIES = f"{stamp.STUDIES}/"
TABLES: dict[str, tuple[str, ...]] = {
    **{
        file: tuple(kind for kind, row in KINDS.items() if row.file == file)
        for file in dict.fromkeys(row.file for row in KINDS.values())
    },
    STUDIES: ("study", "reference"),
    stamp.OLD_STUDIES: ("study", "excluded", "awaiting"),
}
NEEDED = tuple(row.file for row in KINDS.values() if row.needed)


class Placed(dict[str, Any]):
    """A row that knows its file, so that a fault in it can name the place."""

    __slots__ = ("file",)

    def __init__(self, row: Row, file: str) -> None:
        super().__init__(row)
        self.file = file


def _toml_names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir() if path.suffix == ".toml"]
    except OSError:
        return []


def digest(directory: Path) -> str:
    """Return a digest of the names and texts of the TOML files."""
    import hashlib

    total = hashlib.sha256()
    names = [name for name in TABLES if name != STUDIES]
    names += [STUDIES + name for name in sorted(_toml_names(directory / STUDIES))]
    for name in names:
        try:
            content = (directory / name).read_bytes()
        except OSError:
            continue
        total.update(f"{name}:{len(content)};".encode())
        total.update(content)
    return total.hexdigest()


def read(directory: Path) -> tuple[Raw, list[Fault]]:
    """Read every table; return the rows by table name and the faults of reading."""
    raw: Raw = {kind: [] for kind in KINDS}
    faults: list[Fault] = []
    for name, kinds in TABLES.items():
        path = directory / name
        if os.path.lexists(path):  # a link to nothing is a fault of the file, not a file less
            for file, label in _files(path, name):
                _collect(label, kinds, _parse(file, faults, label), raw, faults)
        elif name in NEEDED:
            faults.append(Fault(name, "", "", "", "is missing; add it"))
    for kind in ("study", "reference"):  # gathered from many files: in one order, by id
        raw[kind].sort(key=lambda row: str(row.get("id", "")))
    return raw, faults


def _files(path: Path, name: str) -> list[tuple[Path, str]]:
    if not name.endswith("/"):
        return [(path, name)]
    return [(file, name + file.name) for file in sorted(path.glob("*.toml"))]


def read_entries(path: Path) -> tuple[Raw, list[Fault]]:
    """Read one file of entries, whatever tables it holds."""
    faults: list[Fault] = []
    raw: Raw = {kind: [] for kind in KINDS}
    _collect(path.name, tuple(KINDS), _parse(path, faults, path.name), raw, faults)
    return raw, faults


def _parse(path: Path, faults: list[Fault], label: str) -> Row:
    import tomli

    try:
        return tomli.loads(plain_text(path))
    except UnicodeDecodeError as error:
        remedy = f"byte {error.start} is not UTF-8; save the file as UTF-8"
    except tomli.TOMLDecodeError as error:
        remedy = f"is not valid TOML: {error}; mend the place that it names"
    except RecursionError:
        remedy = TOO_DEEP
    except (OSError, ValueError) as error:
        remedy = str(getattr(error, "strerror", None) or error)
    faults.append(Fault(label, "", "", "", remedy))
    return {}


def text_of(path: Path) -> str:
    """Return the text of a file for showing places in it; nothing if it cannot be read."""
    try:
        return plain_text(path)
    except (OSError, ValueError):
        return ""


def _collect(
    file: str,
    allowed: tuple[str, ...],
    document: dict[str, Any],
    raw: Raw,
    faults: list[Fault],
) -> None:
    for key, value in document.items():
        if key not in allowed:
            remedy = f"unknown table; this file holds {', '.join(allowed)}"
            faults.append(Fault(file, "", key, "", remedy))
            continue
        raw[key] += [Placed(row, file) for row in _rows(file, key, value, faults)]


def _rows(file: str, key: str, value: Any, faults: list[Fault]) -> list[Row]:
    rows = [value] if key == "dataset" else value
    if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
        return rows
    heading = f"[{key}]" if key == "dataset" else f"[[{key}]]"
    faults.append(Fault(file, "", key, "", f"must be written as {heading}"))
    return []
