"""Renderers: a document in, text out. One module a format, and the registry of them."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ldncli.layout import Document
    from ldncli.terminal import Terminal


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


def renderer(wanted: Format, terminal: Terminal) -> Callable[[Document, Terminal], str]:
    """Return the function that draws this format, imported only now."""
    name = wanted.value
    if wanted is Format.text:
        name = "screen" if terminal.tty else "lines"
    module, function = {
        "json": ("json_", "document"),
        "jsonl": ("json_", "rows"),
        "csv": ("csv_", "commas"),
        "tsv": ("csv_", "tabs"),
        "toml": ("toml_", "document"),
        "csl-json": ("csl_json", "document"),
    }.get(name, (name, "document"))
    found: Callable[[Document, Terminal], str] = getattr(
        import_module(f"ldncli.render.{module}"), function
    )
    return found
