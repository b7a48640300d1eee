"""Where the JSON Schemas of the machine-readable output are."""

from __future__ import annotations

from pathlib import Path

PLACE = Path(__file__).parent.parent / "schemas"


def schema_files() -> dict[str, Path]:
    """Return every schema of the package by its name, `show.1`."""
    return {path.stem: path for path in sorted(PLACE.glob("*.json"), key=_order)}


def _order(path: Path) -> tuple[str, int]:
    """Put the versions of one schema in order of their number: 10 after 9."""
    command, _, version = path.stem.rpartition(".")
    return command, int(version) if version.isdigit() else 0
