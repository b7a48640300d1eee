"""Read the TOML files of a dataset directory into plain tables.

A file that cannot be read becomes a fault, so that one bad file does not hide another's.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ldncli.errors import Fault, LdnError, UsageError

TABLES: dict[str, tuple[str, ...]] = {
    "dataset.toml": ("dataset",),
    "conditions.toml": ("condition",),
    "studies.toml": ("study", "excluded", "awaiting"),
    "references.toml": ("reference",),
    "trials.toml": ("trial",),
    "mechanism.toml": ("mechanism", "pharmacology"),
    "safety.toml": ("safety",),
    "interactions.toml": ("class", "washout", "medicine", "product"),
    "claims.toml": ("claim",),
}
REQUIRED = ("dataset.toml", "conditions.toml", "studies.toml", "references.toml")
FILE_OF = {table: name for name, tables in TABLES.items() for table in tables}
MAX_BYTES = 64 * 1024 * 1024

Raw = dict[str, list[dict[str, Any]]]


def fingerprint(directory: Path, *, with_times: bool) -> str:
    """Return names and sizes (and times) of the TOML files, or raise LdnError if there are none."""
    parts: list[str] = []
    for name in TABLES:
        try:
            stat = (directory / name).stat()
        except OSError:
            continue
        parts.append(f"{name}:{stat.st_size}" + (f":{stat.st_mtime_ns}" if with_times else ""))
    if not parts:
        raise LdnError(
            f"no dataset in {directory}",
            "name a folder that holds dataset.toml, conditions.toml, studies.toml and "
            "references.toml, with --data or LDN_DATA",
        )
    return ";".join(parts)


def read(directory: Path) -> tuple[Raw, list[Fault]]:
    """Read every table; return the rows by table name and the faults of reading."""
    raw: Raw = {table: [] for table in FILE_OF}
    faults: list[Fault] = []
    for name in TABLES:
        path = directory / name
        if not path.exists():
            if name in REQUIRED:
                faults.append(Fault(name, "", "", "", "is missing; add the file"))
            continue
        document = _parse(path, faults)
        _collect(name, document, raw, faults)
    return raw, faults


def read_entries(path: Path) -> tuple[Raw, list[Fault]]:
    """Read one file of entries, whatever tables it holds."""
    faults: list[Fault] = []
    document = _parse(path, faults)
    raw: Raw = {table: [] for table in FILE_OF}
    known = {key: value for key, value in document.items() if key in raw}
    remedy = f"unknown table; use {', '.join(FILE_OF)}"
    faults += [Fault(path.name, "", key, "", remedy) for key in document.keys() - known.keys()]
    for key, value in known.items():
        raw[key] = _rows(path.name, key, value, faults)
    return raw, faults


def _parse(path: Path, faults: list[Fault]) -> dict[str, Any]:
    import tomllib

    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError(f"is over {MAX_BYTES // 1024 // 1024} MiB; split or shorten it")
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        remedy = f"byte {error.start} is not UTF-8; save the file as UTF-8"
    except tomllib.TOMLDecodeError as error:
        remedy = f"is not valid TOML: {error}; mend the place that it names"
    except RecursionError:
        remedy = "is nested too deeply; write it flat, as CONTRIBUTING.md shows"
    except (OSError, ValueError) as error:
        remedy = str(getattr(error, "strerror", None) or error)
    faults.append(Fault(path.name, "", "", "", remedy))
    return {}


def _collect(name: str, document: dict[str, Any], raw: Raw, faults: list[Fault]) -> None:
    for key, value in document.items():
        if key not in TABLES[name]:
            allowed = ", ".join(TABLES[name])
            faults.append(Fault(name, "", key, "", f"unknown table; this file holds {allowed}"))
            continue
        raw[key] = _rows(name, key, value, faults)


def _rows(name: str, key: str, value: Any, faults: list[Fault]) -> list[dict[str, Any]]:
    rows = [value] if key == "dataset" else value
    if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
        return rows
    heading = f"[{key}]" if key == "dataset" else f"[[{key}]]"
    faults.append(Fault(name, "", key, "", f"must be written as {heading}"))
    return []


def lines_of(place: str) -> list[str]:
    """Read a text file as lines, standard input for “-”; raise UsageError if it cannot be read."""
    import sys

    try:
        if place == "-":
            if hasattr(sys.stdin, "reconfigure"):
                sys.stdin.reconfigure(errors="replace")
            return sys.stdin.read(MAX_BYTES).splitlines()
        with Path(place).open(encoding="utf-8-sig", errors="replace") as file:
            return file.read(MAX_BYTES).splitlines()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        hint = "name a text file, one name a line"
        raise UsageError(f"cannot read {place}: {reason}", hint) from None
