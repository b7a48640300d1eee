"""One reported result as a row of a forest plot: its metric, its interval, its standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.designs import LABORATORY, RANDOMISED, REVIEWS
from ldncli.evidence.effect_sizes import FROM_COUNTS, RATIOS
from ldncli.evidence.eligibility import counts
from ldncli.queries.forest.intervals import interval_of
from ldncli.queries.forest.question import Metric, group_of
from ldncli.queries.forest.restated import without_restated
from ldncli.schema.record import Record, replace

if TYPE_CHECKING:
    from ldncli.queries.forest.intervals import Source
    from ldncli.queries.forest.question import Contrast, Group, Question
    from ldncli.schema.studies import Awaiting, Result, Study
    from ldncli.schema.vocabulary import Direction, Measure

CONTRASTS: dict[str, Contrast] = {
    "between-arms": "between",
    "between-doses": "between",
    "pooled": "between",
    "within-arm": "change",
    "association": "association",
}
COMPARED = frozenset({"favours-ldn", "favours-comparator"})
# On these no scale of points is left: results of any questionnaire share an axis.
SCALE_FREE = RATIOS | FROM_COUNTS | {"SMD", "correlation"}


class Row(Record):
    """One result with its study, its interval and, for a review, what speaks against it.

    A row without a metric stands in words alone. `others` are further results of the study on
    the outcome that are not drawn. `arrow` tells that a limit was reported as 0 and is not known.
    """

    study: Study
    result: Result
    group: Group
    metric: Metric | None
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    source: Source = "none"
    se: float | None = None
    arrow: bool = False
    weight: float | None = None
    others: tuple[Result, ...] = ()
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

    @property
    def derived(self) -> bool:
        """Tell whether the interval was worked out here and not by the source."""
        return self.source in ("derived", "from-p", "from-counts") or self.arrow

    @property
    def direction(self) -> Direction | None:
        """Return the direction of the number that is drawn.

        Counts drawn here may not reach what the source concluded from them by another test.
        """
        favours, metric = self.result.favours, self.metric
        if self.source != "from-counts" or metric is None or favours not in COMPARED:
            return favours
        low, high = self.low or 0.0, self.high or 0.0
        return "no-difference" if low <= metric.null <= high else favours


def rows_of(study: Study, question: Question) -> tuple[Row, ...]:
    """Return the results of a study on the outcome that the question names.

    A randomised low-dose trial always has a row, in words where no interval can be drawn.
    """
    if study.retracted or study.design in LABORATORY:
        return ()
    results = without_restated(reported(study, question.outcome_id))
    if not results:
        return ()
    rows = [_row(study, result, question) for result in results]
    drawn = [row for row in rows if row and row.se]
    rest = tuple(r for r, row in zip(results, rows, strict=True) if not (row and row.se))
    if drawn:
        first, *more = drawn
        return (replace(first, others=rest), *more)
    if counts(study) and study.design in RANDOMISED:
        return (_in_words(study, results, rows[0], question),)
    return tuple(row for row in rows if row)


def reported(study: Study, outcome_id: str) -> tuple[Result, ...]:
    """Return what a study reports on an outcome, its primary result first."""
    results = [result for result in study.results if result.outcome_id == outcome_id]
    return tuple(sorted(results, key=lambda result: not result.primary))


def _in_words(
    study: Study, results: tuple[Result, ...], row: Row | None, question: Question
) -> Row:
    """Return the row of a trial without an interval; with a point where it gave an estimate."""
    group = group_of(study, "between", question)
    if row and row.group == group:
        return replace(row, others=results[1:])
    return Row(study=study, result=results[0], group=group, metric=None, others=results[1:])


def _row(study: Study, result: Result, question: Question) -> Row | None:
    """Return a result that carries an estimate, or counts that make one."""
    contrast = _contrast(result)
    if contrast is None:
        return None
    interval = interval_of(study, result, contrast, question.count_measure)
    if interval is None:
        return None
    return Row(
        study=study,
        result=result,
        group=group_of(study, contrast, question),
        metric=_metric(study, result, interval.measure, contrast, question),
        estimate=interval.estimate,
        low=interval.low,
        high=interval.high,
        source=interval.source,
        se=interval.se,
        arrow=interval.arrow,
    )


def _contrast(result: Result) -> Contrast | None:
    contrast = CONTRASTS.get(result.comparison)
    # A pooled change from before to after compares nothing, whatever it pools.
    if result.comparison == "pooled" and (result.favours or "").startswith("uncontrolled"):
        return "change"
    return contrast


def _metric(
    study: Study, result: Result, measure: Measure, contrast: Contrast, question: Question
) -> Metric:
    scale = None if measure in SCALE_FREE else question.scales.get(result.scale or "")
    known = scale is not None or measure in SCALE_FREE
    return Metric(
        measure=measure,
        scale=scale,
        contrast=contrast,
        # Points of a scale that was not stated can be held against nothing else.
        apart="" if known else study.id,
        unit=None if known else result.unit,
    )
