"""What changes with any edit of a dataset's files: asked for at each start, of some 400 files."""

from __future__ import annotations

import os

from ldncli.errors import LdnError

STUDIES = "studies"  # one file a study: the study and its own reference
OLD_STUDIES = "studies.toml"  # the layout before 2026.12: all studies in one file
# Windows looks files up by their path alone.
BY_HANDLE = {os.stat} <= os.supports_dir_fd and {os.listdir} <= os.supports_fd


def has_old_layout(place: str) -> bool:
    """Tell whether all studies stand in one file, as before 2026.12."""
    return os.path.exists(f"{place}/{OLD_STUDIES}")


def state(place: str) -> str:
    """Return what changes with any edit of the TOML files, or raise LdnError if there are none.

    That is the time of each file's last change, which no writer can set back, and how many there
    are. A name that takes another's place brings a time of its own.
    """
    tables, studies = _times(place), _times(f"{place}/{STUDIES}")
    if not tables and not studies:
        raise LdnError(
            f"no dataset in {place}",
            "name a folder that holds dataset.toml, conditions.toml, references.toml and "
            "studies/, with --data or LDN_DATA",
        )
    # Of numbers, unlike of texts, the hash is the same in every process.
    return f"{len(tables)},{len(studies)}:{hash((*tables, *studies))}"


def _times(folder: str) -> list[int]:
    """Return when each TOML file of a folder was last changed; none without the folder."""
    try:
        handle = os.open(folder, os.O_RDONLY) if BY_HANDLE else None
    except OSError:
        return []
    try:
        names = os.listdir(folder if handle is None else handle)
        return [_time(folder, name, handle) for name in names if name.endswith(".toml")]
    except OSError:
        return []
    finally:
        if handle is not None:
            os.close(handle)


def _time(folder: str, name: str, handle: int | None) -> int:
    """Return the time of the last change; of what cannot be looked up, nought."""
    try:
        if handle is not None:
            return os.stat(name, dir_fd=handle).st_ctime_ns
        details = os.stat(f"{folder}/{name}")
    except OSError:
        return 0
    return details.st_mtime_ns ^ details.st_size  # ctime there is when the file was made
