"""The forest plots of a condition as rows of a page: a name, a line, numbers that never shrink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.plots.forest.axis import axis_of, labels
from ldncli.plots.forest.notes import listed_line, listed_name, older, remarks
from ldncli.plots.forest.words import (
    column,
    effect,
    heading,
    labels_of,
    short_estimate,
    sides,
    size,
)
from ldncli.queries.forest.plot import forest
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.plots.forest.axis import Axis
    from ldncli.queries.forest.plot import Forest
    from ldncli.queries.forest.rows import Row
    from ldncli.queries.forest.scales import Panel

# The width of the drawing in its own units; the page stretches it.
WIDTH = 200
# Squares grow with weight as area does, between what can be seen and what still fits a row.
SMALLEST, LARGEST = 5.0, 11.0
OUR_OWN = "Our own pooling (not published)"


class Mark(Record):
    """One row: where its line begins and ends, where its square or diamond stands."""

    name: str
    people: str
    numbers: str
    at: float
    start: float | None
    end: float | None
    size: float
    pooled: bool
    dotted: bool
    disputed: bool
    direction: str
    remark: str


class Plot(Record):
    """One scale of one outcome: its rows, its axis, which side favours what."""

    heading: str
    column: str
    null: float
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
    return Outcome(
        name=plot.outcome.words if plot.outcome else "",
        plots=tuple(map(_plot, plot.panels)),
        listed=tuple(f"{listed_name(item)}: {listed_line(item)}." for item in plot.listed),
    )


def _plot(panel: Panel) -> Plot:
    axis = axis_of(panel)
    names = labels_of(panel.rows)
    marks = [_mark(axis, name, row) for name, row in zip(names, panel.rows, strict=True)]
    left, right = sides(panel)
    return Plot(
        heading=heading(panel),
        column=column(panel),
        null=_x(axis, panel.scale.null),
        ticks=tuple(
            (_x(axis, tick), text)
            for tick, text in zip(axis.ticks, labels(axis.ticks), strict=True)
        ),
        left=left,
        right=right,
        marks=(*marks, *_our_own(axis, panel)),
        notes=tuple(f"{text}." for text in older(panel)),
    )


def _mark(axis: Axis, name: str, row: Row) -> Mark:
    has_line = row.low is not None and row.high is not None
    return Mark(
        name=name,
        people=size(row) if row.review else f"n {size(row)}",
        numbers=short_estimate(row),
        at=_x(axis, row.estimate),
        start=_x(axis, row.low) if has_line and row.low is not None else None,
        end=_x(axis, row.high) if has_line and row.high is not None else None,
        size=SMALLEST + (LARGEST - SMALLEST) * (row.weight or 0) ** 0.5,
        pooled=row.review,
        dotted=row.interval == "from-p",
        disputed=bool(row.disputed),
        direction=row.result.favours or "not-applicable",
        remark="; ".join(remarks(row)),
    )


def _our_own(axis: Axis, panel: Panel) -> tuple[Mark, ...]:
    pooling = panel.own
    if pooling is None:
        return ()
    return (
        Mark(
            name=OUR_OWN,
            people=f"k={pooling.pooled.k}",
            numbers=effect(pooling.estimate, pooling.low, pooling.high),
            at=_x(axis, pooling.estimate),
            start=_x(axis, pooling.low),
            end=_x(axis, pooling.high),
            size=LARGEST,
            pooled=True,
            dotted=False,
            disputed=False,
            direction="not-applicable",
            remark=f"random effects; I2 {pooling.pooled.i2:.0f}%",
        ),
    )


def _x(axis: Axis, value: float) -> float:
    """Return where a value stands; what lies beyond the axis ends at its edge."""
    return round(WIDTH * min(1.0, max(0.0, axis.at(value))), 1)
