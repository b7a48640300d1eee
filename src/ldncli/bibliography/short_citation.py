"""How a source is named and where its canonical links lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Bullets, Section, Span
from ldncli.document.wording import dated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.document.blocks import Block, Text
    from ldncli.schema.studies import Reference

# In a list on a screen three tell a source apart; `ldn cite` names six.
SHOWN_AUTHORS = 3
# What ends in one of these takes no full stop behind it.
ENDINGS = (".", "?", "!")


def link_of(kind: str, number: str) -> str:
    """Return the canonical address of an identifier, or nothing where there is none."""
    if kind == "pmid":
        return f"https://pubmed.ncbi.nlm.nih.gov/{number}/"
    if kind == "pmcid":
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{number}/"
    if kind == "doi":
        return f"https://doi.org/{number}"
    if kind == "registration" and number.startswith("NCT"):
        return f"https://clinicaltrials.gov/study/{number}"
    if kind == "registration" and number.startswith("ISRCTN"):
        return f"https://www.isrctn.com/{number}"
    return ""


def identifiers(reference: Reference) -> tuple[Span, ...]:
    """Return the identifiers of a source, each with its link: PMID, DOI, registry, page."""
    numbers = (
        ("pmid", "PMID ", reference.pmid),
        ("doi", "doi:", reference.doi),
        ("pmcid", "", None if reference.pmid else reference.pmcid),
        ("registration", "", reference.registration),
    )
    shown = [
        Span(text=label + number, style="dim", link=link_of(kind, number))
        for kind, label, number in numbers
        if number
    ]
    if reference.url and not shown:
        shown.append(Span(text=reference.url, style="dim", link=reference.url))
    return tuple(shown)


def by(reference: Reference) -> str:
    """Return the authors: three at most, then et al."""
    if not reference.authors:
        return reference.publisher or ""
    named = ", ".join(reference.authors[:SHOWN_AUTHORS])
    more = len(reference.authors) > SHOWN_AUTHORS or not reference.authors_complete
    return named + (", et al" if more else "")


def where(reference: Reference) -> str:
    """Return journal, year, volume and pages, as far as they are known."""
    volume = reference.volume or ""
    issue = f"({reference.issue})" if reference.issue else ""
    pages = f":{reference.pages}" if reference.pages else ""
    numbers = f";{volume}{issue}{pages}" if volume else ""
    source = reference.journal or reference.publisher or ""
    return f"{dated(source, reference.year)}{numbers}".strip()


def citation(reference: Reference) -> Text:
    """Return the source as a reader cites it, then its identifiers."""
    title = reference.title.rstrip(".")
    mark = " RETRACTED." if reference.retracted else ""
    pieces = [part for part in (by(reference), title, where(reference)) if part]
    head = " ".join(part if part.endswith(ENDINGS) else f"{part}." for part in pieces)
    parts: list[str | Span] = [head + mark]
    for span in identifiers(reference):
        parts += [" ", span]
    return tuple(parts)


def reference_list(references: Iterable[Reference]) -> list[Block]:
    """Return the section that names the sources of a page; nothing where there are none."""
    items = tuple(map(citation, references))
    return [Section(text="References"), Bullets(items=items)] if items else []


def each_once(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Return sources in their order, each once."""
    return tuple({item.id: item for item in references}.values())
