"""Read the TOML files of a dataset directory into plain tables.

A file that cannot be read becomes a fault, so that one bad file does not hide another's.
"""

from __future__ import annotations

import os
import zlib
from array import array
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ldncli.dataset.plain_files import MAX_BYTES, TOO_DEEP, plain_text
from ldncli.errors import Fault, LdnError, UsageError
from ldncli.schema.kinds import KINDS, Raw, Row

if TYPE_CHECKING:
    pass

STUDIES = "studies/"  # one file a study: the study and its own reference
OLD_STUDIES = "studies.toml"  # the layout before 2026.12: all studies in one file
TABLES: dict[str, tuple[str, ...]] = {
    **{
        file: tuple(kind for kind, row in KINDS.items() if row.file == file)
        for file in dict.fromkeys(row.file for row in KINDS.values())
    },
    STUDIES: ("study", "reference"),
    OLD_STUDIES: ("study", "excluded", "awaiting"),
}
NEEDED = tuple(row.file for row in KINDS.values() if row.needed)
# Windows looks files up by their path alone.
BY_HANDLE = {os.stat} <= os.supports_dir_fd and {os.listdir} <= os.supports_fd


class Placed(dict[str, Any]):
    """A row that knows its file, so that a fault in it can name the place."""

    __slots__ = ("file",)

    def __init__(self, row: Row, file: str) -> None:
        super().__init__(row)
        self.file = file


def has_old_layout(directory: Path) -> bool:
    """Tell whether all studies stand in one file, as before 2026.12."""
    return (directory / OLD_STUDIES).exists()


def state(directory: Path) -> str:
    """Return what changes with any edit of the TOML files, or raise LdnError if there are none.

    That is the times of each file, ctime among them, for a writer may set the other one back. It
    is asked for at each start, of some 400 files: one look-up each in an open folder, and the
    names by the times of their folder, which change when a file comes or goes.
    """
    tables = _times(str(directory), [name for name in TABLES if name != STUDIES])
    studies = _times(str(directory / STUDIES), None)
    if not any(tables) and len(studies) < 2:
        raise LdnError(
            f"no dataset in {directory}",
            "name a folder that holds dataset.toml, conditions.toml, references.toml and "
            "studies/, with --data or LDN_DATA",
        )
    times = array("q", tables + studies)
    return f"{len(tables)},{len(studies)}:{zlib.crc32(times)}:{sum(times)}"


def _times(folder: str, names: list[str] | None) -> list[int]:
    """Return the times of the TOML files in a folder: those of these names, or all of them."""
    try:
        handle = os.open(folder, os.O_RDONLY) if BY_HANDLE else 0
        times = [] if names else [Path(folder).stat().st_mtime_ns]
    except OSError:
        return []
    try:
        for name in names or _toml_names(handle if BY_HANDLE else folder):
            try:
                path = name if BY_HANDLE else f"{folder}/{name}"
                details = os.stat(path, dir_fd=handle if BY_HANDLE else None)
            except OSError:
                times.append(0)
                continue
            times += (details.st_ctime_ns, details.st_mtime_ns)
    finally:
        if BY_HANDLE:
            os.close(handle)
    return times


def _toml_names(folder: int | str) -> list[str]:
    try:
        names = os.listdir(folder)  # noqa: PTH208  # of an open folder
    except OSError:
        return []
    return [name for name in names if name.endswith(".toml")]


def digest(directory: Path) -> str:
    """Return a digest of the names and texts of the TOML files."""
    import hashlib

    total = hashlib.sha256()
    names = [name for name in TABLES if name != STUDIES]
    names += [STUDIES + name for name in sorted(_toml_names(str(directory / STUDIES)))]
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
    import tomllib

    try:
        return tomllib.loads(plain_text(path))
    except UnicodeDecodeError as error:
        remedy = f"byte {error.start} is not UTF-8; save the file as UTF-8"
    except tomllib.TOMLDecodeError as error:
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


def lines_of(place: str) -> list[str]:
    """Read a text file as lines, standard input for “-”; raise UsageError if it cannot be read."""
    import sys

    try:
        if place == "-":
            if hasattr(sys.stdin, "reconfigure"):
                sys.stdin.reconfigure(errors="replace")
            return sys.stdin.read(MAX_BYTES).splitlines() if sys.stdin else []
        with Path(place).open(encoding="utf-8-sig", errors="replace") as file:
            return file.read(MAX_BYTES).splitlines()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        hint = "name a text file, one name a line"
        raise UsageError(f"cannot read {place}: {reason}", hint) from None
