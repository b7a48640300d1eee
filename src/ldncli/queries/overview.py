"""The evidence at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.summary import ConditionSummary, surely_helped
from ldncli.queries.conditions import summaries
from ldncli.schema.metadata import Metadata
from ldncli.schema.record import Record
from ldncli.schema.studies import Awaiting, Excluded, Reference, Study, Trial

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset


class Overview(Record):
    """The evidence at a glance: how many conditions, trials and people, and which way."""

    metadata: Metadata
    summaries: tuple[ConditionSummary, ...]
    n_studies: int
    n_references: int
    n_trials: int
    n_excluded: int
    n_awaiting: int

    @property
    def researched(self) -> tuple[ConditionSummary, ...]:
        """Return the conditions with at least one randomised low-dose trial."""
        return tuple(item for item in self.summaries if item.tier == "randomised")

    @property
    def against_placebo(self) -> tuple[ConditionSummary, ...]:
        """Return the researched conditions whose main finding is a rated one against placebo."""
        return tuple(
            item
            for item in self.researched
            if item.comparator == "placebo" and item.certainty not in (None, "not-rated")
        )

    @property
    def sure(self) -> tuple[ConditionSummary, ...]:
        """Return the conditions where it is at least moderately certain that LDN helps."""
        return surely_helped(self.summaries)

    def showing(self, direction: str) -> int:
        """Return how many of the conditions rated against placebo point this way."""
        return sum(item.direction == direction for item in self.against_placebo)


def overview(dataset: Dataset) -> Overview:
    """Return the counts that the home page and `ldn about` show."""
    return Overview(
        metadata=dataset.metadata,
        summaries=summaries(dataset),
        n_studies=dataset.count(Study),
        n_references=dataset.count(Reference),
        n_trials=dataset.count(Trial),
        n_excluded=dataset.count(Excluded),
        n_awaiting=dataset.count(Awaiting),
    )
