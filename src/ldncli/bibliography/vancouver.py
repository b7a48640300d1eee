"""References as plain text in the Vancouver style, numbered, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.bibliography.source import cited, vancouver
from ldncli.document.blocks import plain
from ldncli.document.characters import shown

if TYPE_CHECKING:
    from ldncli.document.page import Document
    from ldncli.output.terminal import Terminal


def document(document: Document, terminal: Terminal) -> str:
    """Draw the sources of a page in their order."""
    lines = (plain(vancouver(reference)) for reference in cited(document))
    return "".join(
        f"{number}. {shown(line, unicode=terminal.unicode)}\n"
        for number, line in enumerate(lines, 1)
    )
