"""How the verdict on a condition was reached: what counts, each step of the rating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli import model
from ldncli.certainty import ConditionSummary, lowered, main_finding, start_level
from ldncli.errors import NotFound
from ldncli.queries.changes import Change, changes
from ldncli.queries.roles import Role, role
from ldncli.queries.studies import newest_first
from ldncli.queries.trials import silent
from ldncli.record import Record

if TYPE_CHECKING:
    from ldncli.dataset import Dataset
    from ldncli.vocabulary import Certainty, Domain

PARTS = ("finding", "counts", "not")


class Step(Record):
    """One downgrade, with the certainty that is left after it."""

    domain: Domain
    levels: int
    reason: str
    after: Certainty


class Rating(Record):
    """How one finding got its certainty."""

    finding: model.Finding
    main: bool
    start: Certainty
    steps: tuple[Step, ...]


class Trace(Record):
    """The whole way from the studies to the verdict."""

    summary: ConditionSummary
    roles: tuple[Role, ...]
    ratings: tuple[Rating, ...]
    changes: tuple[Change, ...]
    references: tuple[model.Reference, ...]

    def having(self, part: str) -> tuple[Role, ...]:
        """Return the studies that play this part."""
        return tuple(item for item in self.roles if item.part == part)


def trace(dataset: Dataset, condition_id: str) -> Trace:
    """Return how the verdict on a condition was reached."""
    condition = dataset.get(model.Condition, condition_id)
    summary = dataset.get(ConditionSummary, condition_id)
    if condition is None or summary is None:
        raise NotFound(f"no condition has the id “{condition_id}”", "ldn conditions lists them")
    about = dataset.about(model.Study, condition_id)
    named = [key for finding in condition.findings for key in finding.studies]
    studies = {study.id: study for study in (*about, *dataset.many(model.Study, named))}
    through = dataset.metadata.searched_through
    registered = dataset.about(model.Trial, condition_id)
    quiet = [t for t in registered if t.dose_class == "low" and silent(t, through)]
    roles = [role(condition, studies, study) for study in studies.values()]
    roles.sort(key=lambda item: (PARTS.index(item.part), *newest_first(item.study)))
    ratings = tuple(_rating(condition, finding, studies) for finding in condition.findings)
    rated = [item.by for finding in condition.findings for item in finding.published]
    return Trace(
        summary=summary,
        roles=tuple(roles),
        ratings=tuple(sorted(ratings, key=lambda item: not item.main)),
        changes=changes(condition, summary, ratings, tuple(t.registration for t in quiet)),
        references=dataset.many(
            model.Reference, (*(item.study.reference for item in roles), *rated)
        ),
    )


def _rating(
    condition: model.Condition, finding: model.Finding, studies: dict[str, model.Study]
) -> Rating:
    start = start_level(studies[key].design for key in finding.studies if key in studies)
    steps, fallen = [], 0
    for item in finding.downgrades:
        fallen += item.levels
        after = lowered(start, fallen)
        steps.append(Step(domain=item.domain, levels=item.levels, reason=item.reason, after=after))
    main = finding == main_finding(condition)
    return Rating(finding=finding, main=main, start=start, steps=tuple(steps))
