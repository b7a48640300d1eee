"""Read a text file that tomli can parse in good time, or say why it is none.

tomli takes its time by the character, and the square of it for deep keys: what was made to
fill the memory or the hour is told before it is parsed.
"""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

from ldncli.dataset.text_lines import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

# The densest of our files has a sign of structure in 17 bytes and a line end in 20.
SIGNS = "[{=,"
MANY = 100_000
BYTES_A_SIGN, BYTES_A_LINE = 12, 8
# Our longest line has some 3,000 characters.
LONGEST_LINE = 100_000
# Our tables are three deep.
DOTS = 32
DEEP_KEY = re.compile(r"""(?:(?:[\w-]+|"[^"]{0,60}"|'[^']{0,60}')\s*\.\s*){32}""")
TOO_DEEP = "is nested too deeply; write it flat, as CONTRIBUTING.md shows"


def plain_text(path: Path) -> str:
    """Return the text of a plain file; raise OSError or ValueError with the reason if not."""
    details = path.stat()
    if not stat.S_ISREG(details.st_mode):
        raise ValueError("is not a plain file; put a TOML file in its place")
    if details.st_size > MAX_BYTES:
        raise ValueError(f"is over {MAX_BYTES // 1024 // 1024} MiB; split or shorten it")
    text = path.read_bytes().decode("utf-8-sig")
    remedy = _too_dense(text) or _too_long(text)
    if remedy:
        raise ValueError(remedy)
    return text


def _too_dense(text: str) -> str:
    signs = sum(map(text.count, SIGNS))
    if signs > MANY and len(text) < signs * BYTES_A_SIGN:
        return "holds more brackets than text; write one field a line"
    lines = text.count("\n")
    dense = lines > MANY and len(text) < lines * BYTES_A_LINE
    return "holds more line ends than text; take out the empty lines" if dense else ""


def _too_long(text: str) -> str:
    lines = text.split("\n")
    if len(max(lines, key=len)) > LONGEST_LINE:
        return f"has a line of over {LONGEST_LINE:,} characters; shorten it"
    dotted = [line for line in lines if line.count(".") >= DOTS]
    return TOO_DEEP if any(map(DEEP_KEY.search, dotted)) else ""
