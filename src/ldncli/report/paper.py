"""The handout as a file: HTML to print, PDF, Markdown."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from ldncli.document.blocks import (
    Title,
    spans,
)
from ldncli.errors import LdnError
from ldncli.extras import needed
from ldncli.output.terminal import Terminal
from ldncli.pages.handout import ROOM
from ldncli.report.blocks import element
from ldncli.report.engine import EXTRA, draw
from ldncli.report.rows import pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ldncli.document.blocks import Block
    from ldncli.document.page import Document, Drawer

PANGO = "apt install libpango-1.0-0 libpangoft2-1.0-0, or brew install pango; .html prints as well"


def html(document: Document, *, large: bool = False) -> str:
    """Draw the handout as one page that asks the network for nothing."""
    title = next(block for block in document.page.blocks if isinstance(block, Title))
    return draw(
        "handout.html",
        style="handout.css",
        title=title.text,
        large=large,
        room=ROOM,
        blocks=[(_element(block), block) for block in document.page.blocks],
        pieces=pieces,
        spans=spans,
        foot=f"{document.notice} Searched through {document.searched_through}; "
        f"dataset {document.dataset_version}. {document.age_note}".strip(),
    )


def _element(block: Block) -> str:
    """Return what the template draws a block as; the handout has neither facts nor plots."""
    name = element(block)
    if name in ("facts", "lines"):
        raise TypeError(f"the handout does not draw a {type(block).__name__}")
    return name


def pdf(document: Document, *, large: bool = False) -> bytes:
    """Draw the handout as a tagged PDF."""
    try:
        weasyprint = needed("weasyprint", EXTRA)
    except OSError as error:
        raise LdnError("PDF needs the Pango library, which is not here", PANGO) from error
    drawn: bytes = weasyprint.HTML(string=html(document, large=large)).write_pdf(
        pdf_variant="pdf/ua-1"
    )
    return drawn


def markdown(document: Document) -> str:
    """Draw the handout as Markdown."""
    from ldncli.output.markdown import document as draw_markdown

    return draw_markdown(document, Terminal())


def files(*, large: bool = False) -> Mapping[str, Drawer]:
    """Return what draws each kind of file; Markdown has no size of its own."""
    drawers: dict[str, Drawer] = {
        ".pdf": partial(pdf, large=large),
        ".html": partial(html, large=large),
        ".md": markdown,
    }
    return MappingProxyType(drawers)
