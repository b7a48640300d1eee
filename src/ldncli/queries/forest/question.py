"""What a forest plot asks: which condition and outcome, against what; and where a study belongs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ldncli.evidence.comparators import PLACEBO, comparator
from ldncli.evidence.designs import RANDOMISED, REVIEWS
from ldncli.evidence.effect_sizes import RATIOS
from ldncli.evidence.eligibility import counts
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Literal

    from ldncli.evidence.effect_sizes import CountMeasure
    from ldncli.schema.conditions import Condition, Finding, Scale
    from ldncli.schema.studies import Study
    from ldncli.schema.vocabulary import Comparator, Measure

    Contrast = Literal["between", "change", "association"]
    Group = Literal[
        "main", "comparators", "populations", "not-randomised", "published", "change", "doses"
    ]

# The blocks of a plot, the one that answers the question first.
GROUPS: tuple[Group, ...] = (
    "main",
    "populations",
    "comparators",
    "published",
    "not-randomised",
    "change",
    "doses",
)


class Metric(Record):
    """What results must share to stand on one axis.

    `scale` is one of data/scales.toml; where the scale of a result is not known, `apart` holds
    its study, so that it shares an axis with nothing else.
    """

    measure: Measure
    scale: Scale | None
    contrast: Contrast
    apart: str = ""
    unit: str | None = None

    @property
    def ratio(self) -> bool:
        """Tell whether the axis is logarithmic, with no difference at 1."""
        return self.measure in RATIOS

    @property
    def null(self) -> float:
        """Return the value that means no difference."""
        return 1.0 if self.ratio else 0.0


class Question(Record):
    """One outcome of one condition, the comparator of the main plot, and how counts are drawn."""

    condition_id: str
    outcome_id: str
    finding: Finding | None
    comparator: Comparator
    count_measure: CountMeasure
    scales: Mapping[str, Scale]


def question_of(
    condition: Condition, outcome_id: str, studies: Iterable[Study], scales: Mapping[str, Scale]
) -> Question:
    """Return what is asked of an outcome: by its finding with a comparison group, or its trials."""
    findings = [item for item in condition.findings if item.outcome_id == outcome_id]
    ordered = sorted(findings, key=lambda item: (item.comparator == "none", not item.main))
    finding = ordered[0] if ordered else None
    compared = finding is not None and finding.comparator != "none"
    return Question(
        condition_id=condition.id,
        outcome_id=outcome_id,
        finding=finding,
        comparator=finding.comparator if finding and compared else _usual(studies),
        count_measure=_count_measure(finding),
        scales=scales,
    )


def _count_measure(finding: Finding | None) -> CountMeasure:
    """Return how counts are drawn: as the finding states its effect, else as a risk ratio."""
    measures: dict[str | None, CountMeasure] = {"RD": "RD", "OR": "OR"}
    return measures.get(finding.measure if finding else None, "RR")


def _usual(studies: Iterable[Study]) -> Comparator:
    """Return placebo where a trial had it, else what most randomised trials compared with."""
    trials = [study for study in studies if counts(study) and study.design in RANDOMISED]
    classes = Counter(map(comparator_class, trials))
    return "placebo" if PLACEBO in classes or not classes else classes.most_common()[0][0]


def comparator_class(study: Study) -> Comparator:
    """Return the class of a comparator; where it was not classed, by its words."""
    if study.comparator_class:
        return study.comparator_class
    words = comparator(study)
    return "placebo" if words == PLACEBO else "active" if words else "none"


def group_of(study: Study, contrast: Contrast, question: Question) -> Group:
    """Return the block that a result belongs to; the main one holds like beside like."""
    # A review that does not state its doses stands with the low ones, with a remark.
    undosed = study.design in REVIEWS and study.dose_class == "not-applicable"
    if study.dose_class != "low" and not undosed:
        return "doses"
    if contrast != "between":
        return "change"
    if study.design in REVIEWS:
        return "published"
    if study.design not in RANDOMISED:
        return "not-randomised"
    if comparator_class(study) != question.comparator:
        return "comparators"
    return "populations" if _mixed(study, question.condition_id) else "main"


def _mixed(study: Study, condition_id: str) -> bool:
    """Tell whether some people of a study have another condition than the one asked about."""
    people = study.n_analysed or study.people or 0
    shares = [share for share in study.people_with if share.condition == condition_id]
    return any(share.n is None or share.n < people for share in shares)
