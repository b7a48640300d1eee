"""Markdown: headings, tables and links, with every character of the text kept."""

from __future__ import annotations

import re
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
    from collections.abc import Iterator

    from ldncli.document.blocks import Block, Text
    from ldncli.document.page import Document
    from ldncli.output.terminal import Terminal

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
# At the start of a line these begin a list, a heading rule or a quotation.
STARTERS = re.compile(r"^(\d*)([-+=.)])")


def document(document: Document, terminal: Terminal) -> str:
    """Draw every block as Markdown."""
    parts = [part for block in document.page.blocks for part in _block(block, terminal)]
    parts.append(f"*{escape(document.foot, terminal)}*")
    return "\n\n".join(parts) + "\n"


def _block(block: Block, terminal: Terminal) -> Iterator[str]:
    match block:
        case Title():
            yield "# " + escape(block.text, terminal)
            if block.aside:
                yield line(block.aside, terminal)
        case Section():
            yield "## " + escape(block.text, terminal)
        case Prose():
            yield line(block.text, terminal)
        case Bullets():
            yield "\n".join("- " + line(item, terminal) for item in block.items)
        case Facts():
            rows = (f"- **{escape(a, terminal)}**: {inline(b, terminal)}" for a, b in block.rows)
            yield "\n".join(rows)
        case Table():
            yield _table(block, terminal)
        case Preformatted():
            lines = (shown(plain(row), unicode=terminal.unicode) for row in block.lines)
            yield "\n".join("    " + row for row in lines)
        case Hint():
            return
        case _:
            assert_never(block)


def _table(table: Table, terminal: Terminal) -> str:
    head = [escape(column.name, terminal) for column in table.columns]
    rule = ["---:" if column.right else "---" for column in table.columns]
    rows = [[inline(cell, terminal) for cell in row] for row in table.rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, rule, *rows])


def escape(text: str, terminal: Terminal) -> str:
    """Escape what Markdown would read as markup."""
    return SPECIAL.sub(r"\\\1", shown(text, unicode=terminal.unicode))


def line(text: Text, terminal: Terminal) -> str:
    """Draw text that begins a line."""
    return STARTERS.sub(r"\1\\\2", inline(text, terminal))


def inline(text: Text, terminal: Terminal) -> str:
    """Draw spans, links as links."""
    return "".join(_span(span.text, span.link, terminal) for span in spans(text))


def _span(text: str, link: str, terminal: Terminal) -> str:
    safe = escape(text, terminal)
    return f"[{safe}](<{link}>)" if link else safe
