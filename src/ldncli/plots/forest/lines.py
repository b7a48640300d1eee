"""The rows of a forest plot before they are drawn: a label, columns, a place, an effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Span
from ldncli.document.wording import MARKS
from ldncli.plots.forest.words import (
    cells,
    effect,
    heads,
    labels_of,
    pooled_cells,
    row_effect,
    row_words,
)
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.queries.forest.panels import Panel
    from ldncli.queries.forest.rows import Row

SQUARE, DIAMOND, NO_POINT = "■", "◆", ""
REPORTED, DERIVED, POOLED = "─", "┄", "="
# From a third of the weight on a square is three cells wide.
HEAVY = 0.34
POOLED_HERE = "Pooled here"
PREDICTION = "Next trial"


class Line(Record):
    """One row as it is drawn, whatever it stands for; without a value it is words alone."""

    sign: Span
    label: str
    cells: tuple[str, ...]
    text: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    arrow: bool = False
    stroke: str = REPORTED
    point: str = SQUARE


def lines_of(panel: Panel) -> tuple[Line, ...]:
    """Return the rows of a plot, and under them what is pooled and predicted."""
    rows = tuple(
        _line(panel, row, name) for row, name in zip(panel.rows, labels_of(panel.rows), strict=True)
    )
    return rows + _pooled(panel)


def _line(panel: Panel, row: Row, name: str) -> Line:
    sign, _, style = MARKS[row.direction or "not-applicable"]
    drawn = panel.places(row)
    heavy = bool(row.weight and row.weight >= HEAVY)
    return Line(
        sign=Span(text="!", style="bad") if row.disputed else Span(text=sign, style=style),
        label=name,
        cells=cells(panel, row),
        text=row_effect(row) if row.se else row_words(row),
        value=row.estimate if drawn else None,
        low=row.low if drawn else None,
        high=row.high if drawn else None,
        arrow=row.arrow,
        stroke=POOLED if row.review else DERIVED if row.derived else REPORTED,
        point=DIAMOND if row.review else SQUARE * (3 if heavy else 1),
    )


def _pooled(panel: Panel) -> tuple[Line, ...]:
    pooling, metric = panel.pooling, panel.metric
    if pooling is None or metric is None:
        return ()
    estimate = Line(
        sign=Span(text=" "),
        label=f"{POOLED_HERE} ({pooling.pooled.k})",
        cells=pooled_cells(pooling),
        text=effect(metric, pooling.estimate, pooling.low, pooling.high),
        value=pooling.estimate,
        low=pooling.low,
        high=pooling.high,
        stroke=POOLED,
        point=DIAMOND,
    )
    low, high = pooling.prediction_low, pooling.prediction_high
    if low is None or high is None:
        return (estimate,)
    prediction = Line(
        sign=Span(text=" "),
        label=PREDICTION,
        cells=("",) * len(heads(panel)),
        text=effect(metric, pooling.estimate, low, high),
        value=pooling.estimate,
        low=low,
        high=high,
        stroke=DERIVED,
        point=NO_POINT,
    )
    return estimate, prediction
