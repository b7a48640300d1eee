"""Renderers: a document in, text out. One module a format, and the registry of them."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ldncli.document.page import Document
    from ldncli.output.terminal import Terminal

    Renderer = Callable[[Document, Terminal], str]


class Format(StrEnum):
    """What `--format` takes."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"
    markdown = "markdown"
    toml = "toml"
    bibtex = "bibtex"
    ris = "ris"
    csl_json = "csl-json"
    vancouver = "vancouver"


def renderer(chosen: Format, terminal: Terminal) -> Renderer:
    """Return the function that draws this format, imported only now."""
    if chosen is Format.text:
        module, function = "output.screen" if terminal.tty else "output.plain_text", "document"
    else:
        module, function = PLACES[chosen]
    draw: Renderer = getattr(import_module(f"ldncli.{module}"), function)
    return draw


def citation_formats() -> tuple[str, ...]:
    """Return the formats that write the sources of a page, and not the page."""
    return tuple(key for key, (module, _) in PLACES.items() if module.startswith("bibliography."))


# The module that draws a format, and its function.
PLACES = {
    Format.json: ("output.json_document", "document"),
    Format.jsonl: ("output.json_document", "rows"),
    Format.csv: ("output.spreadsheet", "commas"),
    Format.tsv: ("output.spreadsheet", "tabs"),
    Format.markdown: ("output.markdown", "document"),
    Format.toml: ("output.toml_document", "document"),
    Format.bibtex: ("bibliography.bibtex", "document"),
    Format.ris: ("bibliography.ris", "document"),
    Format.csl_json: ("bibliography.csl_json", "document"),
    Format.vancouver: ("bibliography.vancouver", "document"),
}
