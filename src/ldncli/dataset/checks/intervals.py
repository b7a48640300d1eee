"""Intervals whose estimate lies where no method puts it: one of the three numbers was misread."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ldncli.dataset.checks.arithmetic import RATIOS
from ldncli.errors import Fault
from ldncli.schema.kinds import Raw, file_of, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.schema.kinds import Row

# Differences and ratios are in the middle of their interval, ratios by their logarithm. Shares,
# their differences, medians and correlations are not where they come near an end of their range.
MEASURES = RATIOS | {"MD", "SMD", "mean"}
# In half widths from the middle: exact methods on small counts reach a quarter, a slip of a
# digit or a sign goes beyond.
FARTHEST = 0.4
TABLES = {"study": "results", "condition": "findings"}
REMEDY = "the estimate is far off the middle of its interval; check all three against the source"


def check(raw: Raw) -> Iterator[Fault]:
    """Yield estimates that are far off the middle of their interval."""
    for kind, table in TABLES.items():
        for row in raw[kind]:
            place = (file_of(kind, row), f"{kind} {key_of(kind, row)}")
            for number, inner in enumerate(row.get(table, ()), 1):
                if off_middle(inner) > FARTHEST:
                    value = f"{inner['estimate']} ({inner['ci_low']} to {inner['ci_high']})"
                    yield Fault(*place, f"{table}[{number}].estimate", value, REMEDY)


def off_middle(row: Row) -> float:
    """Return how far an estimate is from the middle of its interval, in half widths.

    What rounding alone can do is taken off: half a unit of the last digit of each number.
    """
    names = ("ci_low", "estimate", "ci_high")
    if row.get("measure") not in MEASURES or not all(name in row for name in names):
        return 0.0
    values: list[float] = [float(row[name]) for name in names]
    ratio = row["measure"] in RATIOS
    if values[0] >= values[2] or (ratio and min(values) <= 0):
        return 0.0  # told by the arithmetic of intervals
    # A unit weighs on a logarithm by one over the number.
    slopes = [1 / value if ratio else 1.0 for value in values]
    slack = _unit(values) / 2 * (slopes[1] + (slopes[0] + slopes[2]) / 2)
    low, estimate, high = (math.log(value) if ratio else value for value in values)
    distance = max(0.0, abs(estimate - (low + high) / 2) - slack)
    return 2 * distance / (high - low)


def _unit(values: list[float]) -> float:
    """Return one unit of the last decimal that the three numbers were written with."""
    return 10.0 ** -max(len(repr(value).partition(".")[2]) for value in values)
