"""JSON in its envelope, and JSON lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ldncli.record import to_plain

if TYPE_CHECKING:
    from ldncli.layout import Document
    from ldncli.terminal import Terminal


def envelope(document: Document) -> dict[str, Any]:
    """Return what every machine-readable document carries; its keys are a contract."""
    return {
        "schema": document.page.schema,
        "dataset_version": document.dataset_version,
        "searched_through": document.searched_through,
        "command": document.command,
        "data": document.page.data,
        "references": to_plain(document.page.references),
        "notice": document.notice,
    }


def document(document: Document, terminal: Terminal) -> str:
    """Draw one JSON document."""
    text = json.dumps(envelope(document), ensure_ascii=not terminal.unicode, indent=2)
    return text + "\n"


def rows(document: Document, terminal: Terminal) -> str:
    """Draw one JSON object a line."""
    data = document.page.data
    held = data if isinstance(data, list) else [data]
    lines = (json.dumps(item, ensure_ascii=not terminal.unicode) for item in held)
    return "".join(line + "\n" for line in lines)
