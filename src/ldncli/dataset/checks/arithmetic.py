"""Arithmetic: intervals, counts and sums that must hold in any true record."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ldncli.errors import Fault
from ldncli.schema.kinds import Raw, file_of, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.schema.kinds import Row

RATIOS = frozenset({"RR", "OR", "HR"})
INTERVAL = ("ci_low", "estimate", "ci_high")
# measure: (lowest, highest, what to say). Above zero is any number that the machine can tell from
# it, and nothing in medicine multiplies a risk by more than a million.
RATIO_BOUNDS = (math.ulp(0.0), 1e6, "a ratio is above zero and at most 1e+06; check the source")
BOUNDS: dict[str, tuple[float, float, str]] = {
    **dict.fromkeys(RATIOS, RATIO_BOUNDS),
    "RD": (-1.0, 1.0, "a risk difference is a share, -1 to 1; 17.3 percentage points are 0.173"),
}
# (smaller, larger, what to say): fields of one row of which the first may not exceed the second.
ORDERED = (
    ("n_analysed", "n_enrolled", "more people analysed than enrolled"),
    ("ci_low", "estimate", "the interval starts above the estimate"),
    ("estimate", "ci_high", "the interval ends below the estimate"),
    ("ci_low", "ci_high", "the interval ends before it starts"),
    ("ldn_events", "n_ldn", "more events than people"),
    ("control_events", "n_control", "more events than people"),
    ("ldn_events", "ldn_n", "more events than people"),
    ("control_events", "control_n", "more events than people"),
    ("lowest", "highest", "the scale ends before it starts"),
    ("lowest_mg", "highest_mg", "the band ends before it starts"),
    ("started", "completed", "it was completed before it started"),
)
TABLES = ("results", "adverse_events", "findings", "dose_bands")
KINDS = ("study", "trial", "condition", "scale", "dataset")


def check(raw: Raw) -> Iterator[Fault]:
    """Yield numbers that contradict each other or cannot be."""
    for kind in KINDS:
        for row in raw[kind]:
            place = (file_of(kind, row), f"{kind} {key_of(kind, row)}")
            yield from _row(place, "", row)
            for table in TABLES:
                for number, inner in enumerate(row.get(table, ()), 1):
                    yield from _row(place, f"{table}[{number}].", inner)


def _row(place: tuple[str, str], path: str, row: Row) -> Iterator[Fault]:
    for low, high, says in ORDERED:
        if low in row and high in row and row[low] > row[high]:
            value = f"{row[low]} and {high} {row[high]}"
            yield Fault(*place, path + low, value, f"{says}; check both against the source")
    if ("ci_low" in row) != ("ci_high" in row):
        there = "ci_low" if "ci_low" in row else "ci_high"
        remedy = "an interval needs both ends; add the other"
        yield Fault(*place, path + there, str(row[there]), remedy)
    elif "ci_low" in row and row["ci_low"] == row["ci_high"]:
        remedy = "an interval has a width; check both ends against the source"
        yield Fault(*place, path + "ci_low", str(row["ci_low"]), remedy)
    yield from _bounds(place, path, row)


def _bounds(place: tuple[str, str], path: str, row: Row) -> Iterator[Fault]:
    """Yield an estimate, or an end of its interval, that its measure cannot have."""
    measure = row.get("measure")
    if measure not in BOUNDS or (measure == "RD" and "unit" in row):
        return  # a unit says that the difference of risks is in percentage points
    low, high, remedy = BOUNDS[measure]
    for name in INTERVAL:
        if name in row and not low <= row[name] <= high:
            yield Fault(*place, path + name, str(row[name]), remedy)
