"""What a template draws each block of a page as."""

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
)

if TYPE_CHECKING:
    from ldncli.document.blocks import Block


def element(block: Block) -> str:
    """Return the name that the templates know a block by; a hint is for a terminal alone."""
    match block:
        case Title():
            return "title"
        case Section():
            return "heading"
        case Prose():
            return "paragraph"
        case Bullets():
            return "list"
        case Facts():
            return "facts"
        case Table():
            return "table"
        case Preformatted():
            return "lines"
        case Hint():
            return ""
        case _:
            assert_never(block)
