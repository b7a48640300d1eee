"""The only writer: to standard output, through a pager, or to a file, whole or not at all."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ldncli.document.characters import shown
from ldncli.errors import LdnError, UsageError

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from ldncli.output.terminal import Terminal


def to_stdout(text: str) -> None:
    """Write text; a reader that has gone away ends the program quietly."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding or "ascii"
        sys.stdout.buffer.write(text.encode(encoding, "backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError:
        silence()


def silence() -> None:
    """Point standard output nowhere, so that closing it at exit cannot fail, and leave."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(0)


def paged(text: str, terminal: Terminal, environ: Mapping[str, str]) -> None:
    """Write through the reader's pager where one is set and the text is longer than the screen."""
    pager = environ.get("LDN_PAGER", environ.get("PAGER", ""))
    if not terminal.tty or not pager or text.count("\n") < terminal.height:
        return to_stdout(text)
    import shlex
    import subprocess

    surroundings = {**environ, "LESS": environ.get("LESS", "FIRX")}
    try:
        # The pager is the reader's own choice, and is run without a shell.
        subprocess.run(shlex.split(pager), input=text.encode(), env=surroundings, check=False)  # noqa: S603
    except (OSError, ValueError):
        to_stdout(text)
    return None


def to_file(path: Path, content: str | bytes, *, force: bool) -> None:
    """Write a file whole or not at all; raise UsageError if it exists and force is not given."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_dir():
        raise UsageError(f"{path} is a folder", "name a file inside it")
    if path.exists() and not force:
        raise UsageError(f"{path} exists already", "choose another name, or add --force")
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LdnError(f"cannot write {path}: {reason}", "choose another place") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def to_directory(
    path: Path, files: Mapping[str, bytes], *, force: bool, replaceable: Container[str] = ()
) -> None:
    """Write a folder whole or not at all.

    An empty folder is filled. One that holds files is replaced with force alone, and only when
    every file in it is replaceable: a folder with anything else of a person's is never touched.
    """
    place = path.resolve()
    _check_place(path, place, force, replaceable)
    draft = place.with_name(f".{place.name}.{os.getpid()}.part")
    old = place.with_name(f".{place.name}.{os.getpid()}.old")
    try:
        draft.mkdir()
        for name, content in files.items():
            (draft / name).parent.mkdir(exist_ok=True)
            (draft / name).write_bytes(content)
        _swap(place, draft, old)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LdnError(f"cannot write {path}: {reason}", "choose another place") from error
    finally:
        _remove(draft)


def _check_place(path: Path, place: Path, force: bool, replaceable: Container[str]) -> None:
    if place.is_file():
        raise UsageError(f"{path} is a file", "name a folder")
    here = Path.cwd()
    if place == here or place in here.parents:
        raise UsageError(f"{path} is the folder that you stand in", "name a new one inside it")
    present = sorted(item.name for item in place.iterdir()) if place.is_dir() else []
    foreign = [name for name in present if name not in replaceable]
    if foreign:
        hint = "name a new folder, or an earlier export with --force"
        raise UsageError(f"{path} holds other files, such as {foreign[0]}", hint)
    if present and not force:
        raise UsageError(f"{path} exists already", "choose another name, or add --force")


def _swap(place: Path, draft: Path, old: Path) -> None:
    if not place.exists():
        draft.replace(place)
        return
    place.replace(old)
    try:
        draft.replace(place)
    except OSError:
        old.replace(place)
        raise
    _remove(old)


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def say(*lines: str) -> None:
    """Write messages to standard error, inert and in characters that it can show."""
    encoding = (getattr(sys.stderr, "encoding", None) or "ascii").lower()
    with suppress(OSError, ValueError):
        for line in lines:
            sys.stderr.write(shown(line, unicode="utf" in encoding) + "\n")
        sys.stderr.flush()
