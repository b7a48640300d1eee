"""Text on a terminal, drawn by rich from plain text: no markup, emoji or highlighting is read.

A table whose words do not fit side by side is drawn as one card a row, so that no word and
no identifier is ever broken.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text as Rich

from ldncli.characters import shown
from ldncli.layout import (
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from ldncli.layout import Column, Document, Text
    from ldncli.terminal import Terminal

STYLES = {
    "strong": "bold",
    "dim": "dim",
    "heading": "bold underline",
    "good": "green",
    "even": "cyan",
    "bad": "red",
    "warn": "yellow",
}
GAP = 2
READABLE = 100


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
    for block in document.page.blocks:
        for part in _block(block, terminal):
            console.print(part, overflow="ignore", crop=False, no_wrap=False)
    console.print()
    foot = f"Searched through {document.searched_through}. {document.notice}"
    console.print(_prose(foot, terminal, 0), overflow="ignore", crop=False)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def rich_text(text: Text, terminal: Terminal, style: str = "") -> Rich:
    """Turn spans into rich text without reading them as markup."""
    made = Rich(overflow="ignore")
    for span in spans(text):
        chosen = STYLES.get(style or span.style, "") if terminal.colour else ""
        link = f" link {span.link}" if span.link and terminal.links else ""
        made.append(shown(span.text, unicode=terminal.unicode), style=(chosen + link).strip())
    return made


def _block(block: object, terminal: Terminal) -> Iterator[RenderableType]:
    match block:
        case Title():
            yield from _title(block, terminal)
        case Section():
            yield from ("", rich_text(block.text, terminal, "strong"))
        case Prose():
            yield _prose(block.text, terminal, block.indent)
        case Bullets():
            for item in block.items:
                yield _hanging("- ", item, terminal, 2)
        case Facts():
            yield from _facts(block, terminal)
        case Preformatted():
            yield from (rich_text(line, terminal) for line in block.lines)
        case Table():
            yield _table(block, terminal)
        case Hint():
            yield from ("", _prose(block.text, terminal, 0, "dim"))


def _title(title: Title, terminal: Terminal) -> Iterator[RenderableType]:
    name = rich_text(title.text, terminal, "heading")
    aside = rich_text(title.aside, terminal, "dim")
    room = min(terminal.width, READABLE) - name.cell_len - aside.cell_len
    if room > GAP:
        yield Rich.assemble(name, " " * room, aside)
    else:
        yield name
        if title.aside:
            yield aside


def _prose(text: Text, terminal: Terminal, indent: int, style: str = "") -> RenderableType:
    right = max(0, terminal.width - READABLE)
    return Padding(rich_text(text, terminal, style), (0, right, 0, min(indent, 2)))


def _hanging(mark: str, text: Text, terminal: Terminal, indent: int) -> RenderableType:
    grid = Grid.grid(padding=0)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="ignore", max_width=max(8, min(terminal.width, READABLE) - indent))
    body = rich_text(text, terminal)
    room = terminal.width - indent - len(mark)
    if _longest_word(body.plain) > room:
        return Padding(Rich.assemble(mark, body), (0, 0, 0, indent))
    grid.add_row(mark, body)
    return Padding(grid, (0, 0, 0, indent))


def _facts(facts: Facts, terminal: Terminal) -> Iterator[RenderableType]:
    width = max((len(label) for label, _ in facts.rows), default=0)
    for label, said in facts.rows:
        if width > terminal.width // 3:
            yield Padding(rich_text(label, terminal, "strong"), (0, 0, 0, 2))
            yield _prose(said, terminal, 2)
        else:
            yield _hanging(label.ljust(width + GAP), said, terminal, 2)


def _table(table: Table, terminal: Terminal) -> RenderableType:
    cells = [[rich_text(cell, terminal) for cell in row] for row in table.rows]
    least = [_least(column, [row[i] for row in cells]) for i, column in enumerate(table.columns)]
    if sum(least) + GAP * len(least) > terminal.width:
        return _cards(table, cells, terminal)
    grid = Grid(box=None, padding=(0, GAP, 0, 0), pad_edge=False, collapse_padding=True)
    for column, width in zip(table.columns, least, strict=True):
        grid.add_column(
            rich_text(column.name, terminal, "dim"),
            justify="right" if column.right else "left",
            no_wrap=not column.wrap,
            overflow="ignore",
            min_width=width,
        )
    for row in cells:
        grid.add_row(*row)
    return Padding(grid, (0, 0, 0, GAP))


def _least(column: Column, cells: list[Rich]) -> int:
    """Return the width below which a word of this column would break."""
    if not column.wrap:
        return max([len(column.name), *(cell.cell_len for cell in cells)])
    return max(_longest_word(text) for text in (column.name, *(cell.plain for cell in cells)))


def _longest_word(text: str) -> int:
    return max((len(word) for word in text.split()), default=0)


def _cards(table: Table, cells: list[list[Rich]], terminal: Terminal) -> RenderableType:
    parts: list[RenderableType] = []
    for row in cells:
        parts.append(row[0])
        for column, cell in zip(table.columns[1:], row[1:], strict=True):
            if plain(cell.plain).strip() not in ("", "-"):
                label = rich_text(f"{column.name}: ", terminal, "dim")
                parts.append(Padding(Rich.assemble(label, cell, overflow="ignore"), (0, 0, 0, 2)))
    return Group(*parts)
