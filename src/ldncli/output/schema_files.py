"""Where the JSON Schemas of the machine-readable output are."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def schema_files() -> dict[str, Traversable]:
    """Return every schema of the package by its name, `show.1`."""
    found = (item for item in (files("ldncli") / "schemas").iterdir())
    by_name = {item.name.removesuffix(".json"): item for item in found}
    return {name: by_name[name] for name in sorted(by_name, key=_order)}


def _order(name: str) -> tuple[str, int]:
    """Put the versions of one schema in order of their number: 10 after 9."""
    command, _, version = name.rpartition(".")
    return command, int(version) if version.isdigit() else 0
