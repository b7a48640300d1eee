"""Studies over the years, by what their design can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import NotFound
from ldncli.evidence.designs import CASES, PEOPLE, RANDOMISED, REVIEWS
from ldncli.evidence.eligibility import counts
from ldncli.evidence.summary import ConditionSummary, summarise
from ldncli.queries.conditions import summaries
from ldncli.schema.conditions import Condition
from ldncli.schema.record import Record
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

LANES = ("randomised", "not-randomised", "case-reports", "reviews", "not-counted")


class Entry(Record):
    """One study with its year and its lane."""

    study: Study
    year: int
    lane: str


class Timeline(Record):
    """Studies in people and reviews, oldest first, of one condition or of all.

    `summaries` hold the verdict of that condition, or those of all.
    """

    condition: Condition | None
    summaries: tuple[ConditionSummary, ...]
    entries: tuple[Entry, ...]
    undated: tuple[Study, ...]
    searched_through: str

    @property
    def years(self) -> tuple[int, ...]:
        """Return every year from the first study to the last."""
        if not self.entries:
            return ()
        return tuple(range(self.entries[0].year, self.entries[-1].year + 1))

    @property
    def lanes(self) -> tuple[str, ...]:
        """Return the lanes that hold a study, strongest design first."""
        used = {entry.lane for entry in self.entries}
        return tuple(lane for lane in LANES if lane in used)

    def at(self, lane: str, year: int) -> tuple[Study, ...]:
        """Return the studies of a lane in a year."""
        return tuple(e.study for e in self.entries if e.lane == lane and e.year == year)

    @property
    def randomised(self) -> tuple[Study, ...]:
        """Return the low-dose randomised trials, oldest first."""
        return tuple(entry.study for entry in self.entries if entry.lane == "randomised")


def timeline(dataset: Dataset, condition_id: str = "") -> Timeline:
    """Return the studies of one condition, or of all, in the order of their years."""
    condition = dataset.get(Condition, condition_id) if condition_id else None
    if condition_id and condition is None:
        raise NotFound("condition", condition_id)
    studies = dataset.about(Study, condition_id) if condition_id else dataset.all(Study)
    placed = [(study, lane_of(study)) for study in studies]
    entries = [
        Entry(study=study, year=study.year, lane=lane)
        for study, lane in placed
        if lane and study.year
    ]
    return Timeline(
        condition=condition,
        summaries=_summaries(dataset, condition),
        entries=tuple(sorted(entries, key=lambda entry: (entry.year, entry.study.id))),
        undated=tuple(study for study, lane in placed if lane and not study.year),
        searched_through=dataset.metadata.searched_through,
    )


def _summaries(dataset: Dataset, condition: Condition | None) -> tuple[ConditionSummary, ...]:
    """Return the verdict of the condition, or those of all."""
    if condition is None:
        return summaries(dataset)
    return (summarise(condition, dataset.about(Study, condition.id)),)


def lane_of(study: Study) -> str:
    """Return where a study stands; the empty string for laboratory work and other papers."""
    if study.design in REVIEWS:
        return "reviews"
    if study.design not in PEOPLE:
        return ""
    if not counts(study):
        return "not-counted"
    if study.design in RANDOMISED:
        return "randomised"
    return "case-reports" if study.design in CASES else "not-randomised"
