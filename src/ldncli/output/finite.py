"""Numbers that every format can write: what is infinite, or not a number, is a failure."""

from __future__ import annotations

import math

from ldncli.errors import LdnError

NOT_A_NUMBER = "the data have a value that is infinite or not a number, which no format can hold"


def finite(value: float) -> float:
    """Return a number; raise LdnError where it is infinite or not a number."""
    if not math.isfinite(value):
        raise LdnError(NOT_A_NUMBER)
    return value
