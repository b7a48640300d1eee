"""New records as a file for screening: RIS or CSV, as ASReview and Rayyan read them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ldncli.queries.screening.triage import Screened
    from ldncli.schema.found import FoundRecord

# Rayyan's columns (its sample file), which hold those that ASReview knows: title, abstract,
# authors, keywords, doi, url.
COLUMNS = (
    "key", "title", "authors", "journal", "volume", "issue", "pages", "year", "url", "language",
    "abstract", "notes", "doi", "keywords", "pubmed_id", "pmc_id",
)  # fmt: skip


def as_csv(items: Iterable[Screened]) -> str:
    """Return a row for each record, in order of points."""
    out = io.StringIO()
    rows = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    rows.writeheader()
    for number, item in enumerate(items, 1):
        rows.writerow({"key": number, **_row(item)})
    return out.getvalue()


def _row(item: Screened) -> dict[str, str]:
    record = item.record
    return {
        "title": record.title,
        "authors": "; ".join(map(_inverted, record.authors)),
        "journal": record.journal,
        "volume": record.volume,
        "issue": record.issue,
        "pages": record.pages,
        "year": str(record.year or ""),
        "url": record.url,
        "language": record.language,
        "abstract": record.abstract,
        "notes": _notes(item),
        "doi": record.doi,
        "keywords": "; ".join(record.keywords),
        "pubmed_id": record.pmid,
        "pmc_id": record.pmcid,
    }


def as_ris(items: Iterable[Screened]) -> str:
    """Return a RIS record for each, in order of points."""
    return "".join("\n".join([*_tags(item), "ER  - ", "", ""]) for item in items)


def _tags(item: Screened) -> Iterator[str]:
    record = item.record
    yield "TY  - DBASE" if record.is_registration else "TY  - JOUR"
    for tag, value in _values(record):
        if value:
            yield f"{tag}  - {value}"
    yield f"N1  - {_notes(item)}"


def _values(record: FoundRecord) -> Iterator[tuple[str, object]]:
    yield from (("AU", _inverted(author)) for author in record.authors)
    first, _, last = record.pages.partition("-")
    yield from (("TI", record.title), ("T2", record.journal), ("PY", record.year))
    yield from (("VL", record.volume), ("IS", record.issue), ("SP", first), ("EP", last))
    yield from (("AB", record.abstract), ("DO", record.doi), ("AN", record.pmid))
    yield from (("C2", record.pmcid), ("UR", record.url), ("LA", record.language))
    yield from (("C1", number) for number in record.registrations)
    yield from (("KW", word) for word in record.keywords)


def _inverted(author: str) -> str:
    """Return `Bruun, KD` for `Bruun KD`; a name without initials stays."""
    family, _, initials = author.rpartition(" ")
    return f"{family}, {initials}" if family and initials.isupper() else author


def _notes(item: Screened) -> str:
    reasons = ", ".join(item.weight.reasons)
    return " | ".join([f"ldn: {item.weight.points} points ({reasons})", *item.notes])
