"""A picture before it is written: shapes and labels at their places, in pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.schema.record import Record, replace

if TYPE_CHECKING:
    from typing import Literal

    Anchor = Literal["start", "middle", "end"]

# Each on white has a contrast of 7 or more (WCAG AAA), but for rules, which carry no meaning.
INK, FAINT, RULE, PAPER = "#1a1a1a", "#555555", "#c8c8c8", "#ffffff"
SIZE = 14.0


class Shape(Record):
    """An SVG element with its attributes, none of them text."""

    element: str
    attributes: tuple[tuple[str, str], ...]


class Label(Record):
    """A line of text."""

    x: float
    y: float
    text: str
    size: float = SIZE
    anchor: Anchor = "start"
    fill: str = INK
    bold: bool = False


class Link(Record):
    """Shapes and labels that lead somewhere; `label` says where to a screen reader."""

    href: str
    label: str
    items: tuple[Item, ...]


if TYPE_CHECKING:
    Item = Shape | Label | Link


class Figure(Record):
    """A whole picture; `name` begins its ids, so that several stand in one page."""

    name: str
    title: str
    description: str
    width: float
    height: float
    items: tuple[Item, ...]


def coordinate(value: float) -> str:
    """Return a coordinate, the same on every machine."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def line(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    *,
    stroke: str = INK,
    width: float = 1.5,
    dash: str = "",
) -> Shape:
    """Return a straight line."""
    ends = zip(("x1", "y1", "x2", "y2"), map(coordinate, (x1, y1, x2, y2)), strict=True)
    dashed = (("stroke-dasharray", dash),) if dash else ()
    return Shape(
        element="line",
        attributes=(*ends, ("stroke", stroke), ("stroke-width", coordinate(width)), *dashed),
    )


def rectangle(x: float, y: float, width: float, height: float, *, fill: str = INK) -> Shape:
    """Return a filled rectangle."""
    place = zip(("x", "y", "width", "height"), map(coordinate, (x, y, width, height)), strict=True)
    return Shape(element="rect", attributes=(*place, ("fill", fill)))


def circle(x: float, y: float, radius: float, *, fill: str, stroke: str = INK) -> Shape:
    """Return a circle."""
    place = zip(("cx", "cy", "r"), map(coordinate, (x, y, radius)), strict=True)
    return Shape(element="circle", attributes=(*place, ("fill", fill), ("stroke", stroke)))


def polygon(
    points: tuple[tuple[float, float], ...], *, fill: str, stroke: str = INK, dash: str = ""
) -> Shape:
    """Return a closed shape."""
    corners = " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in points)
    dashed = (("stroke-dasharray", dash),) if dash else ()
    return Shape(
        element="polygon",
        attributes=(("points", corners), ("fill", fill), ("stroke", stroke), *dashed),
    )


CUT = "Cut here, for want of memory: the same picture as .svg shows all of it."
FOOT = 40.0  # what the line that says so takes


def shortened(figure: Figure, tallest: float) -> Figure:
    """Return a figure no taller than that, with a line that says where it was cut."""
    if figure.height <= tallest:
        return figure
    end = tallest - FOOT
    drawn = tuple(i for i in figure.items if not isinstance(i, Label) or i.y < end)
    paper = rectangle(0, end, figure.width, FOOT, fill=PAPER)
    notice = Label(x=20, y=tallest - 14, text=CUT, bold=True)
    return replace(figure, height=tallest, items=(*drawn, paper, notice))


NARROW_LETTERS = frozenset("iljtfrI.,:;'|!()[] -")
WIDE_LETTERS = frozenset("mwMWABCDEFGHKLNOPQRSTUVXYZ&%@=+")


def text_width(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Return about how wide a sans-serif text is; on the safe side."""
    units = sum(0.33 if c in NARROW_LETTERS else 0.72 if c in WIDE_LETTERS else 0.56 for c in text)
    return units * size * (1.06 if bold else 1.0)


def wrapped(text: str, width: float, size: float = SIZE) -> tuple[str, ...]:
    """Break text between words so that each line fits a width."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)
