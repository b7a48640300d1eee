"""A file of records, read by its ending."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

from ldncli.errors import LdnError, UsageError
from ldncli.incoming import clinical_trials, fields, ris

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ldncli.schema.found import FoundRecord


def read_records(path: Path) -> list[FoundRecord]:
    """Return the records of a file; raise LdnError with what is wrong with it."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UsageError(f"{path} cannot be read by its ending", f"use: {', '.join(READERS)}")
    try:
        found = reader(path.read_text("utf-8-sig"), path.name)
    except OSError as error:
        raise LdnError(f"cannot read {path}: {error.strerror or error}") from error
    except (UnicodeDecodeError, json.JSONDecodeError, csv.Error) as error:
        raise LdnError(f"{path} cannot be read: {error}") from error
    known = [item for item in found if item.title or item.is_registration or item.pmid or item.doi]
    if not known:
        raise LdnError(f"{path} holds no record with a title or an identifier")
    return known


def _rows(text: str, source: str) -> list[FoundRecord]:
    head = text.partition("\n")[0]
    delimiter = max((",", ";", "\t"), key=head.count)
    rows = csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    return [fields.record({k: v for k, v in row.items() if k}, source) for row in rows]


def _objects(text: str, source: str) -> list[FoundRecord]:
    """Return the studies of ClinicalTrials.gov, or the objects of a list by their fields."""
    document = json.loads(text)
    inside = clinical_trials.at(document, "studies")
    listed = inside if isinstance(inside, list) else document
    rows = listed if isinstance(listed, list) else [listed]
    return [_object(row, source) for row in rows if isinstance(row, dict)]


def _object(row: dict[str, object], source: str) -> FoundRecord:
    if "protocolSection" in row:
        return clinical_trials.record(row, source)
    return fields.record(row, source)


READERS: dict[str, Callable[[str, str], list[FoundRecord]]] = {
    ".nbib": ris.read_medline,
    ".ris": ris.read_ris,
    ".csv": _rows,
    ".json": _objects,
}
