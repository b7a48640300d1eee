"""One condition as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.schema.record import Record, vars_of

if TYPE_CHECKING:
    from ldncli.queries.conditions import ConditionReport
    from ldncli.schema.conditions import Finding
    from ldncli.schema.studies import Awaiting, Excluded, Study, Trial
    from ldncli.schema.vocabulary import Area, Certainty, Comparator, Direction, Tier


class ConditionEvidence(Record):
    """A condition, the row that sums it up, and its studies in groups by what they can show.

    Its keys are those of the condition and of its row, but for one: `other_doses` are the
    studies at other doses, so what the condition says of them in a sentence is
    `at_other_doses`.
    """

    id: str
    name: str
    area: Area
    plain: str
    searched_on: str
    searched_for: tuple[str, ...]
    phrase: str
    synonyms: tuple[str, ...]
    abbreviations: tuple[str, ...]
    technical: str | None
    unknowns: tuple[str, ...]
    search_note: str | None
    other_doses: tuple[Study, ...]
    findings: tuple[Finding, ...]
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
    randomised: tuple[Study, ...]
    uncontrolled: tuple[Study, ...]
    reviews: tuple[Study, ...]
    laboratory: tuple[Study, ...]
    retracted: tuple[Study, ...]
    trials: tuple[Trial, ...]
    excluded: tuple[Excluded, ...]
    awaiting: tuple[Awaiting, ...]
    at_other_doses: str | None


def condition_evidence(report: ConditionReport) -> ConditionEvidence:
    """Return the condition with its summary, findings, and each group of studies."""
    parts = vars_of(report.condition) | vars_of(report.summary) | vars(report)
    known = {name: value for name, value in parts.items() if name in ConditionEvidence.known}
    return ConditionEvidence(**known, at_other_doses=report.condition.other_doses)
