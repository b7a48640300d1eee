"""The axis of a forest plot: its range, its ticks, where a value falls on it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.queries.forest.scales import Panel

# Steps that people count in.
STEPS = (1, 2, 2.5, 5, 10)
# Each about twice the one before, for ratios multiply; the fine ones are for a range near 1.
RATIO_TICKS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)
FINE_RATIO_TICKS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4)
# Two ticks tell no scale; more than five run into each other in 20 cells.
FEWEST_TICKS, MOST_TICKS = 3, 5
# An interval wider than four times the usual one is cut with an arrow, not drawn to its end.
WIDE = 4.0
# So that no end of an interval stands on the frame.
PADDING = 0.06


class Axis(Record):
    """A range of values; ratios are spaced by their logarithm."""

    low: float
    high: float
    ratio: bool
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Return where a value falls: 0 at the left end, 1 at the right, beyond if outside."""
        low, high, point = (_plain(item, self.ratio) for item in (self.low, self.high, value))
        return (point - low) / (high - low)


def axis_of(panel: Panel) -> Axis:
    """Return an axis that holds every estimate, and every interval that is not far too wide."""
    ratio = panel.scale.ratio
    rows = [row for row in panel.rows if row.low is not None and row.high is not None]
    ends = [(_plain(row.low or 0, ratio), _plain(row.high or 0, ratio)) for row in rows]
    widths = sorted(high - low for low, high in ends)
    usual = widths[(len(widths) - 1) // 2]
    shown = [_plain(row.estimate, ratio) for row in panel.rows] + [_plain(panel.scale.null, ratio)]
    shown += [end for pair in ends if pair[1] - pair[0] <= WIDE * usual for end in pair]
    room = (max(shown) - min(shown)) * PADDING
    low, high = min(shown) - room, max(shown) + room
    if ratio:
        low, high = math.exp(low), math.exp(high)
    return Axis(low=low, high=high, ratio=ratio, ticks=_ticks(low, high, ratio))


def _plain(value: float, ratio: bool) -> float:
    return math.log(value) if ratio else value


def _ticks(low: float, high: float, ratio: bool) -> tuple[float, ...]:
    if ratio:
        coarse = [tick for tick in RATIO_TICKS if low <= tick <= high]
        fine = [tick for tick in FINE_RATIO_TICKS if low <= tick <= high]
        return _thinned(coarse if len(coarse) >= FEWEST_TICKS else fine or coarse)
    rough = (high - low) / MOST_TICKS
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * n for n in STEPS if size * n >= rough)
    first, last = math.ceil(low / step), math.floor(high / step)
    return tuple(round(number * step, 10) + 0.0 for number in range(first, last + 1))


def _thinned(ticks: list[float]) -> tuple[float, ...]:
    """Keep 1 and every other one where there are too many."""
    if len(ticks) <= MOST_TICKS or 1 not in ticks:
        return tuple(ticks[:: 1 + len(ticks) // (MOST_TICKS + 1)])
    start = ticks.index(1) % 2
    return tuple(ticks[start::2])


def labels(ticks: Iterable[float]) -> tuple[str, ...]:
    """Return ticks as they are written."""
    return tuple(f"{tick:g}" for tick in ticks)
