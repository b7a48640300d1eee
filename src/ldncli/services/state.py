"""How far a fetch has come: one file, written whole after each answer, gone at the end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ldncli.errors import LdnError, UsageError
from ldncli.output import write
from ldncli.schema.record import Record, to_plain

if TYPE_CHECKING:
    from pathlib import Path

NAME = ".ldn-watch.json"
# The form of the file; one of another form is not read.
FORM = 1


class State(Record):
    """What was asked, and what has come of each service."""

    asked: str
    ids: tuple[str, ...] | None = None
    texts: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    studies: tuple[object, ...] = ()
    token: str = ""
    total: int = 0
    trials_done: bool = False


def load(folder: Path, asked: str, *, force: bool) -> State:
    """Return the state of an unfinished fetch of the same search, or a new one.

    Raises UsageError where the folder holds one of another search and force is not given.
    """
    path = folder / NAME
    if force or not path.exists():
        return State(asked=asked)
    try:
        rows = json.loads(path.read_text("utf-8"))
        form = rows.pop("form")
        listed = {name: tuple(v) if isinstance(v, list) else v for name, v in rows.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise LdnError(f"{path} cannot be read", "add --force to begin anew") from error
    if form != FORM or set(listed) != State.known or listed["asked"] != asked:
        raise UsageError(
            f"{folder} holds an unfinished fetch of another search",
            "name another folder, or add --force to begin anew",
        )
    return State.trusted(listed)


def save(folder: Path, state: State) -> None:
    """Write how far it has come, whole or not at all."""
    text = json.dumps({"form": FORM, **to_plain(state)}, ensure_ascii=False)
    write.to_file(folder / NAME, text, force=True)


def remove(folder: Path) -> None:
    """Remove the file of a fetch that is done."""
    (folder / NAME).unlink(missing_ok=True)
