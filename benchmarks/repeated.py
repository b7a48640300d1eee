"""Make a larger dataset of the same kind: records again, under ids of their own.

Two ways to grow: the same conditions with ever more studies each (a page has more to say), or
ever more conditions of the same size (there is more to search through).
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import tomli_w

LINKS = ("reference", "also", "includes", "by")
IDENTIFIERS = ("pmid", "doi", "pmcid", "synonyms", "abbreviations")
OPEN = {"safety-general", "mechanism-general", "healthy-volunteers", "dermatology-general"}


def repeat_dataset(source: Path, target: Path, studies: int, *, conditions: bool = False) -> int:
    """Write the dataset with at least so many studies; return how many there are."""
    target.mkdir(parents=True)
    documents = {path.name: _document(path) for path in source.glob("*.toml")}
    apart = [_document(path) for path in sorted(source.glob("studies/*.toml"))]
    for name, table in (("studies.toml", "study"), ("references.toml", "reference")):
        rows = [row for document in apart for row in document.get(table, [])]
        documents.setdefault(name, {}).setdefault(table, []).extend(rows)
    one = len(documents["studies.toml"]["study"])
    times = -(-studies // one)
    tables = ("study", "reference", *(("condition",) if conditions else ()))
    links = LINKS + (("studies", "conditions") if conditions else ())
    for name, document in documents.items():
        for table in tables:
            if table in document:
                document[table] = _repeated(document[table], times, links)
        (target / name).write_text(tomli_w.dumps(document), "utf-8")
    return one * times


def _document(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _repeated(
    rows: list[dict[str, Any]], times: int, links: tuple[str, ...]
) -> list[dict[str, Any]]:
    copies = [_copy(row, turn, links) for turn in range(times) for row in rows]
    return sorted(copies, key=lambda row: str(row["id"]))


def _copy(row: dict[str, Any], turn: int, links: tuple[str, ...]) -> dict[str, Any]:
    if not turn:
        return row
    kept = {name: value for name, value in row.items() if name not in IDENTIFIERS}
    return {name: _value(name, value, turn, links) for name, value in kept.items()}


def _value(name: str, value: Any, turn: int, links: tuple[str, ...]) -> Any:
    if name == "id" or (name in links and isinstance(value, str)):
        return f"{value}-r{turn}"
    if name in links:
        return [item if item in OPEN else f"{item}-r{turn}" for item in value]
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [_copy(item, turn, links) for item in value]
    return value
