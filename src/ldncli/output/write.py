"""The only writer: to standard output, through a pager, or to a file, whole or not at all."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from ldncli.document.characters import shown
from ldncli.errors import LdnError, UsageError

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from pathlib import Path

    from ldncli.output.terminal import Terminal

OWN = 0o600  # read and written by its owner alone


def to_stdout(text: str) -> None:
    """Write text; a reader that has gone away ends the writing quietly, and nothing else.

    Raises LdnError where the output cannot take it, as on a full disk.
    """
    try:
        _written(text)
    except BrokenPipeError:
        silence()
    except OSError as error:
        silence()
        reason = error.strerror or str(error)
        raise LdnError(f"cannot write the answer: {reason}", "send it elsewhere") from error


def _written(text: str) -> None:
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding or "ascii"
        sys.stdout.buffer.write(text.encode(encoding, "backslashreplace"))
    sys.stdout.flush()


def silence() -> None:
    """Point standard output nowhere, so that closing it at exit cannot fail.

    The exit status stays what the command says: `ldn check tramadol | true` leaves with 4.
    """
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def paged(text: str, terminal: Terminal, environ: Mapping[str, str]) -> None:
    """Write through a pager where the text is longer than the screen; never off a terminal.

    `LDN_PAGER`, then `PAGER`, then less; an empty one switches it off. A pager that is missing
    or fails loses nothing: the text is written plainly.
    """
    long = terminal.tty and text.count("\n") >= terminal.height
    pager = _pager(environ) if long else []
    if not pager or not _pages(pager, text, environ):
        to_stdout(text)


def _pager(environ: Mapping[str, str]) -> list[str]:
    import shlex
    import shutil

    with suppress(ValueError):  # unbalanced quotes: as if there were none
        words = shlex.split(environ.get("LDN_PAGER", environ.get("PAGER", "less")))
        if words and shutil.which(words[0]):
            return words
    return []


def _pages(pager: list[str], text: str, environ: Mapping[str, str]) -> bool:
    """Run the pager; tell whether it showed the text. While it runs Ctrl-C is the pager's."""
    import signal
    import subprocess

    surroundings = {**environ, "LESS": environ.get("LESS", "FIRX")}
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        # The pager is the reader's own choice, and is run without a shell.
        done = subprocess.run(pager, input=text.encode(), env=surroundings, check=False)  # noqa: S603
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return done.returncode == 0


def to_file(
    place: Path | str,
    content: str | bytes | Iterable[bytes],
    *,
    force: bool,
    private: bool = False,
) -> None:
    """Write a file whole or not at all; raise UsageError if it exists and force is not given.

    A file that is replaced keeps its mode; a new private one is its owner's alone. What is no
    file, such as a pipe or a device, is written through, and a link's target is what is replaced.
    """
    from pathlib import Path

    path = Path(place)
    pieces = _pieces(content)
    try:
        if path.is_dir():
            raise UsageError(f"{path} is a folder", "name a file inside it")
        if path.exists() and not force:
            raise UsageError(f"{path} exists already", "choose another name, or add --force")
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                file.writelines(pieces)
        else:
            _replace(path.resolve(), pieces, private=private)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LdnError(f"cannot write {path}: {reason}", "choose another place") from error


def _pieces(content: str | bytes | Iterable[bytes]) -> Iterable[bytes]:
    if isinstance(content, str):
        return (content.encode("utf-8"),)
    return (content,) if isinstance(content, bytes) else content


def _replace(path: Path, pieces: Iterable[bytes], *, private: bool) -> None:
    draft = path.with_name(f".{os.getpid()}.ldn.part")
    mode = path.stat().st_mode & 0o7777 if path.exists() else OWN if private else None
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWN), "wb") as file:
            file.writelines(pieces)
        draft.chmod(mode if mode is not None else 0o666 & ~_umask())
        draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


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
    from pathlib import Path

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
