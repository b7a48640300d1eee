"""The blocks that a page is made of: a closed union, drawn by every renderer.

A renderer matches on the class of a block and ends in `assert_never`, so that a block added to
`Block` fails the type check of each format that does not draw it yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

Style = Literal["", "strong", "dim", "good", "even", "bad", "warn", "heading"]


class Span(Record):
    """A run of text with one style and, where it names something, a link."""

    text: str
    style: Style = ""
    link: str = ""


Text = str | Span | tuple[str | Span, ...]


def spans(text: Text) -> tuple[Span, ...]:
    """Return any text as spans."""
    if isinstance(text, tuple):
        return tuple(Span(text=item) if isinstance(item, str) else item for item in text)
    return (text,) if isinstance(text, Span) else (Span(text=text),)


def plain(text: Text) -> str:
    """Return the characters of any text."""
    return "".join(span.text for span in spans(text))


class Title(Record):
    """The name of the page, with a short fact at the other end of the line."""

    text: str
    aside: str = ""


class Section(Record):
    """A heading inside a page."""

    text: str


class Prose(Record):
    """A paragraph."""

    text: Text
    indent: int = 2


class Facts(Record):
    """Labels with what there is to say of each, on a screen beside it or stacked under it."""

    rows: tuple[tuple[str, Text], ...]
    stacked: bool = False


class Bullets(Record):
    """A list of short items."""

    items: tuple[Text, ...]


class Column(Record):
    """One column: its heading, its side, whether its cells may wrap.

    A spare column is left out on a screen too narrow for all; other formats always have it.
    Where a wrapping column would get fewer than `least` cells, the rows are drawn as cards.
    A column to clip is shortened with an ellipsis on a screen, to no fewer than `least` cells;
    other formats have its cells whole.
    """

    name: str
    right: bool = False
    wrap: bool = False
    spare: bool = False
    least: int = 0
    clip: bool = False


class Table(Record):
    """Rows under columns; the first column names the row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]


class Preformatted(Record):
    """Lines drawn cell by cell, such as a plot: never wrapped.

    `narrow` holds the same for a screen that the lines are too wide for.
    """

    lines: tuple[Text, ...]
    narrow: Sequence[Text] = ()


class Hint(Record):
    """What to type next: for a person at a terminal, left out elsewhere."""

    text: str


Block = Title | Section | Prose | Facts | Bullets | Table | Preformatted | Hint


def joined(blocks: list[Block]) -> list[Block]:
    """Make one list of the facts that follow each other, so that their labels line up."""
    merged: list[Block] = []
    for block in blocks:
        if isinstance(block, Facts) and merged and isinstance(merged[-1], Facts):
            merged[-1] = Facts(rows=merged[-1].rows + block.rows)
        else:
            merged.append(block)
    return merged
