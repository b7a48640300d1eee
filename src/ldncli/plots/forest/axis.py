"""The axis of a forest plot: its range, its ticks, where a value falls on it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ldncli.evidence.absolute import PER
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ldncli.queries.forest.panels import Panel
    from ldncli.queries.forest.plot import Forest
    from ldncli.queries.forest.question import Metric

# Steps that people count in: a tick is one of these times a power of ten.
STEPS = (1, 2, 2.5, 5, 10)
RATIO_TICKS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)
FINE_RATIO_TICKS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4)
# Fewer ticks do not tell the spacing, more run into each other on 20 cells.
FEWEST_TICKS, MOST_TICKS = 3, 5
# An interval four times as wide as the usual one would press all others together: it is cut.
WIDE = 4.0
# Room beyond the outermost end, so that no mark touches the frame.
PADDING = 0.06
# A margin further out than this many times the data is told in words alone.
MARGIN_REACH = 2.0


class Axis(Record):
    """A range of values; ratios are spaced by their logarithm.

    `margin` is the smallest difference that people notice, where it has a place on the axis.
    Ticks are written times `per`: 1,000 for a difference of risks.
    """

    low: float
    high: float
    ratio: bool
    ticks: tuple[float, ...]
    margin: float | None = None
    per: int = 1

    def at(self, value: float) -> float:
        """Return where a value falls: 0 at the left end, 1 at the right, beyond if outside."""
        low, high, place = (_plain(item, self.ratio) for item in (self.low, self.high, value))
        return (place - low) / (high - low)


def axes_of(forest: Forest) -> dict[Metric, Axis]:
    """Return the axis of each metric: all plots on it share one, to be read down the page."""
    panels: dict[Metric, list[Panel]] = {}
    for panel in forest.panels:
        if panel.metric:
            panels.setdefault(panel.metric, []).append(panel)
    return {
        metric: axis_of(sharing, margin_of(forest, metric)) for metric, sharing in panels.items()
    }


def margin_of(forest: Forest, metric: Metric) -> float | None:
    """Return the smallest difference that people notice, for a difference in points."""
    if metric.scale is None or metric.measure != "MD":
        return None
    finding = forest.finding
    of_finding = finding.margin if finding and finding.scale == metric.scale.id else None
    return metric.scale.noticeable or of_finding


def axis_of(panels: Sequence[Panel], margin: float | None = None) -> Axis:
    """Return an axis that holds every estimate, and every interval that is not far too wide."""
    metric = panels[0].metric
    ratio, null = (metric.ratio, metric.null) if metric else (False, 0.0)
    rows = [row for panel in panels for row in panel.drawn]
    ends = [(_plain(r.low, ratio), _plain(r.high, ratio)) for r in rows if r.se]
    ends += [_pooled_ends(panel, ratio) for panel in panels if panel.pooling]
    ends = ends or [(_plain(null, ratio) - 1, _plain(null, ratio) + 1)]
    widths = sorted(high - low for low, high in ends)
    usual = widths[(len(widths) - 1) // 2]
    places = [_plain(null, ratio), *(_plain(row.estimate or null, ratio) for row in rows)]
    places += [end for pair in ends if pair[1] - pair[0] <= WIDE * usual for end in pair]
    if margin and margin > MARGIN_REACH * max(map(abs, places)):
        margin = None
    places += [-margin, margin] if margin else []
    room = (max(places) - min(places)) * PADDING
    low, high = min(places) - room, max(places) + room
    if ratio:
        low, high = math.exp(low), math.exp(high)
    return Axis(
        low=low,
        high=high,
        ratio=ratio,
        ticks=_ticks(low, high, ratio),
        margin=margin,
        per=PER if metric and metric.measure == "RD" else 1,
    )


def _pooled_ends(panel: Panel, ratio: bool) -> tuple[float, float]:
    pooling = panel.pooling
    return (_plain(pooling.low, ratio), _plain(pooling.high, ratio)) if pooling else (0.0, 0.0)


def _plain(value: float | None, ratio: bool) -> float:
    if value is None:
        return 0.0
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
    # Ten decimals take away what binary fractions add; + 0.0 takes the sign from a zero.
    return tuple(round(number * step, 10) + 0.0 for number in range(first, last + 1))


def _thinned(ticks: list[float]) -> tuple[float, ...]:
    """Keep 1 and every other one where there are too many."""
    if len(ticks) <= MOST_TICKS or 1 not in ticks:
        return tuple(ticks[:: 1 + len(ticks) // (MOST_TICKS + 1)])
    start = ticks.index(1) % 2
    return tuple(ticks[start::2])


def labels(axis: Axis) -> tuple[str, ...]:
    """Return the ticks as they are written."""
    return tuple(f"{axis.per * tick:g}" for tick in axis.ticks)
