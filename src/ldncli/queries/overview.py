"""The evidence at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli import model
from ldncli.certainty import ConditionSummary
from ldncli.queries.conditions import summaries
from ldncli.record import Record

if TYPE_CHECKING:
    from ldncli.dataset import Dataset


class Overview(Record):
    """The evidence at a glance: how many conditions, trials and people, and which way."""

    metadata: model.Metadata
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

    def showing(self, direction: str) -> int:
        """Return how many researched conditions point this way."""
        return sum(item.direction == direction for item in self.researched)


def overview(dataset: Dataset) -> Overview:
    """Return the counts that the home page and `ldn about` show."""
    return Overview(
        metadata=dataset.metadata,
        summaries=summaries(dataset),
        n_studies=dataset.count(model.Study),
        n_references=dataset.count(model.Reference),
        n_trials=dataset.count(model.Trial),
        n_excluded=dataset.count(model.Excluded),
        n_awaiting=dataset.count(model.Awaiting),
    )
