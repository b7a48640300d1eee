"""A record of plain fields, whatever they are called: a row of CSV, an object, a RIS record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.incoming import identifiers, values
from ldncli.incoming.registers import status
from ldncli.matching import authors
from ldncli.matching.medicine_names import clean
from ldncli.schema.found import FoundRecord, FoundTrial

if TYPE_CHECKING:
    from collections.abc import Mapping

# Our name -> what databases and reference managers call it, folded; the first that is there.
NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "primary_title", "study title", "article title", "scientific title",
              "book_title"),
    "abstract": ("abstract", "notes_abstract", "abstract note", "brief summary"),
    "authors": ("authors", "first_authors", "author names", "author", "author full names"),
    "year": ("year", "publication_year", "publication year", "date", "pub_year", "start date"),
    "journal": ("journal", "journal_name", "secondary_title", "journal/book", "source title",
                "publication title", "alternate_title3"),
    "volume": ("volume",),
    "issue": ("issue", "number"),
    "pages": ("pages", "page"),
    "first_page": ("start_page", "page start"),
    "last_page": ("end_page", "page end"),
    "language": ("language",),
    "keywords": ("keywords", "author keywords", "manual tags"),
    "doi": ("doi",),
    "pmid": ("pmid", "pubmed_id", "pubmed id"),
    "pmcid": ("pmcid", "pmc_id", "custom2"),
    "registration": ("nct number", "registration", "trialid", "custom1", "study id"),
    "url": ("url", "urls", "study url", "link"),
    "status": ("study status", "recruitment status", "overall status"),
    "results": ("study results",),
}  # fmt: skip


def record(row: Mapping[str, object], source: str) -> FoundRecord:
    """Return a record of a row by the names of its fields."""
    folded = {str(name).strip().casefold(): _text(value) for name, value in row.items()}
    texts = {ours: _first(folded, theirs) for ours, theirs in NAMES.items()}
    first, last = texts["first_page"], texts["last_page"]
    listed = row.get("authors") or row.get("first_authors")
    names = listed if isinstance(listed, list) else None
    return FoundRecord(
        source=source,
        title=texts["title"].rstrip("."),
        abstract=texts["abstract"],
        authors=tuple(authors.author(str(name)) for name in names)
        if names
        else authors.authors(texts["authors"]),
        year=values.year(texts["year"]),
        journal=texts["journal"],
        volume=texts["volume"],
        issue=texts["issue"],
        pages=values.pages(texts["pages"] or "-".join(part for part in (first, last) if part)),
        language=texts["language"],
        keywords=tuple(part.strip() for part in texts["keywords"].split(";") if part.strip()),
        pmid=identifiers.pmid(texts["pmid"]) or identifiers.pmid(texts["url"]),
        pmcid=identifiers.pmcid(texts["pmcid"]) or identifiers.pmcid(texts["url"]),
        doi=identifiers.doi(texts["doi"]) or identifiers.doi(texts["url"]),
        registrations=identifiers.registrations(texts["registration"], texts["url"],
                                                texts["abstract"]),
        url=texts["url"].partition("; ")[0],
        trial=_trial(texts),
    )  # fmt: skip


def _trial(said: Mapping[str, str]) -> FoundTrial | None:
    if not said["status"]:
        return None
    posted = said["results"].casefold() in ("yes", "has results")
    return FoundTrial(status=status(said["status"]), results_posted=posted)


def _first(folded: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((folded[name] for name in names if folded.get(name)), "")


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(_text(item) for item in value)
    return clean(str(value)) if value is not None else ""
