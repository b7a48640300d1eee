"""The cells of a summary-of-findings table in words, as GRADE phrases them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.characters import to_ascii
from ldncli.document.wording import CERTAINTY, CERTAINTY_SIGNS
from ldncli.evidence.absolute import PER

if TYPE_CHECKING:
    from ldncli.export.findings.tables import FindingsTable, OutcomeRow, Relative
    from ldncli.schema.conditions import Finding, Scale

# A difference on a scale, and how it is named; other measures hold no difference.
DIFFERENCES = {"MD": "MD", "SMD": "SMD", "median": "difference of medians"}
USUAL_LEVEL = 95  # the level that the head of the column names
NOT_COMPARED = "no comparison group"
# What each level means, in our own words after the GRADE handbook.
MEANINGS = {
    "high": "the true effect lies close to the estimate",
    "moderate": "the true effect is probably close to the estimate, and may be quite different",
    "low": "the true effect may be quite different from the estimate",
    "very-low": "we know very little of the true effect",
}


def title(table: FindingsTable) -> str:
    """Return the title: what was compared with what, for whom."""
    against = f"compared with {table.comparator}" if table.comparator else "without a comparison"
    return f"{table.condition.name}: LDN {against}"


def head(table: FindingsTable) -> tuple[tuple[str, str], ...]:
    """Return the facts above a table: population, setting, intervention, comparison."""
    settings = ", ".join(table.settings) or "not reported in what was read"
    return (
        ("Population", table.population),
        ("Setting", settings),
        ("Intervention", table.intervention),
        ("Comparison", table.comparator or NOT_COMPARED),
        ("Searched on", table.condition.searched_on),
    )


def people(row: OutcomeRow) -> str:
    """Return people and studies: `225 (3 studies)`."""
    finding = row.finding
    number = f"{finding.n_people:,}" if finding.n_people is not None else "not counted"
    studies = finding.n_studies
    return f"{number} ({studies} {'study' if studies == 1 else 'studies'})" if studies else number


def scale_words(scale: Scale) -> str:
    """Return the scale with its ends, and which end is better."""
    better = f"{scale.better} is better"
    if scale.lowest is None or scale.highest is None:
        return f"{scale.name}, {better}"
    return f"{scale.name}, {scale.lowest:g} to {scale.highest:g}, {better}"


def followed(row: OutcomeRow) -> str:
    """Return how long the studies ran: `12 to 52 weeks`."""
    span = " to ".join(f"{weeks:g}" for weeks in row.weeks)
    return f"{span} {'week' if row.weeks == (1,) else 'weeks'}" if span else ""


def relative_effect(effect: Relative | None) -> str:
    """Return a ratio with its interval: `RR 1.60 (0.93 to 2.76)`."""
    if effect is None:
        return ""
    text = f"{effect.measure} {effect.estimate:.2f}"
    if effect.ci_low is None or effect.ci_high is None:
        return f"{text} (no interval reported)"
    return f"{text} ({_level(effect.ci_level)}{effect.ci_low:.2f} to {effect.ci_high:.2f})"


def _level(level: float | None) -> str:
    return f"{level:g}% CI " if level not in (None, USUAL_LEVEL) else ""


def per_1000(events: int, total: int) -> int:
    """Return how many of 1,000 people have the event."""
    return round(PER * events / total)


def difference(row: OutcomeRow) -> str:
    """Return the difference: per 1,000 people where they were counted, else on the scale."""
    if row.finding.comparator == "none":
        return ""
    if row.counted:
        more, low, high = row.counted.per_1000
        return f"{_more(more)} per 1,000 ({_more(low)} to {_more(high)})"
    return _on_scale(row.finding)


def _more(number: int) -> str:
    return f"{abs(number)} {'fewer' if number < 0 else 'more'}" if number else "0"


def _on_scale(finding: Finding) -> str:
    """Return `MD 0.34 lower (0.95 lower to 0.27 higher)`; nothing for another measure."""
    name = DIFFERENCES.get(finding.measure or "")
    if name is None or finding.estimate is None:
        return ""
    text = f"{name} {_higher(finding.estimate)}"
    if finding.ci_low is None or finding.ci_high is None:
        return f"{text} (no interval reported)"
    limits = f"{_higher(finding.ci_low)} to {_higher(finding.ci_high)}"
    return f"{text} ({_level(finding.ci_level)}{limits})"


def _higher(number: float) -> str:
    return f"{abs(number):g} {'lower' if number < 0 else 'higher'}" if number else "0"


def certainty(finding: Finding) -> str:
    """Return the signs and the level: `⊕⊕◯◯ low`."""
    level = finding.certainty
    return f"{CERTAINTY_SIGNS[level]} {CERTAINTY[level]}".strip()


def ascii_certainty(finding: Finding) -> str:
    """Return the level and the signs in ASCII: `low ++--`."""
    level = finding.certainty
    return f"{CERTAINTY[level]} {to_ascii(CERTAINTY_SIGNS[level])}".strip()


def key() -> tuple[str, ...]:
    """Return what the signs mean, each with its ASCII twin."""
    return tuple(
        f"{CERTAINTY_SIGNS[level]} ({to_ascii(CERTAINTY_SIGNS[level])}) {CERTAINTY[level]}: {says}"
        for level, says in MEANINGS.items()
    )


def foot(version: str, notice: str) -> tuple[str, ...]:
    """Return the lines at the end: what CI and RR stand for, which dataset, the notice."""
    return (
        "CI: confidence interval. RR: risk ratio. OR: odds ratio. HR: hazard ratio. "
        "MD: mean difference. Per 1,000: of 1,000 people in each group.",
        f"From the ldn dataset {version}.",
        notice,
    )
