"""The dataset as one JSON document, written record by record: it is never whole in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.output.json_document import encoded
from ldncli.schema.record import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ldncli.export.selection import Files, Selection
    from ldncli.schema.record import Record

INDENT = 2
# A record stands in a list of a kind in the data of the document.
DEEP = "\n" + 3 * INDENT * " "


def files(selection: Selection, notice: str) -> Files:
    """Return the document: every kind a list of records with all their fields."""
    return {"": b"".join(pieces(selection, notice))}


def pieces(selection: Selection, notice: str) -> Iterator[bytes]:
    """Yield the same, a record at a time."""
    return (text.encode() for text in _texts(selection, notice))


def _texts(selection: Selection, notice: str) -> Iterator[str]:
    head = {
        "schema": "ldn.export/1",
        "dataset_version": selection.metadata.version,
        "searched_through": selection.metadata.searched_through,
        "only_conditions": list(selection.conditions),
        "notice": notice,
    }
    yield _text(head).removesuffix("\n}") + ',\n  "data": {'
    for kind, items in selection.records.items():
        yield f'\n    "{kind}": '
        yield from _list(items)
        yield ","
    yield '\n    "condition_summary": '
    yield from _list(selection.summaries)
    yield "\n  }\n}\n"


def _list(items: Iterable[Record]) -> Iterator[str]:
    before = "["
    for item in items:
        yield before + DEEP + _text(to_plain(item)).replace("\n", DEEP)
        before = ","
    yield "[]" if before == "[" else "\n    ]"


def _text(value: object) -> str:
    return encoded(value, ascii_only=False, indent=INDENT)
