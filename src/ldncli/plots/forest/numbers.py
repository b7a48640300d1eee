"""Numbers as reports print them: as many digits as they carry, and never a zero with a sign."""

from __future__ import annotations

import math
from decimal import Decimal

# Three significant digits are what trial reports print.
DIGITS = 3
# Beside a larger number, digits beyond its own carry nothing: two more are kept, so that a small
# limit is not rounded to 0.
FINER = 2
# From a million on, and below a ten-thousandth, a power of ten is shorter than the digits.
HUGE, SMALL = 1e6, 1e-4


def numbers(values: tuple[float, ...], *, reported: bool = False) -> tuple[str, ...]:
    """Return numbers that stand together; reported ones get no digit that was not printed."""
    largest = max(map(abs, values), default=0.0)
    printed = max(map(decimals_of, values), default=0) if reported else None
    return tuple(_one(value, largest, printed) for value in values)


def number(value: float, *, reported: bool = False) -> str:
    """Return a number that stands alone."""
    return numbers((value,), reported=reported)[0]


def decimals_of(value: float) -> int:
    """Return how many decimals a number was written with in the data."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _one(value: float, largest: float, printed: int | None) -> str:
    if not math.isfinite(value):
        return "without end"
    size = abs(value)
    if size >= HUGE or (0 < size == largest and size < SMALL):
        mantissa, exponent = f"{value:.{DIGITS - 1}e}".split("e")
        return f"{mantissa} x 10^{int(exponent)}"
    most = _decimals(largest) + FINER
    decimals = min(_decimals(size), most)
    if printed is not None:
        decimals = min(printed, most)
    text = f"{value:.{decimals}f}"
    return text.removeprefix("-") if not float(text) else text


def _decimals(size: float) -> int:
    """Return how many decimals three significant digits of a number take."""
    return max(0, DIGITS - 1 - math.floor(math.log10(size))) if size else 0


def p_value(p: float) -> str:
    """Return a p value that was worked out here."""
    return "p<0.001" if p < 0.001 else f"p={p:.2g}" if p < 0.995 else "p>0.99"
