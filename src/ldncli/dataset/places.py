"""Where a dataset is: named by a person, or the one that came with the program."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def place_of(directory: str | Path | None, environ: Mapping[str, str]) -> str | None:
    """Return the directory that was named, here or in LDN_DATA; None for the shipped one."""
    chosen = os.fspath(directory or "") or environ.get("LDN_DATA")
    return (chosen.rstrip("/") or "/") if chosen else None


def shipped_place() -> str:
    """Return the packaged data, or the checkout's when nothing is packaged."""
    package = os.path.dirname(os.path.dirname(__file__))
    packaged = f"{package}/data"
    if os.path.isdir(packaged):
        return packaged
    if not os.path.isdir(package):  # the program runs from a zip file
        from ldncli.dataset.zipped import unpacked

        return str(unpacked())
    return f"{os.path.dirname(os.path.dirname(package))}/data"


def absolute(place: str | Path) -> str:
    """Return a path from the root, as it is written."""
    path = os.fspath(place)
    return path if os.path.isabs(path) else f"{os.getcwd()}/{path}"
