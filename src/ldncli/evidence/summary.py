"""One condition's row: what kind of evidence there is, what it shows, how sure, how many people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.designs import CASES, LABORATORY, PEOPLE, RANDOMISED, UNCONTROLLED
from ldncli.evidence.eligibility import counts
from ldncli.evidence.verdict import verdict
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.schema.conditions import Condition, Finding
    from ldncli.schema.studies import Study
    from ldncli.schema.vocabulary import Area, Certainty, Comparator, Direction, Tier


def people_with(study: Study, condition_id: str) -> int:
    """Return the people of a study who have a condition: all, or those of a mixed group.

    In a mixed group whose share was not read nobody is counted.
    """
    shares = [share for share in study.people_with if share.condition == condition_id]
    if shares:
        return shares[0].n or 0
    return study.people or 0


def tier(studies: Iterable[Study]) -> Tier:
    """Return the strongest kind of low-dose evidence among the studies."""
    low = tuple(study for study in studies if study.dose_class == "low" and not study.retracted)
    designs = {study.design for study in low}
    if designs & RANDOMISED:
        return "randomised"
    if designs & UNCONTROLLED:
        return "uncontrolled"
    if designs & CASES:
        return "case-reports"
    laboratory = {study.design for study in studies} & LABORATORY
    return "preclinical" if laboratory else "none-found"


class ConditionSummary(Record):
    """One condition's row: what kind of evidence, what it shows, how sure, how many."""

    id: str
    name: str
    area: Area
    tier: Tier
    direction: Direction | None
    certainty: Certainty | None
    outcome: str | None
    comparator: Comparator | None
    comparator_name: str | None
    verdict: str
    n_studies: int
    n_randomised: int
    n_people: int
    n_people_randomised: int
    n_other_doses: int


def surely_helped(summaries: Iterable[ConditionSummary]) -> tuple[ConditionSummary, ...]:
    """Return the conditions where it is at least moderately certain that LDN helps."""
    return tuple(
        item
        for item in summaries
        if item.direction == "favours-ldn" and item.certainty in ("high", "moderate")
    )


def main_finding(condition: Condition) -> Finding | None:
    """Return the finding that the verdict follows: the one marked main, or the first."""
    marked = tuple(finding for finding in condition.findings if finding.main)
    return next(iter(marked or condition.findings), None)


def _direction(condition: Condition, finding: Finding | None) -> Direction | None:
    """Return where the evidence points: never to better alone where something else got worse."""
    if finding is None:
        return None
    worse = any(item.direction == "uncontrolled-worsening" for item in condition.findings)
    if finding.direction == "uncontrolled-improvement" and worse:
        return "mixed"
    return finding.direction


def summarise(condition: Condition, studies: tuple[Study, ...]) -> ConditionSummary:
    """Return the row of a condition, derived from its studies and its main finding."""
    counted = tuple(study for study in studies if counts(study))
    randomised = tuple(study for study in counted if study.design in RANDOMISED)
    finding = main_finding(condition)
    other = [s for s in studies if s.design in PEOPLE and s.dose_class != "low" and not s.retracted]
    level = tier(studies)
    people = sum(people_with(study, condition.id) for study in counted)
    return ConditionSummary(
        id=condition.id,
        name=condition.name,
        area=condition.area,
        tier=level,
        direction=_direction(condition, finding),
        certainty=finding.certainty if finding else None,
        outcome=finding.outcome if finding else None,
        comparator=finding.comparator if finding else None,
        comparator_name=finding.comparator_name if finding else None,
        verdict=verdict(condition, level, finding, len(other), people),
        n_studies=len(counted),
        n_randomised=len(randomised),
        n_people=people,
        n_people_randomised=sum(people_with(study, condition.id) for study in randomised),
        n_other_doses=len(other),
    )
