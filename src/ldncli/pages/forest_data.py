"""A forest plot as data: a row a result, with the columns that R's metafor and robvis read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.plots.forest.notes import listed_line
from ldncli.schema.record import Record
from ldncli.schema.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ldncli.evidence.meta_analysis import Model
    from ldncli.queries.forest.intervals import Source
    from ldncli.queries.forest.panels import Method, Panel, Pooling, Side
    from ldncli.queries.forest.plot import Forest, Listed, Outcome
    from ldncli.queries.forest.question import Contrast, Group
    from ldncli.queries.forest.rows import Row
    from ldncli.schema.vocabulary import (
        BiasJudgement,
        Certainty,
        Comparator,
        Design,
        Direction,
        DoseClass,
        Measure,
    )


class ForestRow(Record):
    """One result; a ratio's `se` is that of its natural logarithm, `weight` is in per cent.

    `derived` tells that the interval was worked out here, `interval` from what; `drawn` is false
    for a trial that stands in words.
    """

    study: str
    year: int | None
    ldn_n: int | None
    control_n: int | None
    ldn_events: int | None
    control_events: int | None
    measure: Measure
    estimate: float | None
    se: float | None
    ci_low: float | None
    ci_high: float | None
    ci_level: float | None
    weight: float | None
    risk_of_bias: BiasJudgement | None
    derived: bool
    interval: Source
    p: str | None
    block: Group
    drawn: bool
    design: Design
    dose_class: DoseClass
    comparator: Comparator | None
    outcome: str
    scale: str | None
    unit: str | None
    timepoint: str | None
    ldn: str | None
    control: str | None
    favours: Direction | None
    n_studies: int | None
    disputed_by: str | None
    older_than: str | None


class UndrawnStudy(Record):
    """A study that is no row of a plot, and what it did report."""

    study: str
    year: int | None
    design: Design
    words: str


class PooledHere(Record):
    """An estimate that this program pooled itself; `inputs` are the studies, by id.

    The limits and `p` are those of `method`; `q_p` belongs to Q with `df` degrees of freedom.
    """

    model: Model
    method: Method
    estimate: float
    ci_low: float
    ci_high: float
    p: float
    hk_ci_low: float
    hk_ci_high: float
    prediction_low: float | None
    prediction_high: float | None
    tau2: float
    i2: float
    q: float
    df: int
    q_p: float
    inputs: tuple[str, ...]


class ForestPanel(Record):
    """One plot: its axis, the side of benefit, the comparator where all share one."""

    block: Group
    measure: str | None
    contrast: Contrast | None
    scale: str | None
    margin: float | None
    benefit: Side | None
    comparator: str | None
    rows: Sequence[ForestRow]
    pooling: PooledHere | None


class ForestData(Record):
    """The evidence on one outcome of one condition, with the verdict on it."""

    condition: str
    outcome: str | None
    verdict: str | None
    direction: Direction | None
    certainty: Certainty | None
    outcomes: tuple[Outcome, ...]
    panels: tuple[ForestPanel, ...]
    listed: tuple[UndrawnStudy, ...]
    n_uncontrolled: int


def forest_data(forest: Forest) -> ForestData:
    """Return the plots of one outcome as data."""
    finding = forest.finding
    return ForestData(
        condition=forest.condition.id,
        outcome=forest.outcome.id if forest.outcome else None,
        verdict=forest.verdict or None,
        direction=finding.direction if finding else None,
        certainty=finding.certainty if finding else None,
        outcomes=forest.outcomes,
        panels=tuple(map(_panel, forest.panels)),
        listed=tuple(map(undrawn_study, forest.listed)),
        n_uncontrolled=forest.n_uncontrolled,
    )


def _panel(panel: Panel) -> ForestPanel:
    metric = panel.metric
    scale = metric.scale if metric else None
    return ForestPanel(
        block=panel.group,
        measure=metric.measure if metric else None,
        contrast=metric.contrast if metric else None,
        scale=scale.id if scale else None,
        margin=scale.noticeable if scale else None,
        benefit=panel.benefit or None,
        comparator=panel.comparator or None,
        rows=View(lambda: tuple(forest_row(row, panel) for row in panel.rows)),
        pooling=_pooled_here(panel.pooling) if panel.pooling else None,
    )


def forest_row(row: Row, panel: Panel) -> ForestRow:
    """Return one result, drawn or in words."""
    result, study = row.result, row.study
    return ForestRow(
        study=study.id,
        year=study.year,
        ldn_n=result.n_ldn,
        control_n=result.n_control,
        ldn_events=result.ldn_events,
        control_events=result.control_events,
        measure=row.metric.measure if row.metric else result.measure,
        estimate=row.estimate,
        se=row.se,
        ci_low=row.low,
        ci_high=row.high,
        ci_level=_level(row),
        weight=None if row.weight is None else 100 * row.weight,
        risk_of_bias=result.risk_of_bias,
        derived=row.derived,
        interval=row.source,
        p=result.p,
        block=panel.group,
        drawn=bool(panel.places(row) and row.se),
        design=study.design,
        dose_class=study.dose_class,
        comparator=study.comparator_class,
        outcome=result.outcome,
        scale=result.scale,
        unit=result.unit,
        timepoint=result.timepoint,
        ldn=result.ldn,
        control=result.control,
        favours=result.favours,
        n_studies=result.n_studies,
        disputed_by="; ".join(item.id for item in row.disputed) or None,
        older_than="; ".join(item.id for item in row.newer) or None,
    )


def _level(row: Row) -> float | None:
    """Return the level of an interval; what is worked out here is always at 95%."""
    if not row.se:
        return None
    return row.result.ci_level if row.source == "reported" else 95.0


def undrawn_study(item: Listed) -> UndrawnStudy:
    """Return a study that stands under the plot."""
    study = item.study
    words = listed_line(item)
    return UndrawnStudy(study=study.id, year=study.year, design=study.design, words=words)


def _pooled_here(pooling: Pooling) -> PooledHere:
    pooled = pooling.pooled
    return PooledHere(
        model=pooled.model,
        method=pooling.method,
        estimate=pooling.estimate,
        ci_low=pooling.low,
        ci_high=pooling.high,
        p=pooling.p,
        hk_ci_low=pooling.hk_low,
        hk_ci_high=pooling.hk_high,
        prediction_low=pooling.prediction_low,
        prediction_high=pooling.prediction_high,
        tau2=pooled.tau2,
        i2=pooled.i2,
        q=pooled.q,
        df=pooled.df,
        q_p=pooled.q_p,
        inputs=tuple(row.study.id for row in pooling.inputs),
    )
