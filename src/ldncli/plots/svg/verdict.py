"""The verdict under the title of a picture, with GRADE's signs drawn: few fonts have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import CERTAINTY, CERTAINTY_SIGNS, MARKS
from ldncli.plots.svg.figure import INK, Label, circle, line, wrapped

if TYPE_CHECKING:
    from ldncli.plots.svg.figure import Item
    from ldncli.schema.vocabulary import Certainty, Direction

SIZE, LINE_HEIGHT = 15.0, 20.0
# A sign is as high as a capital letter, and the next one begins a third of it further on.
RADIUS, STEP = 5.0, 13.0
PLUS = "⊕"


def verdict_block(
    direction: Direction | None,
    sentence: str,
    certainty: Certainty | None,
    x: float,
    y: float,
    width: float,
) -> tuple[tuple[Item, ...], float]:
    """Write the sentence and under it how sure it is; return them with the y of the last line."""
    sign = MARKS[direction][0].strip() if direction else ""
    items: list[Item] = []
    for text in wrapped(f"{sign} {sentence}".strip(), width, SIZE):
        y += LINE_HEIGHT
        items.append(Label(x=x, y=y, text=text, size=SIZE))
    if certainty is None or not CERTAINTY_SIGNS[certainty]:
        return tuple(items), y
    y += LINE_HEIGHT
    for number, mark in enumerate(CERTAINTY_SIGNS[certainty]):
        items += _sign(x + RADIUS + STEP * number, y - RADIUS, filled=mark == PLUS)
    after = x + STEP * len(CERTAINTY_SIGNS[certainty]) + 4
    words = f"{CERTAINTY[certainty]} certainty"
    return (*items, Label(x=after, y=y, text=words, size=SIZE)), y


def _sign(x: float, y: float, *, filled: bool) -> list[Item]:
    items: list[Item] = [circle(x, y, RADIUS, fill="none", stroke=INK)]
    if filled:
        items += [
            line(x - RADIUS, y, x + RADIUS, y, width=1),
            line(x, y - RADIUS, x, y + RADIUS, width=1),
        ]
    return items
