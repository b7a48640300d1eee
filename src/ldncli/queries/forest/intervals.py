"""The estimate of one result with its interval: as reported, or worked out here and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence import effect_sizes
from ldncli.evidence.effect_sizes import DIFFERENCES, FROM_COUNTS, RATIOS
from ldncli.queries.forest.restated import arms_of
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from typing import Literal

    from ldncli.evidence.effect_sizes import CountMeasure
    from ldncli.queries.forest.question import Contrast
    from ldncli.schema.studies import Result, Study
    from ldncli.schema.vocabulary import Measure

    Source = Literal["reported", "derived", "from-counts", "from-p", "none"]

# The measures whose p value tells a standard error by way of t or the normal distribution.
WITH_SE = DIFFERENCES | RATIOS | FROM_COUNTS


class Interval(Record):
    """An estimate, the interval that is drawn, and where it comes from.

    `arrow` tells that the lower limit was reported as 0.00, which no ratio can be.
    """

    measure: Measure
    estimate: float
    low: float | None = None
    high: float | None = None
    source: Source = "none"
    se: float | None = None
    arrow: bool = False


def interval_of(
    study: Study, result: Result, contrast: Contrast, count_measure: CountMeasure
) -> Interval | None:
    """Return the estimate of a result, or None where it has none and counts make none.

    The source's own interval comes first, then counts, then what the data worked out, then p.
    """
    printed = _printed(result)
    if printed and printed.se and not result.derived:
        return printed
    counted = _counted(result, count_measure) if contrast == "between" else None
    if counted or printed is None or printed.se:
        return counted or printed
    return _from_p(study, result, printed)


def _printed(result: Result) -> Interval | None:
    """Return what was printed, percentage points of a risk as parts of one."""
    if result.estimate is None or (result.measure in RATIOS and result.estimate <= 0):
        return None
    values = (result.estimate, result.ci_low, result.ci_high)
    # A difference of two shares never exceeds 1: larger figures are percentage points.
    points = result.measure == "RD" and any(value and abs(value) > 1 for value in values)
    estimate, low, high = (v / 100 if points and v is not None else v for v in values)
    plain = Interval(measure=result.measure, estimate=estimate or 0.0)
    if low is None or high is None or low >= high:
        return plain
    if result.measure in RATIOS and low <= 0:
        return _with_arrow(result, plain, high)
    return Interval(
        measure=result.measure,
        estimate=plain.estimate,
        low=low,
        high=high,
        source="derived" if result.derived else "reported",
        se=effect_sizes.se_from_interval(low, high, result.ci_level, result.measure),
    )


def _with_arrow(result: Result, plain: Interval, high: float) -> Interval:
    """Take the width from the upper half alone: the lower limit was rounded to 0."""
    if high <= plain.estimate:
        return plain
    measure, level = result.measure, result.ci_level or effect_sizes.LEVEL
    upper = effect_sizes.on_scale(high, measure) - effect_sizes.on_scale(plain.estimate, measure)
    return Interval(
        measure=measure,
        estimate=plain.estimate,
        low=plain.estimate**2 / high,
        high=high,
        source="reported",
        se=upper / effect_sizes.reach(level),
        arrow=True,
    )


def _counted(result: Result, measure: CountMeasure) -> Interval | None:
    arms = arms_of(result)
    effect = effect_sizes.from_counts(arms, measure) if arms else None
    if effect is None:
        return None
    return Interval(measure=measure, source="from-counts", **effect._asdict())


def _from_p(study: Study, result: Result, printed: Interval) -> Interval:
    measure = printed.measure
    if measure not in WITH_SE:
        return printed
    df = df_of(study, result) if measure in DIFFERENCES else 0
    se = effect_sizes.se_from_p(printed.estimate, result.p, df, measure)
    if not se:
        return printed
    low, high = effect_sizes.interval_from_se(printed.estimate, se, df, measure)
    return Interval(
        measure=measure, estimate=printed.estimate, low=low, high=high, source="from-p", se=se
    )


def df_of(study: Study, result: Result) -> int:
    """Return the degrees of freedom of a test between arms; 0 where the numbers are not known."""
    if study.design == "randomised-crossover":
        people = result.n_ldn or study.n_analysed or 1
        return people - 1
    if result.n_ldn and result.n_control:
        return result.n_ldn + result.n_control - 2
    return 0
