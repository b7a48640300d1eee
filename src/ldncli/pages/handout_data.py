"""The handout as data: the same statements, the comparisons in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.pages.handout_medicines import advice
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.queries.handout import Comparison, Handout
    from ldncli.queries.interactions.answers import Answer
    from ldncli.queries.interactions.check import Checked
    from ldncli.schema.conditions import Finding
    from ldncli.schema.vocabulary import Certainty, Direction, Severity, Tier


class ComparedGroups(Record):
    """One outcome in both groups; `reckoned` where a count was worked out from a percentage."""

    study: str
    outcome: str
    ldn_events: int | None
    ldn_n: int | None
    ldn_percent: float | None
    control_events: int | None
    control_n: int | None
    control_percent: float | None
    reckoned: bool


class RatedOutcome(Record):
    """One outcome of the summary of findings."""

    outcome: str
    direction: Direction
    n_people: int | None
    n_studies: int | None
    certainty: Certainty


class OtherCondition(Record):
    """A further condition of the sheet."""

    condition: str
    name: str
    verdict: str
    certainty: Certainty | None


class HandoutMedicine(Record):
    """One name of the list that was checked; no severity where the name is not known."""

    typed: str
    severity: Severity | None
    may_be_serious: bool
    advice: str


class HandoutData(Record):
    """What the handout on one condition says; studies by id."""

    condition: str
    name: str
    verdict: str
    certainty: Certainty | None
    tier: Tier
    plain: str
    unknowns: tuple[str, ...]
    studies: tuple[str, ...]
    findings: tuple[RatedOutcome, ...]
    comparisons: tuple[ComparedGroups, ...]
    harms: tuple[ComparedGroups, ...]
    medicines_to_mention: tuple[str, ...]
    questions: tuple[str, ...]
    others: tuple[OtherCondition, ...]
    medicines: tuple[HandoutMedicine, ...]


def handout_data(
    handouts: tuple[Handout, ...], checked: Checked | None, questions: tuple[str, ...]
) -> HandoutData:
    """Return the handout as data: the first condition in full, the others by their verdict."""
    handout = handouts[0]
    condition, summary = handout.report.condition, handout.report.summary
    return HandoutData(
        condition=condition.id,
        name=condition.name,
        verdict=summary.verdict,
        certainty=summary.certainty,
        tier=summary.tier,
        plain=condition.plain,
        unknowns=condition.unknowns,
        studies=tuple(study.id for study in handout.studies),
        findings=tuple(map(_rated, condition.findings)),
        comparisons=tuple(map(compared_groups, handout.comparisons)),
        harms=tuple(map(compared_groups, handout.harms)),
        medicines_to_mention=tuple(item.name for item in handout.mention),
        questions=questions,
        others=tuple(map(_other, handouts[1:])),
        medicines=tuple(map(_medicine, checked.answers)) if checked else (),
    )


def _rated(finding: Finding) -> RatedOutcome:
    return RatedOutcome(
        outcome=finding.outcome,
        direction=finding.direction,
        n_people=finding.n_people,
        n_studies=finding.n_studies,
        certainty=finding.certainty,
    )


def _other(handout: Handout) -> OtherCondition:
    summary = handout.report.summary
    return OtherCondition(
        condition=summary.id,
        name=summary.name,
        verdict=summary.verdict,
        certainty=summary.certainty,
    )


def _medicine(answer: Answer) -> HandoutMedicine:
    return HandoutMedicine(
        typed=answer.typed,
        severity=answer.severity,
        may_be_serious=answer.may_be_serious,
        advice=advice(answer),
    )


def compared_groups(item: Comparison) -> ComparedGroups:
    """Return one comparison in numbers."""
    return ComparedGroups(
        study=item.study.id,
        outcome=item.outcome,
        ldn_events=item.ldn.events,
        ldn_n=item.ldn.total,
        ldn_percent=item.ldn.percent,
        control_events=item.control.events,
        control_n=item.control.total,
        control_percent=item.control.percent,
        reckoned=item.ldn.reckoned or item.control.reckoned,
    )
