"""References as RIS, which Zotero, EndNote, Mendeley and Covidence import."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ldncli.bibliography.source import (
    address,
    cited,
    form,
    genre,
    more_authors,
    one_line,
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

SPAN = re.compile(r"(\w+)-(\w+)")


def document(document: Document, terminal: Terminal) -> str:
    """Draw the sources of a page, one record each."""
    return "\n".join(record(reference) for reference in cited(document))


def record(reference: Reference) -> str:
    """Draw one source; a field that is not known is left out."""
    fields = ((tag, one_line(str(value))) for tag, value in _fields(reference) if value)
    lines = [f"TY  - {form(reference)[1]}", *(f"{tag}  - {value}" for tag, value in fields)]
    return "\n".join([*lines, "ER  - ", ""])


def _fields(reference: Reference) -> Iterator[tuple[str, str | int | None]]:
    yield "ID", reference.id
    yield "M3", genre(reference)
    yield from (("AU", _name(author)) for author in people(reference))
    yield "TI", reference.title
    yield "T2", reference.journal
    yield "PB", reference.publisher
    yield "PY", reference.year
    yield "VL", reference.volume
    yield "IS", reference.issue
    first, last = _pages(whole_pages(reference.pages or ""))
    yield "SP", first
    yield "EP", last
    yield "DO", reference.doi
    yield "AN", reference.pmid
    yield "C2", reference.pmcid
    yield "C1", reference.registration
    yield "UR", address(reference)
    yield "LA", reference.language
    yield "Y2", reference.checked_on.replace("-", "/")
    # Zotero files AN under an archive and drops C1 and C2; its Extra field is read for a PMID.
    yield "M2", f"PMID: {reference.pmid}" if reference.pmid else None
    yield "N1", f"PMCID: {reference.pmcid}" if reference.pmcid else None
    yield "N1", f"Registration: {reference.registration}" if reference.registration else None
    yield from (("N1", remark) for remark in remarks(reference))
    if more_authors(reference):
        yield "N1", "Not all authors are named here."


def _name(author: Person) -> str:
    if not author.given:  # a comma would part an organisation into two names
        return author.family.replace(",", "")
    return ", ".join(part for part in (author.family, author.given, author.suffix) if part)


def _pages(pages: str) -> tuple[str, str]:
    """Part a plain span of pages; any other is kept whole."""
    match = SPAN.fullmatch(pages)
    return (match[1], match[2]) if match else (pages, "")
