"""Make a larger dataset of the same kind: every study and source again, under ids of its own.

The conditions stay as they are, so each holds that many times more studies: the hard case.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import tomli_w

REPEATED = ("study", "reference")
LINKS = ("reference", "also", "includes", "by")
IDENTIFIERS = ("pmid", "doi", "pmcid")


def repeat_dataset(source: Path, target: Path, studies: int) -> int:
    """Write the dataset with its records repeated to at least so many studies; return how many."""
    target.mkdir(parents=True)
    held = {path.name: tomllib.loads(path.read_text("utf-8")) for path in source.glob("*.toml")}
    one = len(held["studies.toml"]["study"])
    times = -(-studies // one)
    for name, document in held.items():
        for table in REPEATED:
            if table in document:
                document[table] = _repeated(document[table], times)
        (target / name).write_text(tomli_w.dumps(document), "utf-8")
    return one * times


def _repeated(rows: list[dict[str, Any]], times: int) -> list[dict[str, Any]]:
    copies = [_copy(row, turn) for turn in range(times) for row in rows]
    return sorted(copies, key=lambda row: str(row["id"]))


def _copy(row: dict[str, Any], turn: int) -> dict[str, Any]:
    if not turn:
        return row
    made: dict[str, Any] = {}
    for name, value in row.items():
        if name in IDENTIFIERS:
            continue
        if name == "id" or (name in LINKS and isinstance(value, str)):
            made[name] = f"{value}-r{turn}"
        elif name in LINKS:
            made[name] = [f"{item}-r{turn}" for item in value]
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            made[name] = [_copy(item, turn) for item in value]
        else:
            made[name] = value
    return made
