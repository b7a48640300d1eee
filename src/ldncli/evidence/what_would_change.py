"""What result would change a verdict: read off its tier, direction and certainty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.certainty import lowered
from ldncli.evidence.verdict import verdict
from ldncli.schema.record import Record, replace

if TYPE_CHECKING:
    from ldncli.evidence.rating import Rating
    from ldncli.evidence.summary import ConditionSummary
    from ldncli.schema.conditions import Condition, Finding
    from ldncli.schema.vocabulary import Certainty, Direction, Tier

RANDOM = "A randomised low-dose trial against placebo"
LIFTED = {
    "risk-of-bias": "Trials with concealed allocation, kept blinding and few people lost",
    "inconsistency": "Trials that agree, or a shown reason why those held differ",
    "indirectness": "A trial in these very people, at this dose, on this outcome",
    "imprecision": "More people: an interval that leaves only one conclusion",
    "publication-bias": "The missing results, published",
}
NEW_SIDES: dict[str, tuple[tuple[str, Direction], ...]] = {
    "favours-ldn": (
        ("A low-dose randomised trial of equal weight with no clear difference", "mixed"),
    ),
    "favours-comparator": (
        ("A low-dose randomised trial of equal weight that favours LDN", "mixed"),
    ),
    "no-difference": (
        ("A low-dose randomised trial of equal weight that clearly favours LDN", "mixed"),
    ),
    "mixed": (
        ("Larger low-dose randomised trials that agree in favour of LDN", "favours-ldn"),
        ("Larger ones that agree on no clear difference", "no-difference"),
    ),
}


class Change(Record):
    """A result that is missing, and how the verdict would read with it."""

    result: str
    verdict: str | None = None


def changes(
    condition: Condition,
    summary: ConditionSummary,
    ratings: tuple[Rating, ...],
    silent: tuple[str, ...],
) -> tuple[Change, ...]:
    """Return what would change the verdict; the words come from the rules of the verdict."""
    rating = next((item for item in ratings if item.main), None)
    if summary.tier != "randomised" or rating is None:
        found = _ungraded(condition, summary)
    else:
        found = (*_sides(condition, summary, rating), *_lifted(condition, summary, rating))
    if silent:
        named = ", ".join(silent)
        found = (*found, Change(result=f"The results of silent low-dose trials: {named}"))
    return found


def _ungraded(condition: Condition, summary: ConditionSummary) -> tuple[Change, ...]:
    """Return what a first randomised trial would do, held at low certainty for its size."""
    made = []
    if summary.tier in ("none-found", "preclinical"):
        first = "Any study of people who took it at low dose would end “none”, and show no cause"
        made.append(Change(result=first))
    if summary.tier == "case-reports":
        made.append(Change(result="A followed group would be more than cases, and show no cause"))
    if summary.tier == "randomised":
        return (Change(result="A rated outcome: the randomised trials held give none"),)
    sides: tuple[tuple[str, Direction], ...] = (
        ("that favours LDN", "favours-ldn"),
        ("with no clear difference", "no-difference"),
    )
    for words, direction in sides:
        told = _said(condition, summary, "randomised", _supposed(direction, "low"))
        made.append(Change(result=f"{RANDOM} {words}, rated low", verdict=told))
    return tuple(made)


def _sides(condition: Condition, summary: ConditionSummary, rating: Rating) -> tuple[Change, ...]:
    made = []
    for result, direction in NEW_SIDES.get(rating.finding.direction, NEW_SIDES["mixed"]):
        finding = replace(rating.finding, direction=direction)
        told = _said(condition, summary, "randomised", finding)
        made.append(Change(result=result, verdict=told))
    return tuple(made)


def _lifted(condition: Condition, summary: ConditionSummary, rating: Rating) -> tuple[Change, ...]:
    """Return each downgrade that could be lifted, with the verdict where that changes it."""
    total = sum(step.levels for step in rating.steps)
    made = []
    for step in rating.steps:
        certainty = lowered(rating.start, total - step.levels)
        finding = replace(rating.finding, certainty=certainty)
        told = _said(condition, summary, "randomised", finding)
        alone = certainty != rating.finding.certainty
        result = LIFTED[step.domain] + ("" if alone else " (by itself not enough)")
        made.append(Change(result=result, verdict=told if alone else None))
    if len(made) > 1:
        finding = replace(rating.finding, certainty=rating.start)
        told = _said(condition, summary, "randomised", finding)
        made.append(Change(result="All of that together", verdict=told))
    return tuple(made)


def _supposed(direction: Direction, certainty: Certainty) -> Finding:
    from ldncli.schema.conditions import Finding

    return Finding(
        outcome="",
        outcome_id="",
        comparator="placebo",
        studies=(),
        direction=direction,
        effect="",
        short="",
        certainty=certainty,
    )


def _said(condition: Condition, summary: ConditionSummary, tier: Tier, finding: Finding) -> str:
    return verdict(condition, tier, finding, summary.n_other_doses, summary.n_people)
