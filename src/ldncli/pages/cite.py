"""Sources as they are cited."""

from __future__ import annotations

from ldncli.bibliography.source import vancouver
from ldncli.document.blocks import Hint, Prose, plain
from ldncli.document.page import Page
from ldncli.schema.studies import Reference


class CitedReference(Reference):
    """A source with the text that cites it."""

    citation: str


def page(references: tuple[Reference, ...]) -> Page:
    """Arrange sources in the Vancouver style, numbered where there are several."""
    numbers = [f"{n}. " if len(references) > 1 else "" for n in range(1, len(references) + 1)]
    texts = [vancouver(reference) for reference in references]
    blocks = [
        Prose(text=(number, *text) if isinstance(text, tuple) else text, indent=0)
        for number, text in zip(numbers, texts, strict=True)
    ]
    data = tuple(
        CitedReference(**vars(reference), citation=plain(text))
        for reference, text in zip(references, texts, strict=True)
    )
    return Page(
        schema="ldn.cite/1",
        data=data,
        records=data,
        blocks=(*blocks, Hint(text="for a reference manager: -f bibtex, ris or csl-json")),
        references=references,
        ids=tuple(reference.id for reference in references),
    )
