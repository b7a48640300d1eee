"""The rows and the axis of a forest plot, drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import MARKS
from ldncli.plots.forest.axis import Axis, labels
from ldncli.plots.forest.words import OWN_LABEL, effect, short_estimate, sides, size
from ldncli.plots.svg.figure import (
    INK,
    PAPER,
    RULE,
    SIZE,
    Label,
    line,
    polygon,
    rectangle,
    text_width,
)
from ldncli.plots.svg.marks import colour

if TYPE_CHECKING:
    from ldncli.plots.svg.figure import Item
    from ldncli.queries.forest.rows import Row
    from ldncli.queries.forest.scales import OwnPooling, Panel

# In pixels: about as wide as the text of a web page; a row has room for one line.
WIDTH, MARGIN, ROW, SMALL = 960.0, 28.0, 28.0, 12.5
SIGN_X, NAME_X, N_X = MARGIN + 6, MARGIN + 22, 300.0
# The plot stands between the names and the estimates, and is wider than either.
LEFT, RIGHT, ESTIMATE_X = 320.0, 720.0, 740.0


def x_of(axis: Axis, value: float) -> float:
    """Return the x of a value, at the edge where it lies beyond."""
    return LEFT + min(1.0, max(0.0, axis.at(value))) * (RIGHT - LEFT)


def row_marks(name: str, row: Row, axis: Axis, y: float) -> list[Item]:
    """Draw one study or published estimate."""
    direction = row.result.favours or "not-applicable"
    sign = "!" if row.disputed else MARKS[direction][0]
    shade = colour(direction)
    base = y + SIZE * 0.34
    items: list[Item] = [
        Label(
            x=SIGN_X,
            y=base,
            text=sign,
            anchor="middle",
            bold=True,
            fill=shade if shade != "#8a8a8a" else INK,
        ),
        Label(x=NAME_X, y=base, text=name),
        Label(x=N_X, y=base, text=size(row), anchor="end"),
        Label(x=ESTIMATE_X, y=base, text=short_estimate(row)),
    ]
    if row.low is not None and row.high is not None:
        if row.review:
            return [
                *items,
                *_diamond(
                    row.estimate, row.low, row.high, axis, y, shade, hollow=bool(row.disputed)
                ),
            ]
        dash = "2 4" if row.interval == "from-p" else ""
        items += _whisker(row.low, row.high, axis, y, shade, dash)
    half = 4.0 + 7.0 * (row.weight or 0.0) ** 0.5
    items.append(
        rectangle(x_of(axis, row.estimate) - half, y - half, 2 * half, 2 * half, fill=shade)
    )
    return items


def _whisker(low: float, high: float, axis: Axis, y: float, shade: str, dash: str) -> list[Item]:
    items: list[Item] = [
        line(x_of(axis, low), y, x_of(axis, high), y, stroke=shade, width=2, dash=dash)
    ]
    if axis.at(low) < 0:
        items.append(
            polygon(((LEFT - 7, y), (LEFT + 1, y - 5), (LEFT + 1, y + 5)), fill=shade, stroke=shade)
        )
    if axis.at(high) > 1:
        items.append(
            polygon(
                ((RIGHT + 7, y), (RIGHT - 1, y - 5), (RIGHT - 1, y + 5)), fill=shade, stroke=shade
            )
        )
    return items


def _diamond(
    value: float, low: float, high: float, axis: Axis, y: float, shade: str, *, hollow: bool
) -> list[Item]:
    """Draw the interval as a diamond; an interval that leaves the axis as a line with arrows."""
    if axis.at(low) < 0 or axis.at(high) > 1:
        points = tuple(
            (x_of(axis, value) + dx, y + dy) for dx, dy in ((-8, 0), (0, -8), (8, 0), (0, 8))
        )
        arrows = _whisker(low, high, axis, y, shade, "")
        return [*arrows, polygon(points, fill=shade, stroke=shade)]
    corners = (
        (x_of(axis, low), y),
        (x_of(axis, value), y - 8),
        (x_of(axis, high), y),
        (x_of(axis, value), y + 8),
    )
    return [
        polygon(
            corners, fill=PAPER if hollow else shade, stroke=shade, dash="4 3" if hollow else ""
        )
    ]


def own_marks(own: OwnPooling, axis: Axis, y: float) -> list[Item]:
    """Draw our own estimate under a rule."""
    base = y + SIZE * 0.34
    return [
        line(MARGIN, y - ROW / 2, WIDTH - MARGIN, y - ROW / 2, stroke=RULE, width=1),
        Label(x=NAME_X, y=base, text=OWN_LABEL, bold=True),
        Label(x=N_X, y=base, text=f"k={own.pooled.k}", anchor="end"),
        Label(x=ESTIMATE_X, y=base, text=effect(own.estimate, own.low, own.high), bold=True),
        *_diamond(own.estimate, own.low, own.high, axis, y, INK, hollow=False),
    ]


def axis_marks(panel: Panel, axis: Axis, y: float) -> tuple[list[Item], float]:
    """Draw the axis, and which side favours what; return them with the y below them."""
    items: list[Item] = [line(LEFT, y, RIGHT, y, stroke=INK, width=1)]
    for tick, text in zip(axis.ticks, labels(axis.ticks), strict=True):
        items.append(line(x_of(axis, tick), y, x_of(axis, tick), y + 5, width=1))
        items.append(Label(x=x_of(axis, tick), y=y + 19, text=text, size=SMALL, anchor="middle"))
    null = x_of(axis, panel.scale.null)
    left, right = sides(panel)
    if text_width(right, 13) + 20 < WIDTH - MARGIN - null:
        items.append(
            Label(x=null - 10, y=y + 38, text=f"← {left}", size=13, anchor="end", bold=True)
        )
        items.append(Label(x=null + 10, y=y + 38, text=f"{right} →", size=13, bold=True))
    return items, y + 44
