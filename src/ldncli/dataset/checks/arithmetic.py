"""Arithmetic: intervals, counts and sums that must hold in any true record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ldncli.errors import Fault
from ldncli.schema.kinds import Raw, file_of, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

RATIOS = {"RR", "OR", "HR"}
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
)
COUNTS = ("n_enrolled", "n_analysed", "n_studies", "n_participants", "n_target", "n_actual")


def check(raw: Raw) -> Iterator[Fault]:
    """Yield numbers that contradict each other or cannot be."""
    for kind in ("study", "trial"):
        for row in raw[kind]:
            place = (file_of(kind, row), f"{kind} {key_of(kind, row)}")
            yield from _row(place, "", row)
            for table in ("results", "adverse_events"):
                for number, inner in enumerate(row.get(table, ()), 1):
                    yield from _row(place, f"{table}[{number}].", inner)


def _row(place: tuple[str, str], path: str, row: dict[str, Any]) -> Iterator[Fault]:
    for low, high, says in ORDERED:
        if low in row and high in row and row[low] > row[high]:
            value = f"{row[low]} and {high} {row[high]}"
            yield Fault(*place, path + low, value, f"{says}; check both against the source")
    if ("ci_low" in row) != ("ci_high" in row):
        yield Fault(*place, path + "ci_low", "", "an interval needs both ends; add the other")
    if row.get("measure") in RATIOS and row.get("estimate", 1) <= 0:
        yield Fault(*place, path + "estimate", str(row["estimate"]), "a ratio is above zero")
    for name in COUNTS:
        if row.get(name, 0) < 0:
            yield Fault(*place, path + name, str(row[name]), "a count is not negative")
