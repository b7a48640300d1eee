"""Text off a terminal: one plain, complete line a record, nothing cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from ldncli.document.blocks import (
    Bullets,
    Facts,
    Hint,
    Preformatted,
    Prose,
    Section,
    Table,
    Title,
    plain,
    spans,
)
from ldncli.document.characters import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ldncli.document.blocks import Block, Text
    from ldncli.document.page import Document
    from ldncli.output.terminal import Terminal

# The numbers of ECMA-48, select graphic rendition: the eight colours that all terminals have.
CODES = {
    "strong": "1",
    "dim": "2",
    "heading": "1;4",
    "good": "32",
    "even": "36",
    "bad": "31",
    "warn": "33",
}


def document(document: Document, terminal: Terminal) -> str:
    """Draw every block; hints are for people and stay out."""
    lines: list[str] = []
    for block in document.page.blocks:
        lines += _block(block, terminal)
    lines += ["", document.foot]
    return "".join(line.rstrip() + "\n" for line in lines)


def _block(block: Block, terminal: Terminal) -> Iterator[str]:
    match block:
        case Title():
            aside = f"  ({_bare(block.aside, terminal)})" if block.aside else ""
            yield _styled(block.text, "heading", terminal) + aside
        case Section():
            yield from ("", _styled(block.text, "strong", terminal))
        case Prose():
            yield " " * block.indent + _text(block.text, terminal)
        case Bullets():
            yield from ("  - " + _text(item, terminal) for item in block.items)
        case Facts():
            width = max((len(label) for label, _ in block.rows), default=0)
            for label, text in block.rows:
                yield f"  {_bare(label, terminal).ljust(width)}  {_text(text, terminal)}"
        case Preformatted():
            yield from (_text(line, terminal) for line in block.lines)
        case Table():
            yield from _table(block, terminal)
        case Hint():
            return
        case _:
            assert_never(block)


def _table(table: Table, terminal: Terminal) -> Iterator[str]:
    heads = tuple(column.name for column in table.columns)
    cells = [tuple(_bare(cell, terminal) for cell in row) for row in table.rows]
    widths = [max(map(len, texts)) for texts in zip(heads, *cells, strict=True)]
    rights = [column.right for column in table.columns]
    yield "  " + _row(heads, heads, widths, rights)
    for row, bare in zip(table.rows, cells, strict=True):
        drawn = tuple(_text(cell, terminal) for cell in row)
        yield "  " + _row(drawn, bare, widths, rights)


def _row(drawn: Iterable[str], bare: Iterable[str], widths: list[int], rights: list[bool]) -> str:
    parts = []
    for text, characters, width, right in zip(drawn, bare, widths, rights, strict=True):
        gap = " " * (width - len(characters))
        parts.append(gap + text if right else text + gap)
    return "  ".join(parts)


def _bare(text: Text, terminal: Terminal) -> str:
    return shown(plain(text), unicode=terminal.unicode)


def _text(text: Text, terminal: Terminal) -> str:
    return "".join(_styled(span.text, span.style, terminal) for span in spans(text))


def _styled(text: str, style: str, terminal: Terminal) -> str:
    safe = shown(text, unicode=terminal.unicode)
    return f"\x1b[{CODES[style]}m{safe}\x1b[0m" if terminal.colour and style in CODES else safe
