"""Text on a terminal, drawn by rich from plain text: no markup, emoji or highlighting is read.

A table whose words do not fit side by side is drawn as one card a row, so that no word and
no identifier is ever broken.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, assert_never

from rich.console import Console
from rich.text import Text as Rich

from ldncli.document.blocks import (
    Bullets,
    Facts,
    Hint,
    Preformatted,
    Prose,
    Section,
    Table,
    Title,
    spans,
)
from ldncli.document.characters import shown
from ldncli.output.columns import GAP, fitted, longest_word, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.document.blocks import Block, Column, Text
    from ldncli.document.page import Document
    from ldncli.output.terminal import Terminal

STYLES = {
    "strong": "bold",
    "dim": "dim",
    "heading": "bold underline",
    "good": "green",
    "even": "cyan",
    "bad": "red",
    "warn": "yellow",
}
INDENT = 2
# Holds together what a line break may not part; a terminal gets a plain space.
NO_BREAK = "\u00a0"
# Longer lines of prose are hard to follow from one end to the next, however wide the screen.
READABLE = 100
NEAR = 5  # cells: a cut this far before the end of the room loses less than a broken word


def document(document: Document, terminal: Terminal) -> str:
    """Draw every block at the terminal's width."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=terminal.width,
        force_terminal=terminal.colour,
        color_system="standard" if terminal.colour else None,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
        _environ={},
    )
    blocks = (*document.page.blocks, Section(text=""), Prose(text=document.foot, indent=0))
    # All at once: a call for each line would take most of the time of a long page.
    drawn = Rich("\n").join(line for block in blocks for line in _block(block, terminal))
    console.print(drawn, overflow="ignore", no_wrap=True, crop=False)
    lines = [line.replace(NO_BREAK, " ").rstrip() for line in out.getvalue().splitlines()]
    return "\n".join(_single_spaced(lines)) + "\n"


def _single_spaced(lines: list[str]) -> Iterator[str]:
    before = ""
    for number, line in enumerate(lines):
        if line or (before and number):
            yield line
        before = line


def rich_text(text: Text, terminal: Terminal, style: str = "") -> Rich:
    """Turn spans into rich text without reading them as markup."""
    drawn = Rich()
    for span in spans(text):
        chosen = STYLES.get(style or span.style, "") if terminal.colour else ""
        link = f" link {span.link}" if span.link and terminal.links else ""
        drawn.append(shown(span.text, unicode=terminal.unicode), style=(chosen + link).strip())
    return drawn


def _block(block: Block, terminal: Terminal) -> Iterator[Rich]:
    match block:
        case Title():
            yield from _title(block, terminal)
        case Section():
            yield Rich()
            yield from wrapped(rich_text(block.text, terminal, "strong"), terminal.width)
        case Prose():
            yield from _paragraph(rich_text(block.text, terminal), terminal, block.indent)
        case Bullets():
            for item in block.items:
                yield from _hanging("- ", rich_text(item, terminal), terminal)
        case Facts():
            yield from _facts(block, terminal)
        case Preformatted():
            yield from _preformatted(block, terminal)
        case Table():
            yield from _table(block, terminal)
        case Hint():
            yield Rich()
            yield from _paragraph(rich_text(block.text, terminal, "dim"), terminal, 0)
        case _:
            assert_never(block)


def _preformatted(block: Preformatted, terminal: Terminal) -> list[Rich]:
    wide = [rich_text(line, terminal) for line in block.lines]
    if all(line.cell_len <= terminal.width for line in wide) or not block.narrow:
        return wide
    return [rich_text(line, terminal) for line in block.narrow]


def _title(title: Title, terminal: Terminal) -> Iterator[Rich]:
    yield Rich()
    name = rich_text(title.text, terminal, "heading")
    aside = rich_text(title.aside, terminal, "dim")
    room = min(terminal.width, READABLE) - name.cell_len - aside.cell_len
    if room > GAP:
        yield Rich.assemble(name, " " * room, aside)
        return
    yield from wrapped(name, terminal.width)
    yield from wrapped(aside, terminal.width)


def _paragraph(text: Rich, terminal: Terminal, indent: int) -> Iterator[Rich]:
    for line in wrapped(text, min(terminal.width, READABLE) - indent):
        yield Rich.assemble(" " * indent, line)


def _hanging(mark: str | Rich, text: Rich, terminal: Terminal) -> Iterator[Rich]:
    start = Rich.assemble(" " * INDENT, mark)
    room = min(terminal.width, READABLE) - start.cell_len
    for number, line in enumerate(wrapped(text, room)):
        yield Rich.assemble(" " * start.cell_len if number else start, line)


def _facts(facts: Facts, terminal: Terminal) -> Iterator[Rich]:
    labels = [rich_text(label, terminal, "strong") for label, _ in facts.rows]
    width = max((label.cell_len for label in labels), default=0)
    for label, (_, content) in zip(labels, facts.rows, strict=True):
        text = rich_text(content, terminal)
        if facts.stacked or width > terminal.width // 2:
            yield from _paragraph(label, terminal, INDENT)
            yield from _paragraph(text, terminal, 2 * INDENT)
        else:
            gap = " " * (width - label.cell_len + GAP)
            yield from _hanging(Rich.assemble(label, gap), text, terminal)


def _table(table: Table, terminal: Terminal) -> Iterator[Rich]:
    heads = [rich_text(column.name, terminal, "dim") for column in table.columns]
    cells = [[rich_text(cell, terminal) for cell in row] for row in table.rows]
    unbroken = [max(row[i].cell_len for row in (heads, *cells)) for i in range(len(heads))]
    kept = _kept(table, [heads, *cells], terminal.width - INDENT)
    grid = [[row[i] for i in kept] for row in (heads, *cells)]
    columns = [table.columns[i] for i in kept]
    widths = fitted(_least(columns, grid), [unbroken[i] for i in kept], terminal.width - INDENT)
    if widths is None:
        yield from _cards(table, cells, terminal)
        return
    for row in grid:
        short = [
            _clipped(cell, size, terminal) if column.clip else cell
            for cell, size, column in zip(row, widths, columns, strict=True)
        ]
        yield from _row(short, widths, [column.right for column in columns])


def _clipped(cell: Rich, width: int, terminal: Terminal) -> Rich:
    """Return a cell that fits, its end an ellipsis where it was cut, at a word if one is near."""
    if cell.cell_len <= width:
        return cell
    mark = shown("…", unicode=terminal.unicode)
    room = width - len(mark)
    at = cell.plain.rfind(" ", room - NEAR, room + 1)
    kept = cell[: at if at > 0 else room]
    kept.rstrip()
    return Rich.assemble(kept, mark)


def _kept(table: Table, grid: list[list[Rich]], width: int) -> list[int]:
    """Return which columns to draw: the spare ones give way where all do not fit."""
    every = list(range(len(table.columns)))
    sizes = [
        max(column.least, grid[0][i].cell_len)
        if column.clip
        else max(row[i].cell_len for row in grid)
        for i, column in enumerate(table.columns)
    ]
    if sum(sizes) + GAP * (len(sizes) - 1) <= width:
        return every
    return [i for i in every if not table.columns[i].spare]


def _least(columns: list[Column], grid: list[list[Rich]]) -> list[int]:
    return [_least_of(column, [row[i] for row in grid]) for i, column in enumerate(columns)]


def _least_of(column: Column, cells: list[Rich]) -> int:
    """Return the fewest cells that a column can have; the first of its cells is its heading."""
    widest = max(cell.cell_len for cell in cells)
    if column.clip:
        return min(widest, max(column.least, cells[0].cell_len))
    if column.wrap:
        return max(column.least, *(longest_word(cell.plain) for cell in cells))
    return widest


def _row(row: list[Rich], widths: list[int], rights: list[bool]) -> Iterator[Rich]:
    stacks = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    for level in range(max(map(len, stacks))):
        line, before = Rich(), INDENT  # cells left blank before the next text
        for stack, width, right in zip(stacks, widths, rights, strict=True):
            cell = stack[level] if level < len(stack) else Rich()
            space = width - cell.cell_len
            line.append(" " * (before + space if right else before)).append_text(cell)
            before = GAP if right else space + GAP
        yield line


def _cards(table: Table, cells: list[list[Rich]], terminal: Terminal) -> Iterator[Rich]:
    for row in cells:
        yield from _paragraph(row[0], terminal, INDENT)
        for column, cell in zip(table.columns[1:], row[1:], strict=True):
            if cell.plain.strip() not in ("", "-"):
                label = rich_text(f"{column.name}: ", terminal, "dim")
                yield from _paragraph(Rich.assemble(label, cell), terminal, 2 * INDENT)
