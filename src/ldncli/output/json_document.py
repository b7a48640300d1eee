"""JSON in its envelope, and JSON lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ldncli.document.page import plain_data
from ldncli.errors import LdnError
from ldncli.output.finite import NOT_A_NUMBER
from ldncli.output.line_order import typed_early
from ldncli.schema.record import to_plain

if TYPE_CHECKING:
    from ldncli.document.page import Document
    from ldncli.output.terminal import Terminal


def envelope(document: Document) -> dict[str, object]:
    """Return what every machine-readable document carries; its keys are a contract."""
    return {
        "schema": document.page.schema,
        "dataset_version": document.dataset_version,
        "searched_through": document.searched_through,
        "command": document.command,
        "data": plain_data(document.page),
        "references": to_plain(document.page.references),
        "notice": document.notice,
    }


def document(document: Document, terminal: Terminal) -> str:
    """Draw one JSON document: indented for a person, otherwise one item a line.

    The standard encoder is ten times slower when it indents.
    """
    ascii_only = not terminal.unicode
    if terminal.tty:
        return encoded(envelope(document), ascii_only=ascii_only, indent=2) + "\n"
    parts = [f"{json.dumps(k)}: {_value(v, ascii_only)}" for k, v in envelope(document).items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _value(value: object, ascii_only: bool) -> str:
    if not isinstance(value, list) or not value:
        return encoded(value, ascii_only=ascii_only)
    return "[\n" + ",\n".join(encoded(item, ascii_only=ascii_only) for item in value) + "\n]"


def rows(document: Document, terminal: Terminal) -> str:
    """Draw one JSON object a line, each field filled early where it is filled at all."""
    data = plain_data(document.page)
    items = typed_early(data) if isinstance(data, list) else [data]
    return "".join(encoded(item, ascii_only=not terminal.unicode) + "\n" for item in items)


def encoded(value: object, *, ascii_only: bool, indent: int | None = None) -> str:
    """Return a value as JSON; raise LdnError on what JSON has no number for, such as NaN."""
    try:
        return json.dumps(value, ensure_ascii=ascii_only, indent=indent, allow_nan=False)
    except ValueError as error:
        raise LdnError(NOT_A_NUMBER) from error
