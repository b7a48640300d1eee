"""The envelope as TOML; what is not known is left out, for TOML has no null."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.output.finite import finite
from ldncli.output.json_document import envelope

if TYPE_CHECKING:
    from ldncli.document.page import Document
    from ldncli.output.terminal import Terminal


def document(document: Document, terminal: Terminal) -> str:
    """Draw one TOML document."""
    import tomli_w

    return tomli_w.dumps({key: without_null(item) for key, item in envelope(document).items()})


def without_null(value: object) -> object:
    """Return the value without None, in tables and lists alike; numbers are finite."""
    if isinstance(value, dict):
        return {key: without_null(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [without_null(item) for item in value if item is not None]
    return finite(value) if isinstance(value, float) else value
