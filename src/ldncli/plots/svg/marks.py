"""The mark of each direction: a colour of Okabe and Ito, a shape, and the sign inside it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ldncli.document.wording import MARKS
from ldncli.plots.svg.figure import INK, PAPER, Label, circle, polygon, text_width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.plots.svg.figure import Item

# Okabe and Ito 2008: told apart in every common form of colour blindness.
GREEN, BLUE, VERMILLION, ORANGE = "#009e73", "#0072b2", "#d55e00", "#e69f00"
# direction -> (shape, fill, colour of the sign); what has no control is hollow.
LOOKS = {
    "favours-ldn": ("circle", GREEN, PAPER),
    "no-difference": ("square", BLUE, PAPER),
    "favours-comparator": ("triangle", VERMILLION, PAPER),
    "mixed": ("diamond", ORANGE, INK),
    "uncontrolled-improvement": ("circle", PAPER, INK),
    "uncontrolled-no-change": ("square", PAPER, INK),
    "uncontrolled-worsening": ("triangle", PAPER, INK),
    "not-applicable": ("dot", "#8a8a8a", INK),
}
# In pixels: in a smaller mark no character could be read.
SIGN_FROM = 6.0


def colour(direction: str | None) -> str:
    """Return the colour of a direction where it is drawn as a line."""
    fill = LOOKS.get(direction or "", LOOKS["not-applicable"])[1]
    return INK if fill == PAPER else fill


def symbol(direction: str, x: float, y: float, radius: float) -> tuple[Item, ...]:
    """Draw a mark with the area of a circle of this radius; the sign inside where it fits."""
    shape, fill, ink = LOOKS[direction]
    drawn = _shape(shape, x, y, radius, fill)
    sign = MARKS[direction][0].strip()
    if radius < SIGN_FROM or not sign:
        return (drawn,)
    size = max(9.0, radius * 1.7)
    label = Label(
        x=x, y=y + size * 0.34, text=sign, size=size, anchor="middle", fill=ink, bold=True
    )
    return (drawn, label)


def _shape(shape: str, x: float, y: float, radius: float, fill: str) -> Item:
    if shape in ("circle", "dot"):
        return circle(x, y, radius, fill=fill)
    if shape == "square":
        half = radius * math.sqrt(math.pi) / 2
        corners = (
            (x - half, y - half),
            (x + half, y - half),
            (x + half, y + half),
            (x - half, y + half),
        )
        return polygon(corners, fill=fill)
    half = radius * math.sqrt(math.pi / 2)
    if shape == "diamond":
        return polygon(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), fill=fill)
    side = radius * 1.35
    return polygon(
        ((x - side, y - side * 0.8), (x + side, y - side * 0.8), (x, y + side)), fill=fill
    )


def legend(
    directions: Iterable[str], x: float, y: float, right: float
) -> tuple[tuple[Item, ...], float]:
    """Draw each mark in use beside its words; return them with the y below them."""
    used = set(directions)
    items: list[Item] = []
    start = x
    for direction in (key for key in LOOKS if key in used):
        words = MARKS[direction][1]
        need = 30 + text_width(words, 13)
        if x + need > right:
            x, y = start, y + 24
        items += symbol(direction, x + 9, y, 8)
        items.append(Label(x=x + 24, y=y + 4.5, text=words, size=13))
        x += need + 14
    return tuple(items), y + 24
