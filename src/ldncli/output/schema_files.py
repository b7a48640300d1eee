"""Where the JSON Schemas of the machine-readable output are."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent.parent


def schema_files() -> dict[str, Path]:
    """Return every schema by its name, `show.1`: the packaged ones, or those of the checkout."""
    packaged = PACKAGE / "schemas"
    folder = packaged if packaged.is_dir() else PACKAGE.parent.parent / "docs" / "schemas"
    return {_name(path): path for path in sorted(folder.glob("*.json"), key=_order)}


def _name(path: Path) -> str:
    return path.name.removesuffix(".schema.json").removesuffix(".json")


def _order(path: Path) -> tuple[str, int]:
    """Put the versions of one schema in order of their number: 10 after 9."""
    command, _, version = _name(path).rpartition(".")
    return command, int(version) if version.isdigit() else 0
