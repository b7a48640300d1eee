"""A figure as SVG text: presentation attributes alone, so that a strict CSP holds."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from ldncli.document.characters import inert
from ldncli.plots.svg.figure import PAPER, Label, Link, Shape, coordinate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.plots.svg.figure import Figure, Item


def to_svg(figure: Figure) -> str:
    """Write a figure; the same figure gives the same text everywhere."""
    width, height = coordinate(figure.width), coordinate(figure.height)
    title, description = f"{figure.name}-title", f"{figure.name}-desc"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="{title} {description}" '
        'font-family="Source Sans Pro, Helvetica, Arial, sans-serif">',
        f'<title id="{title}">{_text(figure.title)}</title>',
        f'<desc id="{description}">{_text(figure.description)}</desc>',
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
        *(line for item in figure.items for line in _item(item)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _item(item: Item) -> Iterator[str]:
    match item:
        case Shape():
            attributes = " ".join(f"{name}={quoteattr(value)}" for name, value in item.attributes)
            yield f"<{item.element} {attributes}/>"
        case Label():
            yield _label(item)
        case Link():
            yield f"<a href={quoteattr(item.href)} aria-label={quoteattr(inert(item.label))}>"
            for inner in item.items:
                yield from _item(inner)
            yield "</a>"


def _label(label: Label) -> str:
    anchor = f' text-anchor="{label.anchor}"' if label.anchor != "start" else ""
    bold = ' font-weight="bold"' if label.bold else ""
    place = f'x="{coordinate(label.x)}" y="{coordinate(label.y)}"'
    look = f'font-size="{coordinate(label.size)}" fill="{label.fill}"'
    return f"<text {place} {look}{anchor}{bold}>{_text(label.text)}</text>"


def _text(text: str) -> str:
    return escape(inert(text))
