"""Find a dataset's compiled form that is up to date: packaged or cached; else have it made."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ldncli.dataset.cache import cache_of
from ldncli.dataset.compiled_file import WRITTEN_BY, kept, open_file
from ldncli.dataset.places import absolute
from ldncli.dataset.stamp import state

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from ldncli.dataset.cache import Cache

COMPILED = "compiled.sqlite3"


def connect(
    place: str, environ: Mapping[str, str], *, shipped: bool, anew: bool = False
) -> sqlite3.Connection:
    """Open the dataset in a directory; `anew` drops what is kept of it and compiles again."""
    now = f"{absolute(place)};{state(place)}"
    cache = cache_of(place, environ)
    if anew and cache:
        from ldncli.dataset.cache_files import drop

        drop(cache)
    if shipped and not anew:
        connection = _packaged(place, now, cache)
        if connection:
            return connection
    stamps = {**WRITTEN_BY, "state": now}
    found = kept(cache, stamps) if cache else None
    if found:
        return found
    from ldncli.dataset.making import make

    return make(place, stamps, cache)


def _packaged(place: str, now: str, cache: Cache | None) -> sqlite3.Connection | None:
    """Open what came with the program, if the TOML beside it still says the same.

    Its times say nothing: an installer sets them anew. So the texts are compared once, and the
    state of the files is noted for the next start.
    """
    path = f"{absolute(place)}/{COMPILED}"
    try:
        details = os.stat(path)
    except OSError:
        return None
    note = f"{now};{details.st_size}:{details.st_mtime_ns}:{details.st_ctime_ns}"
    if cache and cache.note() == note:
        return open_file(path, WRITTEN_BY)
    from ldncli.dataset.making import made_from

    connection = open_file(path, made_from(place))
    if connection and cache:
        from ldncli.dataset.cache_files import write_note

        write_note(cache, note)
    return connection
