"""Widths of columns and breaks of lines, so that no word is ever cut in two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(r" *[^ ]+")  # a no-break space holds its words together
# Two spaces tell columns apart where cells have single spaces inside.
GAP = 2


def longest_word(text: str) -> int:
    """Return the cells that the widest word takes."""
    return max((cell_len(word) for word in text.split(" ")), default=0)


def wrapped(text: Text, width: int) -> list[Text]:
    """Break text between words; a word wider than the width stands whole on its own line."""
    if text.cell_len <= width:
        text.rstrip()
        return [text]
    breaks: list[int] = []
    used = 0
    for match in WORD.finditer(text.plain):
        length = cell_len(match.group())
        if used and used + length > width:
            breaks.append(match.end() - len(match.group().lstrip()))
            used = cell_len(match.group().lstrip())
        else:
            used += length
    lines = list(text.divide(breaks)) if breaks else [text]
    for line in lines:
        line.rstrip()
    return lines


def fitted(least: Sequence[int], unbroken: Sequence[int], width: int) -> list[int] | None:
    """Return the width of each column, or None when their words do not fit side by side.

    `least` is what the longest word of each column needs, `unbroken` what no break would take.
    What is left over goes, cell by cell, to the column that is furthest from what it wants.
    """
    room = width - GAP * (len(least) - 1)
    widths = list(least)
    spare = room - sum(widths)
    if spare < 0:
        return None
    while spare and any(has < want for has, want in zip(widths, unbroken, strict=True)):
        poorest = max(range(len(widths)), key=lambda i: unbroken[i] / max(1, widths[i]))
        widths[poorest] += 1
        spare -= 1
    return [
        min(has, max(want, low)) for has, want, low in zip(widths, unbroken, least, strict=True)
    ]
