"""A new record as an entry to fill in: what its source gave, and nothing that must be read."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from ldncli.matching.authors import surname
from ldncli.matching.names import normalise
from ldncli.schema.entry_template import file_of_entries
from ldncli.schema.studies import Awaiting, Excluded, Reference, Study

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.screening.triage import Screened
    from ldncli.schema.found import FoundRecord

# Reference managers' files have every author; a column of a spreadsheet may have the first ones.
WHOLE_AUTHORS = (".nbib", ".ris")
TITLE_WORDS = 3  # of a title, where nobody is named: enough to tell two papers of a year apart


def entries(dataset: Dataset, new: Iterable[Screened]) -> dict[str, str]:
    """Return a file for each new record: its name, and its text."""
    taken = {key for cls in (Study, Reference, Excluded, Awaiting) for key in dataset.ids(cls)}
    files: dict[str, str] = {}
    for item in new:
        if item.record.is_registration:
            name = _slug(
                item.record.registrations[0] if item.record.registrations else item.record.title
            )
            files[f"{name}.toml"] = _head(item) + file_of_entries("trial", _trial(item))
        else:
            key = _free(_id(item.record), taken)
            taken.add(key)
            study, source = _study(item, key), _source(item.record, key)
            files[f"{key}.toml"] = _head(item) + file_of_entries("study", study, source)
    return files


def _head(item: Screened) -> str:
    """Return why the record is here, as comments above the entry."""
    reasons = ", ".join(item.weight.reasons) or "no word of the table"
    lines = [f"From {item.record.source}; {item.weight.points} points: {reasons}.", *item.notes]
    lines += [f"Read it: {address}" for address in [_address(item.record)] if address]
    wrapped = (textwrap.wrap(line, 96, break_long_words=False) for line in lines)
    return "".join(f"# {part}\n" for parts in wrapped for part in parts)


def _address(record: FoundRecord) -> str:
    if record.pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{record.pmid}/"
    return f"https://doi.org/{record.doi}" if record.doi else record.url


def _id(record: FoundRecord) -> str:
    words = record.authors[0] if record.authors else ""
    name = surname(words) or " ".join(record.title.split()[:TITLE_WORDS])
    return _slug(f"{name} {record.year or ''}")


def _slug(text: str) -> str:
    folded = normalise(text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "record"


def _free(key: str, taken: set[str]) -> str:
    number, free = 1, key
    while free in taken:
        number += 1
        free = f"{key}-{number}"
    return free


def _study(item: Screened, key: str) -> dict[str, object]:
    filled: dict[str, object] = {"id": key, "reference": key, "conditions": item.conditions or None}
    if item.record.registrations:
        filled["registration"] = item.record.registrations
    return filled


def _source(record: FoundRecord, key: str) -> dict[str, object]:
    values: dict[str, object] = {
        "id": key,
        "type": record.form,
        "title": record.title,
        "authors": record.authors,
        "authors_complete": bool(record.authors and record.source.endswith(WHOLE_AUTHORS)),
        "year": record.year,
        "journal": record.journal,
        "volume": record.volume,
        "issue": record.issue,
        "pages": record.pages,
        "pmid": record.pmid,
        "pmcid": record.pmcid,
        "doi": record.doi,
        "registration": record.registrations[0] if record.registrations else "",
        "language": record.language,
    }
    return {name: value for name, value in values.items() if value}


def _trial(item: Screened) -> dict[str, object]:
    found, record = item.record.trial, item.record
    values: dict[str, object] = {
        "registration": record.registrations[0] if record.registrations else "",
        "title": record.title,
        "conditions": item.conditions,
        "read": "registry",
    }
    if found:
        values |= {
            "status": found.status,
            "status_seen_on": found.status_seen,
            "n_actual" if found.n_is_final else "n_target": found.n,
            "design": found.design,
            "sponsor": found.sponsor,
            "country": ", ".join(name for name in found.countries if name),
            "primary_outcome": found.primary_outcome,
            "started": found.started,
            "completed": found.completed,
            "reported": "posted" if found.results_posted else "",
            "why_stopped": found.why_stopped,
        }
    return {name: value for name, value in values.items() if value}
