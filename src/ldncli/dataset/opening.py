"""Find a dataset's compiled form that is up to date, or make it: packaged, cached, in memory."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from ldncli.__about__ import __version__
from ldncli.dataset import compiled
from ldncli.dataset.cache import cache_of
from ldncli.dataset.toml_files import digest, read, state, text_of
from ldncli.errors import FaultyData

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ldncli.dataset.cache import Cache
    from ldncli.schema.kinds import Raw

COMPILED = "compiled.sqlite3"
# The form of the tables and of the texts in them, and the program that wrote them.
LAYOUT = {"layout": f"{compiled.LAYOUT};{__version__}"}


def shipped_directory() -> Path:
    """Return the packaged data, or the checkout's when nothing is packaged."""
    package = Path(__file__).parent.parent
    packaged = package / "data"
    if packaged.is_dir():
        return packaged
    if not package.is_dir():  # the program runs from a zip file
        from ldncli.dataset.zipped import unpacked

        return unpacked()
    return package.parent.parent / "data"


def connect(
    place: Path, environ: Mapping[str, str], *, shipped: bool, anew: bool = False
) -> sqlite3.Connection:
    """Open the dataset in a directory; `anew` drops what is kept of it and compiles again."""
    now = f"{place.absolute()};{state(place)}"
    cache = cache_of(place, environ)
    if anew and cache:
        cache.drop()
    if shipped and not anew:
        connection = _packaged(place, now, cache)
        if connection:
            return connection
    stamps = {**LAYOUT, "state": now}
    kept = _kept(cache, stamps) if cache else None
    return kept or _made(place, stamps, cache)


def made_from(place: Path) -> dict[str, str]:
    """Return what a packaged form must have been made from to be read instead of the TOML."""
    return {**LAYOUT, "content": digest(place)}


def _packaged(place: Path, now: str, cache: Cache | None) -> sqlite3.Connection | None:
    """Open what came with the program, if the TOML beside it still says the same.

    Its times say nothing: an installer sets them anew. So the texts are compared once, and the
    state of the files is noted for the next start.
    """
    path = (place / COMPILED).absolute()
    try:
        details = path.stat()
    except OSError:
        return None
    note = f"{now};{details.st_size}:{details.st_mtime_ns}:{details.st_ctime_ns}"
    if cache and cache.note() == note:
        return compiled.open_file(path, LAYOUT)
    connection = compiled.open_file(path, made_from(place))
    if connection and cache:
        cache.write_note(note)
    return connection


def _kept(cache: Cache, stamps: dict[str, str]) -> sqlite3.Connection | None:
    return compiled.open_file(cache.file, stamps) if cache.believed(cache.file) else None


def _made(place: Path, stamps: dict[str, str], cache: Cache | None) -> sqlite3.Connection:
    """Compile, one process at a time; whoever waited reads what the other made."""
    raw: Raw | None = None
    if cache:
        try:
            with cache.compiling() as alone:
                kept = _kept(cache, stamps)
                if kept:
                    return kept
                raw = checked(place)
                if alone:
                    cache.sweep()
                    compiled.compile_file(cache.file, cache.draft(cache.file), raw, stamps)
                    kept = _kept(cache, stamps)
                    if kept:
                        return kept
        except OSError:
            pass  # a cache that cannot be written costs time at each start, not the answer
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    compiled.compile_into(connection, raw or checked(place), stamps)
    return connection


def checked(place: Path) -> Raw:
    """Read a directory's TOML, or raise FaultyData with every fault in it."""
    from ldncli.dataset.checks import run
    from ldncli.dataset.fault_lines import located

    raw, faults = read(place)
    found = (*faults, *run.run(raw, linked=not faults))
    if found:
        raise FaultyData(str(place), located(found, lambda file: text_of(place / file)))
    return raw


def place_of(directory: str | Path | None, environ: Mapping[str, str]) -> Path | None:
    """Return the directory that was named, here or in LDN_DATA; None for the shipped one."""
    chosen = directory or environ.get("LDN_DATA") or None
    return Path(os.fspath(chosen)) if chosen else None
