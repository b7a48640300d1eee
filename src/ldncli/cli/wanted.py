"""What a keeper searches for: since which day, by which names of a condition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ldncli.errors import UsageError
from ldncli.schema.record import Record

if TYPE_CHECKING:
    pass

DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"


class Wanted(Record):
    """What is searched for: since which day, by which names of a condition, called what."""

    since: str
    terms: tuple[str, ...]
    label: str


def wanted(name: str, since: str, data: str | None) -> Wanted:
    """Return what to search for; raise UsageError for a day that is none."""
    from ldncli.dataset.dataset import open_dataset
    from ldncli.queries.conditions import find_condition
    from ldncli.queries.screening.searches import condition_terms, first_day
    from ldncli.schema.conditions import Condition

    if since and not re.fullmatch(DAY, since):
        raise UsageError(f"“{since}” is no day", "write it as 2026-06-01")
    dataset = open_dataset(data)
    day = since or first_day(dataset.metadata.searched_through)
    row = dataset.get(Condition, find_condition(dataset, name)) if name else None
    if row is None:
        return Wanted(since=day, terms=(), label="low-dose naltrexone")
    return Wanted(since=day, terms=condition_terms(row), label=f"naltrexone and {row.name}")
