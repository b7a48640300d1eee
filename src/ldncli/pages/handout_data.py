"""The handout as data: the same statements, the comparisons in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.queries.handout import Comparison, Handout
    from ldncli.schema.vocabulary import Certainty, Tier


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
    comparisons: tuple[ComparedGroups, ...]
    harms: tuple[ComparedGroups, ...]
    medicines_to_mention: tuple[str, ...]
    questions: tuple[str, ...]


def handout_data(handout: Handout, questions: tuple[str, ...]) -> HandoutData:
    """Return the handout on one condition as data."""
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
        comparisons=tuple(map(compared_groups, handout.comparisons)),
        harms=tuple(map(compared_groups, handout.harms)),
        medicines_to_mention=tuple(item.name for item in handout.mention),
        questions=questions,
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
