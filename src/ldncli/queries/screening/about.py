"""Which conditions a new record is about, by their names in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.matching.names import normalise
from ldncli.queries.screening.searches import condition_terms
from ldncli.schema.conditions import Condition

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.found import FoundRecord


class ConditionNames:
    """The names of all conditions, the longest first: long COVID is not COVID."""

    def __init__(self, dataset: Dataset) -> None:
        ids: dict[str, list[str]] = {}
        for row in dataset.all(Condition):
            for name in condition_terms(row):
                ids.setdefault(normalise(name), []).append(row.id)
        self._names = sorted(ids.items(), key=lambda item: (-len(item[0]), item[0]))

    def named(self, record: FoundRecord) -> tuple[str, ...]:
        """Return the conditions in the title; else those in keywords; else in the abstract."""
        for text in (record.title, " | ".join(record.keywords), record.abstract):
            found = self._in(f" {normalise(text)} ")
            if found:
                return found
        return ()

    def _in(self, text: str) -> tuple[str, ...]:
        found: list[str] = []
        for name, ids in self._names:
            if f" {name} " in text:
                found += ids
                text = text.replace(f" {name} ", "  ")
        return tuple(dict.fromkeys(found))
