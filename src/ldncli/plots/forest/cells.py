"""A forest plot drawn cell by cell: a wide one for 80 columns, a narrow one for 40."""

from __future__ import annotations

import itertools
import textwrap
from typing import TYPE_CHECKING

from ldncli.document.blocks import Preformatted, Span
from ldncli.plots.forest.axis import labels
from ldncli.plots.forest.lines import DIAMOND, lines_of
from ldncli.plots.forest.words import column, heads, sides
from ldncli.schema.view import View

if TYPE_CHECKING:
    from ldncli.document.blocks import Text
    from ldncli.plots.forest.axis import Axis
    from ldncli.plots.forest.lines import Line
    from ldncli.queries.forest.panels import Panel

    Start = tuple[str | Span, ...]

# The widths that a terminal has at least: a usual one, and a phone's less its margin.
WIDE, NARROW = 80, 38
# A longer name stands on a line of its own, so that the plot keeps its width.
LABEL_MOST = 15
# Below this many cells an interval and its square can no longer be told apart.
PLOT_LEAST = 16
NULL, MARGIN = "│", ":"


def plot(panel: Panel, axis: Axis | None) -> Preformatted:
    """Draw one plot; without an axis it is a table in words."""
    lines = lines_of(panel)
    narrow = View(lambda: _narrow(panel, axis, lines))  # most screens have room for the wide one
    return Preformatted(lines=_wide(panel, axis, lines), narrow=narrow)


def _wide(panel: Panel, axis: Axis | None, lines: tuple[Line, ...]) -> tuple[Text, ...]:
    columns = _Columns(panel, lines)
    text: list[Text] = [Span(text=columns.head(panel), style="dim")]
    for line in lines:
        text += columns.row(line, axis)
    return (*text, *_foot(panel, axis, columns.plot, columns.before)) if axis else tuple(text)


class _Columns:
    """How wide each column of the wide plot is, and a row drawn in them."""

    def __init__(self, panel: Panel, lines: tuple[Line, ...]) -> None:
        names = heads(panel)
        self.label = min(LABEL_MOST, max(len(line.label) for line in lines))
        cells = [names, *(line.cells for line in lines)]
        self.widths = [max(map(len, cell)) for cell in zip(*cells, strict=True)]
        self.before = 2 + self.label + 1 + sum(self.widths) + len(self.widths)
        effects = [len(line.text) for line in lines if line.low is not None]
        self.effect = max([*effects, len(column(panel.metric)) if panel.metric else 0])
        self.plot = max(PLOT_LEAST, WIDE - self.before - 2 - self.effect)

    def head(self, panel: Panel) -> str:
        """Return the line of headings."""
        start = "  " + "study".ljust(self.label) + " " + self._cells(heads(panel))
        return start + " " * (self.plot + 2) + column(panel.metric) if panel.metric else start

    def row(self, line: Line, axis: Axis | None) -> list[Text]:
        """Return a row: drawn, or its words across plot and effect, on as many lines as needed."""
        over = len(line.label) > self.label
        above: list[Text] = [(line.sign, " ", line.label)] if over else []
        name = " " * self.label if over else line.label.ljust(self.label)
        start: Start = (" " if over else line.sign, f" {name} {self._cells(line.cells)}")
        if axis is None or line.value is None or line.low is None:
            return above + self._words(line, axis, start)
        return [*above, (*start, drawn(line, axis, self.plot), "  " + line.text)]

    def _words(self, line: Line, axis: Axis | None, start: Start) -> list[Text]:
        wrapped = textwrap.wrap(line.text, WIDE - self.before)
        first = (*start, wrapped[0])
        rest: list[Text] = [" " * self.before + text for text in wrapped[1:]]
        if axis and line.value is not None:
            rest.append(" " * self.before + drawn(line, axis, self.plot).text.rstrip())
        return [first, *rest]

    def _cells(self, texts: tuple[str, ...]) -> str:
        pairs = zip(texts, self.widths, strict=True)
        return "".join(text.rjust(width) + " " for text, width in pairs)


def _narrow(panel: Panel, axis: Axis | None, lines: tuple[Line, ...]) -> tuple[Text, ...]:
    text: list[Text] = []
    names = heads(panel)
    for line in lines:
        text.append((line.sign, f" {line.label}"))
        pairs = zip(names, line.cells, strict=True)
        words = ", ".join(f"{head} {cell}" for head, cell in pairs if cell)
        text += [f"  {part}" for part in textwrap.wrap(words, NARROW - 2)]
        text += [f"  {part}" for part in textwrap.wrap(line.text, NARROW - 2)]
        if axis and line.value is not None:
            text.append(("  ", drawn(line, axis, NARROW - 2)))
    return (*text, *_foot(panel, axis, NARROW - 2, 2)) if axis else tuple(text)


def drawn(line: Line, axis: Axis, width: int) -> Span:
    """Draw the null line and the margins, the interval over them, the point over all."""
    cells = [" "] * width
    for place in (axis.margin, -axis.margin) if axis.margin else ():
        cells[_cell(axis, place, width)] = MARGIN
    cells[_cell(axis, _null(axis), width)] = NULL
    if line.low is not None and line.high is not None:
        _stretch(cells, line, line.low, line.high, axis)
    centre = _cell(axis, line.value or 0.0, width)
    first = max(0, centre - len(line.point) // 2)
    for offset, mark in enumerate(line.point):
        cells[min(width - 1, first + offset)] = mark
    return Span(text="".join(cells), style=line.sign.style)


def _stretch(cells: list[str], line: Line, low: float, high: float, axis: Axis) -> None:
    width = len(cells)
    first, last = _cell(axis, low, width), _cell(axis, high, width)
    null = _cell(axis, _null(axis), width)
    for cell in range(first, last + 1):
        cells[cell] = "┼" if cell == null else line.stroke
    if line.point == DIAMOND:
        cells[first], cells[last] = "(", ")"
    if axis.at(low) < 0 or line.arrow:
        cells[first] = "◄"
    if axis.at(high) > 1:
        cells[-1] = "►"


def _null(axis: Axis) -> float:
    return 1.0 if axis.ratio else 0.0


def _cell(axis: Axis, value: float, width: int) -> int:
    return min(width - 1, max(0, round(axis.at(value) * (width - 1))))


def _foot(panel: Panel, axis: Axis, width: int, before: int) -> tuple[str, ...]:
    rule = ["─"] * width
    # A label may stand out over the end by half its width.
    numbers = [" "] * (width + 4)
    for tick, text in _ticks_with_room(axis, width):
        cell = _cell(axis, tick, width)
        rule[cell] = "┴"
        start = max(0, cell - len(text) // 2)
        numbers[start : start + len(text)] = text
    null = _cell(axis, _null(axis), width)
    lines = ("".join(rule), "".join(numbers).rstrip())
    return (*(" " * before + line for line in lines), *_sides(panel, before + null, before + width))


def _ticks_with_room(axis: Axis, width: int) -> list[tuple[float, str]]:
    """Return every tick, or every second or third, so that no number runs into the next."""
    every = list(zip(axis.ticks, labels(axis), strict=True))
    null = axis.ticks.index(_null(axis)) if _null(axis) in axis.ticks else 0
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
