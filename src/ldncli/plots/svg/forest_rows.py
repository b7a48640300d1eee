"""The rows and the axis of a forest plot, drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.plots.forest.axis import Axis, labels
from ldncli.plots.forest.lines import DERIVED, DIAMOND, NO_POINT
from ldncli.plots.forest.words import heads, sides
from ldncli.plots.svg.figure import (
    FAINT,
    INK,
    PAPER,
    RULE,
    SIZE,
    Label,
    line,
    polygon,
    rectangle,
    text_width,
    wrapped,
)
from ldncli.plots.svg.marks import colour

if TYPE_CHECKING:
    from ldncli.plots.forest.lines import Line
    from ldncli.plots.svg.figure import Item
    from ldncli.queries.forest.panels import Panel
    from ldncli.queries.forest.rows import Row

# A page is 960 wide: names, three columns of figures, the plot, the effect in words.
WIDTH, MARGIN, ROW, SMALL = 960.0, 28.0, 28.0, 12.5
SIGN_X, NAME_X = MARGIN + 6, MARGIN + 22
COLUMNS_X = (262.0, 330.0, 386.0)
LEFT, RIGHT, EFFECT_X = 410.0, 734.0, 752.0
# Between the lines of a row that takes several.
LINE_HEIGHT = 17.0
GREY = "#8a8a8a"


def x_of(axis: Axis, value: float) -> float:
    """Return the x of a value, at the edge where it lies beyond."""
    return LEFT + min(1.0, max(0.0, axis.at(value))) * (RIGHT - LEFT)


def row_height(row: Line) -> float:
    """Return how high a row is: more where words take several lines."""
    return ROW + LINE_HEIGHT * (len(_words(row)) - 1) if row.low is None else ROW


def _words(row: Line) -> tuple[str, ...]:
    return wrapped(row.text, WIDTH - MARGIN - LEFT, SMALL) if row.low is None else ()


def head_labels(panel: Panel, y: float) -> list[Item]:
    """Write the headings of the columns."""
    return [
        Label(x=NAME_X, y=y, text="Study", size=SMALL, fill=FAINT),
        *(
            Label(x=x, y=y, text=text, size=SMALL, anchor="end", fill=FAINT)
            for x, text in zip(COLUMNS_X, heads(panel), strict=False)
        ),
    ]


def row_marks(row: Line, source: Row | None, axis: Axis | None, y: float) -> list[Item]:
    """Draw one study or published estimate; `source` is None for what is pooled here."""
    direction = (source.direction if source else None) or "not-applicable"
    shade = colour(direction) if source else INK
    base, bold = y + SIZE * 0.34, source is None and row.point == DIAMOND
    sign_fill = INK if shade == GREY else shade
    items: list[Item] = [
        Label(x=SIGN_X, y=base, text=row.sign.text, anchor="middle", bold=True, fill=sign_fill),
        Label(x=NAME_X, y=base, text=row.label, bold=bold),
        *(
            Label(x=x, y=base, text=text, anchor="end", bold=bold)
            for x, text in zip(COLUMNS_X, row.cells, strict=False)
        ),
    ]
    if axis is None or row.value is None or row.low is None or row.high is None:
        return [*items, *_in_words(row, base)]
    items.append(Label(x=EFFECT_X, y=base, text=row.text, bold=bold))
    if row.point == DIAMOND:
        hollow = bool(source and source.disputed)
        return [*items, *_diamond(row.value, row.low, row.high, axis, y, shade, hollow=hollow)]
    dash = "2 4" if row.stroke == DERIVED else ""
    items += _whisker(row, axis, y, shade, dash)
    return items if row.point == NO_POINT else [*items, _square(row, source, axis, y, shade)]


def _in_words(row: Line, base: float) -> list[Item]:
    """Write words over plot and effect, on white, so that the null line does not cross them."""
    items: list[Item] = []
    for number, text in enumerate(_words(row)):
        y = base + LINE_HEIGHT * number
        width = text_width(text, SMALL) + 6
        items.append(rectangle(LEFT - 3, y - SMALL, width, LINE_HEIGHT, fill=PAPER))
        items.append(Label(x=LEFT, y=y, text=text, size=SMALL, fill=FAINT))
    return items


def _square(row: Line, source: Row | None, axis: Axis, y: float, shade: str) -> Item:
    # Area, not width, stands for the weight; without one a square is as small as can be seen.
    half = 4.0 + 7.0 * ((source.weight if source else None) or 0.0) ** 0.5
    x = x_of(axis, row.value or 0.0)
    return rectangle(x - half, y - half, 2 * half, 2 * half, fill=shade)


def _whisker(row: Line, axis: Axis, y: float, shade: str, dash: str) -> list[Item]:
    low, high = row.low or 0.0, row.high or 0.0
    items: list[Item] = [
        line(x_of(axis, low), y, x_of(axis, high), y, stroke=shade, width=2, dash=dash)
    ]
    if axis.at(low) < 0 or row.arrow:
        items.append(_arrow(x_of(axis, low), y, shade, -1))
    if axis.at(high) > 1:
        items.append(_arrow(RIGHT, y, shade, 1))
    return items


def _arrow(x: float, y: float, shade: str, side: int) -> Item:
    """Draw an arrow that points left (-1) or right (1): the interval goes on."""
    return polygon(
        ((x + 7 * side, y), (x - side, y - 5), (x - side, y + 5)), fill=shade, stroke=shade
    )


def _diamond(
    value: float, low: float, high: float, axis: Axis, y: float, shade: str, *, hollow: bool
) -> list[Item]:
    """Draw the interval as a diamond; an interval that leaves the axis as a line with arrows."""
    x, fill = x_of(axis, value), PAPER if hollow else shade
    if axis.at(low) >= 0 and axis.at(high) <= 1:
        corners = ((x_of(axis, low), y), (x, y - 8), (x_of(axis, high), y), (x, y + 8))
        return [polygon(corners, fill=fill, stroke=shade, dash="4 3" if hollow else "")]
    points = tuple((x + dx, y + dy) for dx, dy in ((-8, 0), (0, -8), (8, 0), (0, 8)))
    items: list[Item] = [line(x_of(axis, low), y, x_of(axis, high), y, stroke=shade, width=2)]
    items += [_arrow(LEFT, y, shade, -1)] if axis.at(low) < 0 else []
    items += [_arrow(RIGHT, y, shade, 1)] if axis.at(high) > 1 else []
    return [*items, polygon(points, fill=fill, stroke=shade)]


def frame(panel: Panel, axis: Axis, top: float, bottom: float) -> list[Item]:
    """Draw the null line and the margins, behind the rows."""
    null = 1.0 if axis.ratio else 0.0
    items: list[Item] = [line(x_of(axis, null), top, x_of(axis, null), bottom, stroke=FAINT)]
    for place in (axis.margin, -axis.margin) if axis.margin else ():
        x = x_of(axis, place)
        items.append(line(x, top, x, bottom, stroke=FAINT, width=1, dash="1 4"))
    return items


def axis_marks(panel: Panel, axis: Axis, y: float) -> tuple[list[Item], float]:
    """Draw the axis, and which side favours what; return them with the y below them."""
    items: list[Item] = [line(LEFT, y, RIGHT, y, stroke=INK, width=1)]
    for tick, text in zip(axis.ticks, labels(axis), strict=True):
        items.append(line(x_of(axis, tick), y, x_of(axis, tick), y + 5, width=1))
        items.append(Label(x=x_of(axis, tick), y=y + 19, text=text, size=SMALL, anchor="middle"))
    null = x_of(axis, 1.0 if axis.ratio else 0.0)
    left, right = (f"← {sides(panel)[0]}", f"{sides(panel)[1]} →")
    # Where a side has no room its words start at the edge of the page.
    ends = min(null - 10, WIDTH - MARGIN - text_width(right, 13, bold=True) - 20)
    items += [
        Label(x=ends, y=y + 38, text=left, size=13, anchor="end", bold=True),
        Label(x=ends + 20, y=y + 38, text=right, size=13, bold=True),
    ]
    return items, y + 44


def rule(y: float) -> Item:
    """Draw the line that parts studies from what they pool to."""
    return line(MARGIN, y, WIDTH - MARGIN, y, stroke=RULE, width=1)
