"""How the verdict on a condition was reached: what counts, each step of the rating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import NotFound
from ldncli.evidence.designs import RANDOMISED, newest_first
from ldncli.evidence.rating import Rating, rating
from ldncli.evidence.roles import Role, roles
from ldncli.evidence.summary import ConditionSummary
from ldncli.evidence.what_would_change import Change, changes
from ldncli.queries.trials import silent
from ldncli.schema.conditions import Condition
from ldncli.schema.record import Record
from ldncli.schema.studies import Reference, Study, Trial

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

PARTS = ("finding", "counts", "not")


class Trace(Record):
    """The whole way from the studies to the verdict."""

    summary: ConditionSummary
    roles: tuple[Role, ...]
    ratings: tuple[Rating, ...]
    changes: tuple[Change, ...]
    references: tuple[Reference, ...]

    def having(self, part: str) -> tuple[Role, ...]:
        """Return the studies that play this part."""
        return tuple(item for item in self.roles if item.part == part)


def trace(dataset: Dataset, condition_id: str) -> Trace:
    """Return how the verdict on a condition was reached."""
    condition = dataset.get(Condition, condition_id)
    summary = dataset.get(ConditionSummary, condition_id)
    if condition is None or summary is None:
        raise NotFound("condition", condition_id)
    about = dataset.about(Study, condition_id)
    studies = {study.id: study for study in about}
    named = (key for finding in condition.findings for key in finding.studies)
    beside = dataset.many(Study, (key for key in named if key not in studies))
    studies |= {study.id: study for study in beside}
    through = dataset.metadata.searched_through
    registered = dataset.about(Trial, condition_id)
    quiet = [t for t in registered if t.dose_class == "low" and silent(t, through)]
    parts = sorted(roles(condition, studies.values()), key=_order)
    ratings = tuple(rating(condition, finding, studies) for finding in condition.findings)
    rated = [item.by for finding in condition.findings for item in finding.published]
    return Trace(
        summary=summary,
        roles=tuple(parts),
        ratings=tuple(sorted(ratings, key=lambda item: not item.main)),
        changes=changes(condition, summary, ratings, tuple(t.registration for t in quiet)),
        references=dataset.many(Reference, (*(item.study.reference for item in parts), *rated)),
    )


def _order(role: Role) -> tuple[object, ...]:
    """Order by part; of one part the randomised first, then the newest."""
    random = role.study.design in RANDOMISED
    return PARTS.index(role.part), not random, *newest_first(role.study)
