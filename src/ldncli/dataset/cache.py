"""Where compiled datasets are kept for the next start: the user's own folder, and nobody else's.

A cache is a guess. It is believed only if its owner alone could have written it, and whatever
goes wrong with it costs time, never an answer. `cache_files` writes what is read here.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from ldncli.__about__ import __version__
from ldncli.dataset.places import absolute
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


class Cache(Record):
    """The place of one dataset in the cache; `name` holds the version and a mark of the folder."""

    place: str
    name: str

    def path(self, suffix: str) -> str:
        """Return where something of this dataset is kept."""
        return f"{self.place}/{self.name}.{suffix}"

    @property
    def folder(self) -> Path:
        """Return the folder of the cache."""
        from pathlib import Path

        return Path(self.place)

    @property
    def file(self) -> Path:
        """Return where the compiled form is kept."""
        return self.folder / f"{self.name}.sqlite3"

    @property
    def seen(self) -> Path:
        """Return where it is noted that the form that came with the program is up to date."""
        return self.folder / f"{self.name}.seen"

    def believed(self, path: str) -> bool:
        """Tell whether nobody but this user can have written a file here."""
        try:
            return _own(os.stat(self.place)) and _own_file(os.lstat(path))
        except OSError:
            return False

    def note(self) -> str:
        """Return what was noted of the form that came with the program."""
        seen = self.path("seen")
        if not self.believed(seen):
            return ""
        try:
            with open(seen, encoding="utf-8") as file:
                return file.read()
        except (OSError, ValueError):
            return ""


def cache_of(place: str | Path, environ: Mapping[str, str]) -> Cache | None:
    """Return where the compiled form of a directory is cached; None without a home."""
    base = environ.get("XDG_CACHE_HOME") or environ.get("LOCALAPPDATA")
    home = environ.get("HOME") or environ.get("USERPROFILE")
    if not base and not home:
        return None
    folder = absolute(base or f"{home}/.cache")
    # Of numbers, unlike of texts, the hash is the same in every process.
    mark = hash(tuple(os.fsencode(absolute(place)))) & 0xFFFFFFFF
    return Cache(place=f"{folder}/ldn", name=f"{__version__}-{mark:08x}")


def _own(details: os.stat_result) -> bool:
    """Tell whether this user owns it and no other may write it; Windows has neither to tell."""
    if not hasattr(os, "getuid"):
        return True
    return details.st_uid == os.getuid() and not details.st_mode & OTHERS_MAY_WRITE


def _own_file(details: os.stat_result) -> bool:
    return stat.S_ISREG(details.st_mode) and _own(details)
