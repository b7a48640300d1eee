"""What the output can show: width, colour, characters, links. One function decides."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal, TextIO

from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

When = Literal["auto", "always", "never"]
# A watch or a split pane; below it even an identifier would not fit on a line.
NARROWEST = 20
# What a terminal has that does not tell its size.
FALLBACK_WIDTH = 80


class Terminal(Record):
    """The place where a page is drawn; tests make their own."""

    tty: bool = False
    width: int = FALLBACK_WIDTH
    height: int = 24
    colour: bool = False
    unicode: bool = True
    links: bool = False


def detect(
    stream: TextIO, environ: Mapping[str, str], colour: When = "auto", links: When = "auto"
) -> Terminal:
    """Decide from flags, then the environment, then the stream."""
    tty = _isatty(stream)
    width, height = _size(stream, environ)
    return Terminal(
        tty=tty,
        width=width,
        height=height,
        colour=_colour(colour, environ, tty),
        unicode=_unicode(stream, environ),
        links=_links(links, environ, tty),
    )


def _isatty(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except (ValueError, OSError):
        return False


def _size(stream: TextIO, environ: Mapping[str, str]) -> tuple[int, int]:
    try:
        size = os.get_terminal_size(stream.fileno())
        width, height = size.columns or FALLBACK_WIDTH, size.lines or 24
    except (OSError, ValueError):
        width, height = FALLBACK_WIDTH, 24
    columns = environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        width = int(columns)
    return max(NARROWEST, width), height


def _colour(when: When, environ: Mapping[str, str], tty: bool) -> bool:
    """Bold counts as colour: NO_COLOR asks for neither."""
    if when != "auto":
        return when == "always"
    if environ.get("NO_COLOR"):
        return False
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if environ.get(name, "0") not in ("", "0"):
            return True
    return tty and environ.get("TERM") != "dumb" and environ.get("CLICOLOR") != "0"


def _unicode(stream: TextIO, environ: Mapping[str, str]) -> bool:
    encoding = (getattr(stream, "encoding", None) or "ascii").lower()
    locale = environ.get("LC_ALL") or environ.get("LANG")
    return "utf" in encoding and locale not in ("C", "POSIX")


def _links(when: When, environ: Mapping[str, str], tty: bool) -> bool:
    """OSC 8 links go only where they are known to be understood: old tmux prints them."""
    if when != "auto":
        return when == "always"
    if not tty or environ.get("TERM") in ("dumb", "linux") or "TMUX" in environ:
        return False
    known = ("VTE_VERSION", "KITTY_WINDOW_ID", "WEZTERM_PANE", "WT_SESSION", "KONSOLE_VERSION")
    program = environ.get("TERM_PROGRAM", "")
    return any(name in environ for name in known) or program in ("iTerm.app", "vscode", "ghostty")
