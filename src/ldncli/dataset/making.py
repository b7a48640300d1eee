"""Make a dataset's compiled form of its TOML: checked, one process at a time, kept if it can be."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from ldncli.dataset import cache_files, compiled
from ldncli.dataset.compiled_file import WRITTEN_BY, kept
from ldncli.dataset.places import shipped_place
from ldncli.dataset.toml_files import digest, read, text_of
from ldncli.errors import FaultyData

if TYPE_CHECKING:
    from ldncli.dataset.cache import Cache
    from ldncli.schema.kinds import Raw


def shipped_directory() -> Path:
    """Return the packaged data, or the checkout's when nothing is packaged."""
    return Path(shipped_place())


def made_from(place: str | Path) -> dict[str, str]:
    """Return what a packaged form must have been made from to be read instead of the TOML."""
    return {**WRITTEN_BY, "content": digest(Path(place))}


def make(place: str, stamps: dict[str, str], cache: Cache | None) -> sqlite3.Connection:
    """Compile, one process at a time; whoever waited reads what the other made."""
    raw: Raw | None = None
    if cache:
        try:
            with cache_files.compiling(cache) as alone:
                found = kept(cache, stamps)
                if found:
                    return found
                raw = checked(place)
                if alone:
                    cache_files.sweep(cache)
                    draft = cache_files.draft(cache.file)
                    compiled.compile_file(cache.file, draft, raw, stamps)
                    found = kept(cache, stamps)
                    if found:
                        return found
        except OSError:
            pass  # a cache that cannot be written costs time at each start, not the answer
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    compiled.compile_into(connection, raw or checked(place), stamps)
    return connection


def checked(place: str | Path) -> Raw:
    """Read a directory's TOML, or raise FaultyData with every fault in it."""
    from ldncli.dataset.checks import run
    from ldncli.dataset.fault_lines import located

    folder = Path(place)
    raw, faults = read(folder)
    found = (*faults, *run.run(raw, linked=not faults))
    if found:
        raise FaultyData(str(folder), located(found, lambda file: text_of(folder / file)))
    return raw
