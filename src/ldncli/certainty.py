"""GRADE certainty, tiers and verdicts, computed from the records.

Certainty belongs to a body of evidence for one outcome: it starts high for randomised
trials and low for anything else, and falls by each recorded downgrade.
Words follow it as GRADE guidance 26 asks (Santesso 2020): "probably", "may", "very uncertain".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.model import Condition, Finding, Study
    from ldncli.vocabulary import Area, Certainty, Direction, Tier

LEVELS: tuple[Certainty, ...] = ("very-low", "low", "moderate", "high")
RANDOMISED = frozenset({"randomised-parallel", "randomised-crossover"})
UNCONTROLLED = frozenset(
    {
        "non-randomised-controlled",
        "open-label-uncontrolled",
        "retrospective-cohort",
        "register-study",
        "survey",
    }
)
CASES = frozenset({"case-series", "case-report"})
LABORATORY = frozenset({"in-vitro", "animal"})
PEOPLE = RANDOMISED | UNCONTROLLED | CASES


def start_level(designs: Iterable[str]) -> Certainty:
    """Return where GRADE starts: high if every design is randomised, otherwise low."""
    held = tuple(designs)
    return "high" if held and all(design in RANDOMISED for design in held) else "low"


def lowered(start: Certainty, levels: int) -> Certainty:
    """Return the certainty that is left after `levels` downgrades; very low is the floor."""
    return LEVELS[max(0, LEVELS.index(start) - levels)]


def computed(finding: Finding, designs: Iterable[str]) -> Certainty:
    """Return a finding's certainty from its studies' designs and its downgrades."""
    return lowered(start_level(designs), sum(item.levels for item in finding.downgrades))


def counts(study: Study) -> bool:
    """Tell whether a study may raise what is said of LDN: people, low dose, not retracted."""
    return study.dose_class == "low" and study.design in PEOPLE and not study.retracted


def people_in(studies: Iterable[Study]) -> int:
    """Return the people in these studies, analysed where enrolled is not known."""
    return sum(study.people or 0 for study in studies)


def tier(studies: Iterable[Study]) -> Tier:
    """Return the strongest kind of low-dose evidence among the studies."""
    held = tuple(study for study in studies if study.dose_class == "low" and not study.retracted)
    designs = {study.design for study in held}
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
    verdict: str
    n_studies: int
    n_randomised: int
    n_people: int
    n_people_randomised: int
    n_other_doses: int


def main_finding(condition: Condition) -> Finding | None:
    """Return the finding that the verdict follows: the one marked main, or the first."""
    marked = tuple(finding for finding in condition.findings if finding.main)
    return next(iter(marked or condition.findings), None)


def summarise(condition: Condition, studies: tuple[Study, ...]) -> ConditionSummary:
    """Return the row of a condition, derived from its studies and its main finding."""
    counted = tuple(study for study in studies if counts(study))
    randomised = tuple(study for study in counted if study.design in RANDOMISED)
    finding = main_finding(condition)
    other = [s for s in studies if s.design in PEOPLE and s.dose_class != "low"]
    level = tier(studies)
    return ConditionSummary(
        id=condition.id,
        name=condition.name,
        area=condition.area,
        tier=level,
        direction=finding.direction if finding else None,
        certainty=finding.certainty if finding else None,
        outcome=finding.outcome if finding else None,
        verdict=verdict(condition, level, finding, len(other), people_in(counted)),
        n_studies=len(counted),
        n_randomised=len(randomised),
        n_people=people_in(counted),
        n_people_randomised=people_in(randomised),
        n_other_doses=len(other),
    )


def verdict(
    condition: Condition, level: Tier, finding: Finding | None, others: int, people: int
) -> str:
    """Return the one line: it follows from tier, direction and certainty alone."""
    if level == "none-found":
        return _nothing_found(condition, others)
    if level == "preclinical":
        return f"Nothing in people at low dose for {_lower(condition.name)}: laboratory work only."
    if level == "case-reports":
        told = f"{people} {'person' if people == 1 else 'people'} described"
        return f"Only case reports ({told}): they cannot show whether LDN helped."
    if finding is None:
        return "Studies exist at low dose, but none reports an outcome that could be rated."
    if level == "uncontrolled":
        return _UNCONTROLLED.get(finding.direction, _UNCONTROLLED["mixed"])
    graded = _GRADED.get(finding.direction, _GRADED["mixed"])
    return graded[finding.certainty].format(phrase=condition.phrase)


def _nothing_found(condition: Condition, others: int) -> str:
    if others:
        counted = "one study" if others == 1 else f"{others} studies"
        verb = "says" if others == 1 else "say"
        return f"No study at low dose was found; {counted} at other doses {verb} nothing on LDN."
    return f"No study of LDN for {_lower(condition.name)} was found. That is not evidence against."


def _lower(name: str) -> str:
    return name if name[:2].isupper() else name[0].lower() + name[1:]


_UNCONTROLLED: dict[Direction, str] = {
    "uncontrolled-improvement": "People improved, and without a control nobody can say why.",
    "uncontrolled-no-change": "Studies without a control saw no clear change.",
    "no-difference": "Studies without random allocation saw no clear difference.",
    "mixed": "Studies without a control point both ways, and cannot show why.",
}
_UNSURE = "The evidence on {phrase} is very uncertain"
_GRADED: dict[Direction, dict[Certainty, str]] = {
    "favours-ldn": {
        "high": "LDN improves {phrase}.",
        "moderate": "LDN probably improves {phrase}.",
        "low": "LDN may improve {phrase}.",
        "very-low": _UNSURE + ": what trials there are favoured LDN.",
    },
    "no-difference": {
        "high": "LDN makes little or no difference to {phrase}.",
        "moderate": "LDN probably makes little or no difference to {phrase}.",
        "low": "LDN may make little or no difference to {phrase}.",
        "very-low": _UNSURE + ": trials found no clear difference.",
    },
    "favours-comparator": {
        "high": "LDN does worse than its comparator on {phrase}.",
        "moderate": "LDN probably does worse than its comparator on {phrase}.",
        "low": "LDN may do worse than its comparator on {phrase}.",
        "very-low": _UNSURE + ": what trials there are favoured the comparator.",
    },
    "mixed": {
        "high": "LDN makes a mixed difference to {phrase}: results point both ways.",
        "moderate": "LDN probably makes a mixed difference to {phrase}: results point both ways.",
        "low": "LDN may make a mixed difference to {phrase}: results point both ways.",
        "very-low": _UNSURE + ": trials disagree.",
    },
}
