"""Open the compiled form of a dataset, if it was made from what is there now."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from ldncli.__about__ import __version__

if TYPE_CHECKING:
    from ldncli.dataset.cache import Cache

# Count up when the tables change, or what stands in them.
LAYOUT = 12
# The form of the tables and of the texts in them, and the program that wrote them.
WRITTEN_BY = {"layout": f"{LAYOUT};{__version__}"}
# The signs that would end the path in an address.
ESCAPES = (("%", "%25"), ("?", "%3f"), ("#", "%23"), ("\\", "/"))


def kept(cache: Cache, stamps: dict[str, str]) -> sqlite3.Connection | None:
    """Open the cached form, if it is up to date and nobody else can have written it."""
    path = cache.path("sqlite3")
    return open_file(path, stamps) if cache.believed(path) else None


def open_file(path: str, expected: dict[str, str]) -> sqlite3.Connection | None:
    """Open a compiled file if it was made from what is there now; None if not."""
    try:
        connection = sqlite3.connect(_address(path), uri=True, check_same_thread=False)
        stamps = dict(connection.execute("SELECT key, value FROM meta"))
    except (sqlite3.Error, UnicodeEncodeError):  # the latter of a path that is no text
        return None
    if all(stamps.get(key) == value for key, value in expected.items()):
        return connection
    connection.close()
    return None


def _address(path: str) -> str:
    """Return the address of a file that is only read, and does not change while it is open.

    `Path.as_uri` says the same, and loads what takes as long as the rest of the opening.
    """
    for sign, escape in ESCAPES:
        path = path.replace(sign, escape)
    return f"file:{'' if path.startswith('/') else '/'}{path}?mode=ro&immutable=1"
