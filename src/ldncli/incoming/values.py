"""Years and pages of other people's files, in the form of this dataset."""

from __future__ import annotations

import re

_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")


def year(text: str) -> int | None:
    """Return the year in a date, whatever its form."""
    match = _YEAR.search(text)
    return int(match[0]) if match else None


def pages(text: str) -> str:
    """Return first and last page spelt out: `1234-9` is 1234-1239."""
    match = re.fullmatch(r"(\d+)\s*[-–]\s*(\d+)", text.strip())
    if not match or len(match[2]) >= len(match[1]):
        return text.strip().rstrip(".")
    first, last = match[1], match[2]
    return f"{first}-{first[: len(first) - len(last)]}{last}"
