"""References as CSL-JSON, which pandoc, citeproc and Zotero read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ldncli.bibliography.source import (
    address,
    cited,
    form,
    genre,
    language_code,
    more_authors,
    people,
    remarks,
    whole_pages,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.bibliography.source import Person
    from ldncli.document.page import Document
    from ldncli.output.terminal import Terminal
    from ldncli.schema.studies import Reference

IN_JOURNAL = "article-journal"


def document(document: Document, terminal: Terminal) -> str:
    """Draw the sources of a page as one list."""
    items = [item(reference) for reference in cited(document)]
    return json.dumps(items, ensure_ascii=not terminal.unicode, indent=2) + "\n"


def item(reference: Reference) -> dict[str, object]:
    """Return one source in the names of CSL; what is not known is left out."""
    kind = form(reference)[2]
    fields = {
        "id": reference.id,
        "type": kind,
        "genre": genre(reference),
        "title": reference.title,
        "author": [_name(author) for author in people(reference)],
        "container-title": reference.journal,
        "publisher": reference.publisher,
        "issued": _date(str(reference.year)) if reference.year else None,
        "volume": reference.volume,
        "issue": reference.issue,
        "page": whole_pages(reference.pages or ""),
        "DOI": reference.doi,
        "PMID": reference.pmid,
        "PMCID": reference.pmcid,
        "number": None if kind == IN_JOURNAL else reference.registration,
        "URL": address(reference),
        "language": language_code(reference),
        "accessed": _date(reference.checked_on),
        "note": "\n".join(_notes(reference, kind)),
    }
    return {name: value for name, value in fields.items() if value}


def _notes(reference: Reference, kind: str) -> Iterator[str]:
    yield from remarks(reference)
    if reference.registration and kind == IN_JOURNAL:
        yield f"Registration: {reference.registration}"  # a style prints `number` as its own
    if more_authors(reference):
        yield "Not all authors are named here."


def _name(author: Person) -> dict[str, str]:
    if not author.given:
        return {"literal": author.family}
    parts = {"family": author.family, "given": author.given, "suffix": author.suffix}
    return {name: value for name, value in parts.items() if value}


def _date(date: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in date.split("-")]]}
