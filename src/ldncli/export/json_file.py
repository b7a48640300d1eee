"""The dataset as one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.output.json_document import encoded
from ldncli.schema.record import to_plain

if TYPE_CHECKING:
    from ldncli.export.selection import Files, Selection


def files(selection: Selection, notice: str) -> Files:
    """Return the document: every kind a list of records with all their fields."""
    document = {
        "schema": "ldn.export/1",
        "dataset_version": selection.metadata.version,
        "searched_through": selection.metadata.searched_through,
        "only_conditions": list(selection.conditions),
        "notice": notice,
        "data": {
            **{kind: to_plain(items) for kind, items in selection.records.items()},
            "condition_summary": to_plain(selection.summaries),
        },
    }
    return {"": (encoded(document, ascii_only=False, indent=2) + "\n").encode()}
