"""Names as a shell hands them over: which of the words belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LONGEST = 12  # words: the longest name of a condition has ten


def names_in(words: Sequence[str], is_name: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the names that these words make, the longest first read: `long covid fm` is two.

    Words that are no name stay as they are; where no name at all is among them, they are one.
    """
    names: list[str] = []
    known = False
    start = 0
    while start < len(words):
        length = _longest(words[start : start + LONGEST], is_name)
        known = known or bool(length)
        names.append(" ".join(words[start : start + max(1, length)]))
        start += max(1, length)
    return tuple(dict.fromkeys(names)) if known else (" ".join(words),)


def _longest(words: Sequence[str], is_name: Callable[[str], bool]) -> int:
    for length in range(len(words), 0, -1):
        if is_name(" ".join(words[:length])):
            return length
    return 0
