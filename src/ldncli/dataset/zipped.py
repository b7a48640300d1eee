"""The packaged data of a program that runs from a zip file: unpacked for as long as it runs."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@cache
def unpacked() -> Path:
    """Return a folder with the packaged data, which goes when the program ends."""
    folder = Path(tempfile.mkdtemp(prefix="ldn-data-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _copy(files("ldncli") / "data", folder)
    return folder


def _copy(source: Traversable, target: Path) -> None:
    target.mkdir(exist_ok=True)
    for item in source.iterdir():
        if item.is_dir():
            _copy(item, target / item.name)
        else:
            (target / item.name).write_bytes(item.read_bytes())
