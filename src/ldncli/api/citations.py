"""Sources as the text of a citation format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ldncli.document.page import Document, Page
from ldncli.document.wording import NOTICE
from ldncli.errors import UsageError
from ldncli.output.terminal import Terminal

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.studies import Reference

STYLES = {"vancouver": "vancouver", "bibtex": "bibtex", "ris": "ris", "csl-json": "csl_json"}


def written(dataset: Dataset, sources: tuple[Reference, ...], style: str) -> str:
    """Return sources in a style; raise UsageError for one that is none."""
    if style not in STYLES:
        raise UsageError(f"no style is called {style}", f"use one of: {', '.join(STYLES)}")
    document = Document(
        page=Page(schema="", data=(), records=(), blocks=(), references=sources),
        command="",
        dataset_version=dataset.metadata.version,
        searched_through=dataset.metadata.searched_through,
        notice=NOTICE,
    )
    text: str = import_module(f"ldncli.bibliography.{STYLES[style]}").document(document, Terminal())
    return text
