"""The forest plots of a condition as rows of a page: a name, a line, numbers that never shrink."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ldncli.plots.forest.axis import axes_of, labels
from ldncli.plots.forest.lines import DERIVED, DIAMOND, lines_of
from ldncli.plots.forest.notes import (
    heterogeneity_line,
    listed_line,
    listed_name,
    margin_line,
    older,
    pooling_lines,
    remarks,
)
from ldncli.plots.forest.words import column, heading, heads, sides
from ldncli.queries.forest.plot import forest
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.plots.forest.axis import Axis
    from ldncli.plots.forest.lines import Line
    from ldncli.queries.forest.panels import Panel
    from ldncli.queries.forest.plot import Forest
    from ldncli.queries.forest.rows import Row

# The width of the drawing in its own units; the page stretches it.
WIDTH = 200
# Squares grow with weight as area does, between what can be seen and what still fits a row.
SMALLEST, LARGEST = 5.0, 11.0


class Mark(Record):
    """One row: where its line begins and ends, where its square or diamond stands.

    A trial in words stands nowhere: `at` is None.
    """

    name: str
    people: str
    numbers: str
    at: float | None
    start: float | None
    end: float | None
    size: float
    pooled: bool
    dotted: bool
    disputed: bool
    direction: str
    remark: str


class Plot(Record):
    """One scale of one outcome: its rows, its axis, which side favours what.

    Without an axis (`null` is None) all its rows are words.
    """

    heading: str
    column: str
    null: float | None
    margins: tuple[float, ...]
    ticks: tuple[tuple[float, str], ...]
    left: str
    right: str
    marks: tuple[Mark, ...]
    notes: tuple[str, ...]


class Outcome(Record):
    """The plots of one outcome, and the studies that could not be drawn."""

    name: str
    plots: tuple[Plot, ...]
    listed: tuple[str, ...]


def forests(dataset: Dataset, condition_id: str) -> tuple[Outcome, ...]:
    """Return the outcomes that can be drawn, the main one first."""
    first = forest(dataset, condition_id)
    main = first.outcome.id if first.outcome else ""
    others = [item.id for item in first.outcomes if item.drawable and item.id != main]
    drawable = [first] if first.drawable else []
    drawable += [forest(dataset, condition_id, key) for key in others]
    return tuple(map(_outcome, drawable))


def _outcome(plot: Forest) -> Outcome:
    axes = axes_of(plot)
    return Outcome(
        name=plot.outcome.words if plot.outcome else "",
        plots=tuple(
            _plot(plot, panel, axes[panel.metric] if panel.metric else None)
            for panel in plot.panels
        ),
        listed=tuple(f"{listed_name(item)}: {listed_line(item)}." for item in plot.listed),
    )


def _plot(plot: Forest, panel: Panel, axis: Axis | None) -> Plot:
    rows = itertools.zip_longest(lines_of(panel), panel.rows)
    marks = tuple(_mark(axis, line, row, heads(panel)) for line, row in rows)
    left, right = sides(panel) if axis else ("", "")
    margins = (-axis.margin, axis.margin) if axis and axis.margin else ()
    ticks = zip(axis.ticks, labels(axis), strict=True) if axis else ()
    return Plot(
        heading=heading(plot, panel),
        column=column(panel.metric) if panel.metric else "",
        null=_x(axis, panel.metric.null) if panel.metric else None,
        margins=tuple(x for margin in margins if (x := _x(axis, margin)) is not None),
        ticks=tuple((x, text) for tick, text in ticks if (x := _x(axis, tick)) is not None),
        left=left,
        right=right,
        marks=marks,
        notes=_notes(plot, panel),
    )


def _notes(plot: Forest, panel: Panel) -> tuple[str, ...]:
    pooling, metric = panel.pooling, panel.metric
    pooled: tuple[str, ...] = ()
    if pooling and metric:
        pooled = (f"{heterogeneity_line(pooling)}.", *pooling_lines(metric, pooling))
    margin = margin_line(plot, panel).replace("marked : on the plot", "marked by dotted lines")
    return (*pooled, *([margin] if margin else []), *(f"{text}." for text in older(panel)))


def _mark(axis: Axis | None, line: Line, row: Row | None, names: tuple[str, ...]) -> Mark:
    """Return one row; what is pooled here has no `row`."""
    cells = zip(names, line.cells, strict=True)
    weight = (row.weight if row else 1.0) or 0.0
    return Mark(
        name=line.label,
        people=", ".join(f"{name} {cell}" for name, cell in cells if cell),
        numbers=line.text,
        at=_x(axis, line.value) if line.point else None,
        start=_x(axis, line.low),
        end=_x(axis, line.high),
        size=SMALLEST + (LARGEST - SMALLEST) * weight**0.5,
        pooled=line.point == DIAMOND,
        dotted=line.stroke == DERIVED,
        disputed=bool(row and row.disputed),
        direction=(row.direction if row else None) or "not-applicable",
        remark="; ".join(remarks(row)) if row else "",
    )


def _x(axis: Axis | None, value: float | None) -> float | None:
    """Return where a value stands; what lies beyond the axis ends at its edge."""
    if axis is None or value is None:
        return None
    return round(WIDTH * min(1.0, max(0.0, axis.at(value))), 1)
