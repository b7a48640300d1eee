"""What result would change a verdict: read off its tier, direction and certainty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.certainty import lowered
from ldncli.evidence.verdict import compared, studies_behind
from ldncli.schema.conditions import Finding
from ldncli.schema.record import Record, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.evidence.rating import Rating
    from ldncli.evidence.summary import ConditionSummary
    from ldncli.schema.conditions import Condition
    from ldncli.schema.vocabulary import Certainty, Direction

TRIAL = "A randomised low-dose trial against placebo"
LIFTED = {
    "risk-of-bias": "Trials with concealed allocation, kept blinding and few people lost",
    "inconsistency": "Trials that agree, or a shown reason why these differ",
    "indirectness": "A trial in these very people, at this dose, on this outcome",
    "imprecision": "More people: an interval that leaves only one conclusion",
    "publication-bias": "The missing results, published",
}
# More people can show a benefit as well as rule one out: both branches are told.
MORE_PEOPLE = (
    ("More people, if LDN turns out better by a difference that people notice", "favours-ldn"),
    ("More people, if the interval stays inside what people notice", "no-difference"),
)
NEW_SIDES: dict[Direction, tuple[tuple[str, Direction], ...]] = {
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


LEANING: frozenset[Direction] = frozenset({"favours-ldn", "favours-comparator"})


# What a first trial would be rated, taken at low certainty for its size.
FIRST = Finding(
    outcome="symptoms",
    outcome_id="",
    comparator="placebo",
    studies=(),
    direction="no-difference",
    effect="",
    short="",
    certainty="low",
)
FIRST_SIDES: tuple[tuple[str, Direction], ...] = (
    ("that favours LDN", "favours-ldn"),
    ("with no clear difference", "no-difference"),
)
# An interval inside a margin, whatever their unit.
NARROW = {"measure": "MD", "margin": 1.0, "ci_low": -0.5, "ci_high": 0.5}


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
    """Return what would change the verdict; `silent` are trials that never reported."""
    rating = next((item for item in ratings if item.main), None)
    if rating and _is_rated_comparison(rating.finding):
        rows = [*_sides(condition, rating), *_lifted(condition, rating)]
    else:
        rows = list(_first_trial(condition, summary))
    if silent:
        rows.append(Change(result=f"The results of silent low-dose trials: {', '.join(silent)}"))
    return tuple(rows)


def _is_rated_comparison(finding: Finding) -> bool:
    return finding.comparator != "none" and finding.certainty != "not-rated"


def _first_trial(condition: Condition, summary: ConditionSummary) -> Iterator[Change]:
    """Yield what a first rated trial would do."""
    if summary.tier in ("none-found", "preclinical"):
        first = "Any study of people who took it at low dose would end “none”, and show no cause"
        yield Change(result=first)
    if summary.tier == "case-reports":
        yield Change(result="A followed group would be more than cases, and show no cause")
    for words, direction in FIRST_SIDES:
        line = _line(condition, replace(FIRST, direction=direction))
        yield Change(result=f"{TRIAL} {words}, rated low", verdict=line)


def _sides(condition: Condition, rating: Rating) -> Iterator[Change]:
    for result, direction in NEW_SIDES.get(rating.finding.direction, NEW_SIDES["mixed"]):
        n_studies = studies_behind(rating.finding) + 1
        finding = replace(rating.finding, direction=direction, statements=(), n_studies=n_studies)
        yield Change(result=result, verdict=_line(condition, finding))


def _lifted(condition: Condition, rating: Rating) -> Iterator[Change]:
    """Yield each downgrade that could be lifted, with the verdict where that changes it.

    Only where the studies lean one way does all of it together lead to one verdict: more people
    could turn no difference, or results that disagree, either way.
    """
    direction = rating.finding.direction
    total = sum(step.levels for step in rating.steps)
    for step in rating.steps:
        certainty = lowered(rating.start, total - step.levels)
        alone = certainty != rating.finding.certainty
        if step.domain == "imprecision" and direction not in LEANING:
            if direction == "no-difference":
                yield from _more_people(condition, rating.finding, certainty)
            continue
        finding = replace(rating.finding, certainty=certainty)
        result = LIFTED[step.domain] + ("" if alone else " (by itself not enough)")
        yield Change(result=result, verdict=_line(condition, finding) if alone else None)
    if len(rating.steps) > 1 and direction in LEANING:
        finding = replace(rating.finding, certainty=rating.start)
        line = _line(condition, finding)
        yield Change(result="All of that together", verdict=line)


def _more_people(condition: Condition, finding: Finding, certainty: Certainty) -> Iterator[Change]:
    better, inside = MORE_PEOPLE
    shown = replace(finding, direction=better[1], certainty=certainty)
    yield Change(result=better[0], verdict=_line(condition, shown))
    narrow = replace(finding, certainty=certainty, **NARROW)
    yield Change(result=inside[0], verdict=_line(condition, narrow))


def _line(condition: Condition, finding: Finding) -> str:
    """Return the verdict on a supposed finding, which always has a comparison and a rating."""
    return compared(finding, condition.phrase or finding.outcome)
