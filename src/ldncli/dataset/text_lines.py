"""Read a person's own list: a text file, or standard input, one name a line."""

from __future__ import annotations

import sys

from ldncli.errors import UsageError

# The largest of our files has 0.4 MB; 160 times that is the growth that is measured.
MAX_BYTES = 64 * 1024 * 1024


def lines_of(place: str) -> list[str]:
    """Read a text file as lines, standard input for “-”; raise UsageError if it cannot be read."""
    try:
        if place == "-":
            if hasattr(sys.stdin, "reconfigure"):
                sys.stdin.reconfigure(errors="replace")
            return sys.stdin.read(MAX_BYTES).splitlines() if sys.stdin else []
        with open(place, encoding="utf-8-sig", errors="replace") as file:
            return file.read(MAX_BYTES).splitlines()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        hint = "name a text file, one name a line"
        raise UsageError(f"cannot read {place}: {reason}", hint) from None
