"""JSON in its envelope, and JSON lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ldncli.schema.record import to_plain

if TYPE_CHECKING:
    from ldncli.document.page import Document
    from ldncli.output.terminal import Terminal


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
    """Draw one JSON document: indented for a person, otherwise one item a line.

    The standard encoder is ten times slower when it indents.
    """
    held, ascii_only = envelope(document), not terminal.unicode
    if terminal.tty:
        return json.dumps(held, ensure_ascii=ascii_only, indent=2) + "\n"
    parts = [f"{json.dumps(key)}: {_value(value, ascii_only)}" for key, value in held.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _value(value: Any, ascii_only: bool) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=ascii_only)
    return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=ascii_only) for item in value) + "\n]"


def rows(document: Document, terminal: Terminal) -> str:
    """Draw one JSON object a line."""
    data = document.page.data
    held = data if isinstance(data, list) else [data]
    lines = (json.dumps(item, ensure_ascii=not terminal.unicode) for item in held)
    return "".join(line + "\n" for line in lines)
