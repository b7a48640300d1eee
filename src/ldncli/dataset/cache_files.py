"""Write what the cache keeps: whole or not at all, one process at a time, for one user alone."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from ldncli.dataset.cache import OTHERS_MAY_WRITE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ldncli.dataset.cache import Cache

# Compiling takes about two seconds on a slow machine; whoever waits longer compiles for itself.
SECONDS_TO_WAIT = 10.0
BETWEEN_LOOKS = 0.05
# No compiler works for an hour: a draft of that age was left by a process that died.
DRAFT_SECONDS = 3600


def write_note(cache: Cache, text: str) -> None:
    """Note that what came with the program is up to date; without a place, do nothing."""
    with suppress(OSError):
        prepare(cache)
        path = draft(cache.seen)
        path.write_text(text, "utf-8")
        path.replace(cache.seen)


def draft(path: Path) -> Path:
    """Create an empty draft that this user alone can read, and return where it is."""
    place = path.with_name(f"{path.name}.{os.getpid()}.part")
    place.unlink(missing_ok=True)
    os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    return place


def prepare(cache: Cache) -> None:
    """Make the folder, for this user alone; raise OSError if it is another's."""
    cache.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    details = cache.folder.stat()
    if hasattr(os, "getuid") and details.st_uid != os.getuid():
        raise PermissionError(f"{cache.folder} belongs to another user")
    if details.st_mode & 0o077:
        foreign = details.st_mode & OTHERS_MAY_WRITE
        cache.folder.chmod(0o700)
        if foreign:  # what others could write until now is not believed from now on
            drop(cache)


def drop(cache: Cache) -> None:
    """Remove what is kept of this dataset."""
    for path in (cache.file, cache.seen):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def sweep(cache: Cache) -> None:
    """Remove drafts of processes that died; call it while this process alone compiles."""
    now = time.time()
    for path in cache.folder.glob("*.part"):
        with suppress(OSError):
            old = now - path.stat().st_mtime > DRAFT_SECONDS
            if old or path.name.startswith(f"{cache.file.name}."):
                path.unlink()


@contextmanager
def compiling(cache: Cache) -> Iterator[bool]:
    """Hold the lock of this dataset; False if another process has it for too long."""
    prepare(cache)
    handle = os.open(cache.path("lock"), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        yield _locked(handle, time.monotonic() + SECONDS_TO_WAIT)
    finally:
        os.close(handle)  # which lets the lock go, as does the end of the process


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
