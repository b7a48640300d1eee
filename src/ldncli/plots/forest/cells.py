"""A forest plot drawn cell by cell: a wide one for 80 columns, a narrow one for 40."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ldncli.document.blocks import Preformatted, Span
from ldncli.document.wording import MARKS
from ldncli.plots.forest.axis import Axis, axis_of, labels
from ldncli.plots.forest.words import (
    OWN_LABEL,
    column,
    effect,
    labels_of,
    short_estimate,
    sides,
    size,
)
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.document.blocks import Text
    from ldncli.queries.forest.rows import Row
    from ldncli.queries.forest.scales import Panel

# A terminal of 80 columns, and one of 40 with its margin.
WIDE = 80
NARROW = 38
# Three digits an arm: 125/125.
N_WIDTH = 7
# A longer name stands on a line of its own; with less than 20 cells a plot shows nothing.
LABEL_MOST = 26
PLOT_LEAST = 20
# More than a third of the weight in the pooled estimate draws a wider square.
HEAVY = 0.34
NULL, SQUARE, DIAMOND = "│", "■", "◆"


class Line(Record):
    """One row as it is drawn, whatever it stands for."""

    sign: Span
    label: str
    n: str
    value: float
    low: float | None
    high: float | None
    estimate: str
    stroke: str = "─"
    point: str = SQUARE


def plot(panel: Panel) -> Preformatted:
    """Draw one scale: studies, published pooled estimates, our own."""
    axis = axis_of(panel)
    groups = _groups(panel)
    return Preformatted(lines=_wide(panel, axis, groups), narrow=_narrow(panel, axis, groups))


def _groups(panel: Panel) -> list[tuple[str, list[Line]]]:
    names = iter(labels_of(panel.rows))
    groups = [("", [_line(row, next(names)) for row in panel.studies])]
    if panel.published:
        head = "published, pooled" if panel.studies else ""
        groups.append((head, [_line(row, next(names)) for row in panel.published]))
    if panel.own:
        own = panel.own
        estimate = effect(own.estimate, own.low, own.high)
        line = Line(
            sign=Span(text=" "),
            label=OWN_LABEL,
            n=f"k={own.pooled.k}",
            value=own.estimate,
            low=own.low,
            high=own.high,
            estimate=estimate,
            stroke="=",
            point=DIAMOND,
        )
        groups.append(("", [line]))
    return [group for group in groups if group[1]]


def _line(row: Row, name: str) -> Line:
    sign, _, style = MARKS[row.result.favours or "not-applicable"]
    heavy = bool(row.weight and row.weight >= HEAVY)
    return Line(
        sign=Span(text="!" if row.disputed else sign, style="bad" if row.disputed else style),
        label=name,
        n=size(row),
        value=row.estimate,
        low=row.low,
        high=row.high,
        estimate=short_estimate(row),
        stroke="=" if row.review else "┄" if row.interval == "from-p" else "─",
        point=DIAMOND if row.review else SQUARE * (3 if heavy else 1),
    )


def _wide(panel: Panel, axis: Axis, groups: list[tuple[str, list[Line]]]) -> tuple[Text, ...]:
    every = [line for _, drawn in groups for line in drawn]
    label = min(LABEL_MOST, max(len(line.label) for line in every))
    estimate_width = max(len(line.estimate) for line in every)
    plot_width = max(PLOT_LEAST, WIDE - 2 - label - 1 - N_WIDTH - 1 - 2 - estimate_width)
    before = " " * (2 + label + 1 + N_WIDTH + 1)
    head = "  " + "study".ljust(label) + " " + "n".rjust(N_WIDTH)
    head += " " * (1 + plot_width + 2) + column(panel)
    lines: list[Text] = [Span(text=head, style="dim")]
    for title, drawn in groups:
        if title:
            lines.append(Span(text="  " + title, style="dim"))
        for line in drawn:
            over = len(line.label) > label
            if over:
                lines.append((line.sign, " ", line.label))
            name = " " * label if over else line.label.ljust(label)
            start = (" " if over else line.sign, f" {name} {line.n.rjust(N_WIDTH)} ")
            lines.append((*start, _drawn(line, axis, plot_width), "  " + line.estimate))
    return (*lines, *_foot(panel, axis, plot_width, len(before)))


def _narrow(panel: Panel, axis: Axis, groups: list[tuple[str, list[Line]]]) -> tuple[Text, ...]:
    lines: list[Text] = []
    for title, drawn in groups:
        if title:
            lines.append(Span(text=title, style="dim"))
        for line in drawn:
            lines.append((line.sign, f" {line.label}  {line.n}"))
            lines.append("  " + line.estimate)
            lines.append(("  ", _drawn(line, axis, NARROW - 2)))
    return (*lines, *_foot(panel, axis, NARROW - 2, 2))


def _drawn(line: Line, axis: Axis, width: int) -> Span:
    """Draw the null line, the interval over it, and the point over both."""
    cells = [" "] * width
    null = _cell(axis, 1.0 if axis.ratio else 0.0, width)
    cells[null] = NULL
    if line.low is not None and line.high is not None:
        _stretch(cells, line, axis)
    centre = _cell(axis, line.value, width)
    first = max(0, centre - len(line.point) // 2)
    for offset, mark in enumerate(line.point):
        cells[min(width - 1, first + offset)] = mark
    return Span(text="".join(cells), style=line.sign.style)


def _stretch(cells: list[str], line: Line, axis: Axis) -> None:
    width = len(cells)
    low, high = axis.at(line.low or 0.0), axis.at(line.high or 0.0)
    first, last = _cell(axis, line.low or 0.0, width), _cell(axis, line.high or 0.0, width)
    null = _cell(axis, 1.0 if axis.ratio else 0.0, width)
    for cell in range(first, last + 1):
        cells[cell] = "┼" if cell == null else line.stroke
    pooled = line.point == DIAMOND
    if pooled:
        cells[first], cells[last] = "(", ")"
    if low < 0:
        cells[0] = "◄"
    if high > 1:
        cells[-1] = "►"


def _cell(axis: Axis, value: float, width: int) -> int:
    return min(width - 1, max(0, round(axis.at(value) * (width - 1))))


def _foot(panel: Panel, axis: Axis, width: int, before: int) -> tuple[str, ...]:
    rule = ["─"] * width
    numbers = [" "] * (width + 4)
    for tick, text in _written(panel, axis, width):
        cell = _cell(axis, tick, width)
        rule[cell] = "┴"
        start = max(0, cell - len(text) // 2)
        numbers[start : start + len(text)] = text
    null = _cell(axis, panel.scale.null, width)
    lines = ("".join(rule), "".join(numbers).rstrip())
    return (*(" " * before + line for line in lines), *_sides(panel, before + null, before + width))


def _written(panel: Panel, axis: Axis, width: int) -> list[tuple[float, str]]:
    """Return every tick, or every second or third, so that no number runs into the next."""
    every = list(zip(axis.ticks, labels(axis.ticks), strict=True))
    null = axis.ticks.index(panel.scale.null) if panel.scale.null in axis.ticks else 0
    for step in range(1, len(every)):
        kept = [pair for place, pair in enumerate(every) if (place - null) % step == 0]
        cells = [_cell(axis, tick, width) for tick, _ in kept]
        need = max(len(text) for _, text in kept) + 1
        if all(b - a >= need for a, b in itertools.pairwise(cells)):
            return kept
    return every[null : null + 1]


def _sides(panel: Panel, null: int, end: int) -> tuple[str, ...]:
    """Write which side favours what, on each side of the null line where there is room."""
    left, right = sides(panel)
    left, right = f"< {left}", f"{right} >"
    if len(left) < null and null + 2 + len(right) <= max(end, WIDE if end > NARROW else NARROW):
        return (left.rjust(null - 1) + "   " + right,)
    return ("  " + left, right.rjust(end))
