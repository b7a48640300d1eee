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
WIDE_LINKS = ("studies", "conditions", "study", "condition", "estimate_from")
IDENTIFIERS = ("pmid", "doi", "pmcid", "synonyms", "abbreviations")
OPEN = {"safety-general", "mechanism-general", "healthy-volunteers", "dermatology-general"}


def repeat_dataset(source: Path, target: Path, studies: int, *, conditions: bool = False) -> int:
    """Write the dataset with at least so many studies; return how many there are."""
    (target / "studies").mkdir(parents=True)
    apart = [_document(path) for path in sorted(source.glob("studies/*.toml"))]
    one = sum(len(document.get("study", [])) for document in apart)
    times = -(-studies // one)
    links = LINKS + (WIDE_LINKS if conditions else ())
    for turn in range(times):  # a file a turn: one of all would be longer than a file may be
        rows = {
            table: [
                _copy(row, turn, links) for document in apart for row in document.get(table, [])
            ]
            for table in ("study", "reference")
        }
        _write(target / "studies" / f"{turn}.toml", rows)
    for path in source.glob("*.toml"):
        document = _document(path)
        for condition in document.get("condition", []) if not conditions else ():
            _account_for(condition, times)
        for table in ("reference", *(("condition",) if conditions else ())):
            if table in document:
                document[table] = _repeated(document[table], times, links)
        _write(target / path.name, document)
    return one * times


def _write(path: Path, document: dict[str, Any]) -> None:
    path.write_text(tomli_w.dumps(document), "utf-8")


def _document(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _account_for(condition: dict[str, Any], times: int) -> None:
    """Let each finding rest on every copy of its studies, and leave out those of the others."""
    for finding in condition.get("findings", []):
        turns = range(1, times)
        finding["studies"] += [f"{key}-r{turn}" for turn in turns for key in finding["studies"]]
        finding |= {
            name: finding[name] * times for name in ("n_studies", "n_people") if name in finding
        }
        apart = finding.get("left_out", [])
        copies = [_copy(row, turn, ("study",)) for turn in turns for row in apart]
        if copies:
            finding["left_out"] = apart + copies


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
        return value if value in OPEN else f"{value}-r{turn}"
    if name in links:
        return [item if item in OPEN else f"{item}-r{turn}" for item in value]
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [_copy(item, turn, links) for item in value]
    return value
