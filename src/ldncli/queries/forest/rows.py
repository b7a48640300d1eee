"""One reported result as a row of a forest plot: its scale, its interval, its standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence import meta_analysis
from ldncli.evidence.designs import LABORATORY, REVIEWS
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from typing import Literal

    from ldncli.schema.studies import Awaiting, Result, Study

    Contrast = Literal["between", "change", "association"]
    Interval = Literal["reported", "from-p", "none"]

CONTRASTS: dict[str, Contrast] = {
    "between-arms": "between",
    "pooled": "between",
    "within-arm": "change",
    "association": "association",
}
DIFFERENCES = frozenset({"MD", "SMD"})
WITH_ERROR = DIFFERENCES | meta_analysis.RATIOS | {"RD"}


class Scale(Record):
    """What results must share to stand in one plot."""

    outcome_id: str
    measure: str
    unit: str | None
    contrast: Contrast
    low_dose: bool

    @property
    def ratio(self) -> bool:
        """Tell whether the axis is logarithmic, with no difference at 1."""
        return self.measure in meta_analysis.RATIOS

    @property
    def null(self) -> float:
        """Return the value that means no difference."""
        return 1.0 if self.ratio else 0.0


class Row(Record):
    """One result with its study, its interval and, for a review, what speaks against it."""

    study: Study
    result: Result
    scale: Scale
    estimate: float
    low: float | None
    high: float | None
    interval: Interval
    se: float | None
    weight: float | None = None
    disputed: tuple[Awaiting, ...] = ()
    newer: tuple[Study, ...] = ()
    same_year: tuple[Study, ...] = ()

    @property
    def review(self) -> bool:
        """Tell whether the estimate pools studies."""
        return self.study.design in REVIEWS

    @property
    def crossover(self) -> bool:
        """Tell whether each person had both treatments."""
        return self.study.design == "randomised-crossover"


def rows_of(study: Study, outcome_id: str) -> tuple[Row, ...]:
    """Return the results of a study that carry an estimate of an effect on this outcome."""
    if study.retracted or study.design in LABORATORY:
        return ()
    results = ((result, _scale(study, result)) for result in reported(study, outcome_id))
    return tuple(
        _row(study, result, scale, result.estimate)
        for result, scale in results
        if scale is not None and result.estimate is not None
    )


def reported(study: Study, outcome_id: str) -> tuple[Result, ...]:
    """Return what a study reports on an outcome, its primary result first."""
    results = [result for result in study.results if result.outcome_id == outcome_id]
    return tuple(sorted(results, key=lambda result: not result.primary))


def _scale(study: Study, result: Result) -> Scale | None:
    contrast = CONTRASTS.get(result.comparison)
    if contrast is None or (result.measure in meta_analysis.RATIOS and (result.estimate or 0) <= 0):
        return None
    if result.comparison == "pooled" and (result.favours or "").startswith("uncontrolled"):
        contrast = "change"
    # A review that does not state its doses stands with the low ones, with a remark.
    low = study.dose_class == "low" or (
        study.design in REVIEWS and study.dose_class == "not-applicable"
    )
    return Scale(
        outcome_id=result.outcome_id,
        measure=result.measure,
        unit=result.unit,
        contrast=contrast,
        low_dose=low,
    )


def _row(study: Study, result: Result, scale: Scale, estimate: float) -> Row:
    low, high, measure = result.ci_low, result.ci_high, scale.measure
    interval: Interval = "none"
    se = None
    if low is not None and high is not None and _usable(low, high, scale):
        interval = "reported"
        se = meta_analysis.error_from_interval(low, high, result.ci_level, measure)
    elif measure in WITH_ERROR:
        freedom = freedom_of(study, result) if measure in DIFFERENCES else 0
        se = meta_analysis.error_from_p(estimate, result.p, freedom, measure)
        if se:
            interval = "from-p"
            low, high = meta_analysis.interval_from_error(estimate, se, freedom, measure)
    return Row(
        study=study,
        result=result,
        scale=scale,
        estimate=estimate,
        low=low if interval != "none" else None,
        high=high if interval != "none" else None,
        interval=interval,
        se=se,
    )


def _usable(low: float, high: float, scale: Scale) -> bool:
    return low < high and (low > 0 or not scale.ratio)


def freedom_of(study: Study, result: Result) -> int:
    """Return the degrees of freedom of a test between arms; 0 where the numbers are not known."""
    if study.design == "randomised-crossover":
        people = result.n_ldn or study.n_analysed or 0
        return max(0, people - 1)
    if result.n_ldn and result.n_control:
        return result.n_ldn + result.n_control - 2
    return 0
