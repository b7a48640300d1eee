"""Where compiled datasets are kept for the next start: the user's own folder, and nobody else's.

A cache is a guess. It is believed only if its owner alone could have written it, and whatever
goes wrong with it costs time, never an answer.
"""

from __future__ import annotations

import os
import stat
import time
import zlib
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ldncli.__about__ import __version__
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
# Compiling takes about two seconds on a slow machine; whoever waits longer compiles for itself.
SECONDS_TO_WAIT = 10.0
BETWEEN_LOOKS = 0.05
# No compiler works for an hour: a draft of that age was left by a process that died.
DRAFT_SECONDS = 3600


class Cache(Record):
    """The place of one dataset in the cache; `name` holds the version and a mark of the folder."""

    folder: Path
    name: str

    @property
    def file(self) -> Path:
        """Return where the compiled form is kept."""
        return self.folder / f"{self.name}.sqlite3"

    @property
    def seen(self) -> Path:
        """Return where it is noted that the form that came with the program is up to date."""
        return self.folder / f"{self.name}.seen"

    def believed(self, path: Path) -> bool:
        """Tell whether nobody but this user can have written a file here."""
        try:
            return _own(self.folder.stat()) and _own_file(path.lstat())
        except OSError:
            return False

    def note(self) -> str:
        """Return what was noted of the form that came with the program."""
        try:
            return self.seen.read_text("utf-8") if self.believed(self.seen) else ""
        except (OSError, ValueError):
            return ""

    def write_note(self, text: str) -> None:
        """Note that what came with the program is up to date; without a place, do nothing."""
        with suppress(OSError):
            self.prepare()
            draft = self.draft(self.seen)
            draft.write_text(text, "utf-8")
            draft.replace(self.seen)

    def draft(self, path: Path) -> Path:
        """Create an empty draft that this user alone can read, and return where it is."""
        place = path.with_name(f"{path.name}.{os.getpid()}.part")
        place.unlink(missing_ok=True)
        os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        return place

    def prepare(self) -> None:
        """Make the folder, for this user alone; raise OSError if it is another's."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        details = self.folder.stat()
        if hasattr(os, "getuid") and details.st_uid != os.getuid():
            raise PermissionError(f"{self.folder} belongs to another user")
        if details.st_mode & 0o077:
            foreign = details.st_mode & OTHERS_MAY_WRITE
            self.folder.chmod(0o700)
            if foreign:  # what others could write until now is not believed from now on
                self.drop()

    def drop(self) -> None:
        """Remove what is kept of this dataset."""
        for path in (self.file, self.seen):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove drafts of processes that died; call it while this process alone compiles."""
        now = time.time()
        for draft in self.folder.glob("*.part"):
            with suppress(OSError):
                old = now - draft.stat().st_mtime > DRAFT_SECONDS
                if old or draft.name.startswith(f"{self.file.name}."):
                    draft.unlink()

    @contextmanager
    def compiling(self) -> Iterator[bool]:
        """Hold the lock of this dataset; False if another process has it for too long."""
        self.prepare()
        handle = os.open(self.folder / f"{self.name}.lock", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            yield _locked(handle, time.monotonic() + SECONDS_TO_WAIT)
        finally:
            os.close(handle)  # which lets the lock go, as does the end of the process


def cache_of(place: Path, environ: Mapping[str, str]) -> Cache | None:
    """Return where the compiled form of a directory is cached; None without a home."""
    base = environ.get("XDG_CACHE_HOME") or environ.get("LOCALAPPDATA")
    home = environ.get("HOME") or environ.get("USERPROFILE")
    if not base and not home:
        return None
    folder = Path(base) if base else Path(str(home)) / ".cache"
    mark = zlib.crc32(str(place.absolute()).encode("utf-8", "surrogateescape"))
    return Cache(folder=(folder / "ldn").absolute(), name=f"{__version__}-{mark:08x}")


def _own(details: os.stat_result) -> bool:
    """Tell whether this user owns it and no other may write it; Windows has neither to tell."""
    if not hasattr(os, "getuid"):
        return True
    return details.st_uid == os.getuid() and not details.st_mode & OTHERS_MAY_WRITE


def _own_file(details: os.stat_result) -> bool:
    return stat.S_ISREG(details.st_mode) and _own(details)


def _locked(handle: int, until: float) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows: two may compile; each replaces the file as a whole
        return True
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if time.monotonic() > until:
                return False
            time.sleep(BETWEEN_LOOKS)
