"""A forest plot as data: each result as it was reported, the plots that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.plots.forest.notes import listed_line
from ldncli.queries.forest.rows import Scale
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.queries.forest.plot import Forest, Listed, Outcome
    from ldncli.queries.forest.rows import Contrast, Interval, Row
    from ldncli.queries.forest.scales import OwnPooling, Panel, Side
    from ldncli.schema.vocabulary import Design, Direction, DoseClass, Measure

METHOD = "DerSimonian-Laird, Hartung-Knapp"


class ForestRow(Record):
    """One result that is drawn; `interval` tells where its limits are from.

    `pooled` marks the estimate of a review. `se` is on the log scale for ratios. `weight` is
    the share in our own pooled estimate, where there is one.
    """

    study: str
    year: int | None
    design: Design
    dose_class: DoseClass
    pooled: bool
    outcome: str
    timepoint: str | None
    measure: Measure
    unit: str | None
    contrast: Contrast
    estimate: float
    ci_low: float | None
    ci_high: float | None
    interval: Interval
    p: str | None
    se: float | None
    weight: float | None
    n_ldn: int | None
    n_control: int | None
    n_studies: int | None
    favours: Direction | None
    disputed_by: str | None
    older_than: str | None


class UndrawnStudy(Record):
    """A study without an interval on a scale that is drawn, and what it did report."""

    study: str
    year: int | None
    design: Design
    said: str


class OwnEstimate(Record):
    """An estimate that this program pooled itself; `inputs` are the studies, by id."""

    estimate: float
    low: float
    high: float
    prediction_low: float | None
    prediction_high: float | None
    tau2: float
    q: float
    i2: float
    inputs: tuple[str, ...]
    method: str


class ForestPanel(Scale):
    """One plot: its scale, the side of benefit, the comparator where all share one."""

    benefit: Side | None
    comparator: str | None
    studies: tuple[ForestRow, ...]
    published: tuple[ForestRow, ...]
    ours: OwnEstimate | None


class ForestData(Record):
    """The evidence on one outcome of one condition."""

    condition: str
    outcome: str | None
    outcomes: tuple[Outcome, ...]
    panels: tuple[ForestPanel, ...]
    listed: tuple[UndrawnStudy, ...]
    n_uncontrolled: int


def forest_data(forest: Forest) -> ForestData:
    """Return the plots of one outcome as data."""
    return ForestData(
        condition=forest.condition.id,
        outcome=forest.outcome.id if forest.outcome else None,
        outcomes=forest.outcomes,
        panels=tuple(map(_panel, forest.panels)),
        listed=tuple(map(undrawn_study, forest.listed)),
        n_uncontrolled=forest.n_uncontrolled,
    )


def _panel(panel: Panel) -> ForestPanel:
    return ForestPanel(
        **vars(panel.scale),
        benefit=panel.benefit or None,
        comparator=panel.comparator or None,
        studies=tuple(forest_row(row, panel) for row in panel.studies),
        published=tuple(forest_row(row, panel) for row in panel.published),
        ours=_own_estimate(panel.own) if panel.own else None,
    )


def forest_row(row: Row, panel: Panel) -> ForestRow:
    """Return one result that is drawn."""
    result, study = row.result, row.study
    return ForestRow(
        study=study.id,
        year=study.year,
        design=study.design,
        dose_class=study.dose_class,
        pooled=row.review,
        outcome=result.outcome,
        timepoint=result.timepoint,
        measure=result.measure,
        unit=result.unit,
        contrast=panel.scale.contrast,
        estimate=row.estimate,
        ci_low=row.low,
        ci_high=row.high,
        interval=row.interval,
        p=result.p,
        se=row.se,
        weight=row.weight,
        n_ldn=result.n_ldn,
        n_control=result.n_control,
        n_studies=result.n_studies,
        favours=result.favours,
        disputed_by="; ".join(item.id for item in row.disputed) or None,
        older_than="; ".join(item.id for item in row.newer) or None,
    )


def undrawn_study(item: Listed) -> UndrawnStudy:
    """Return a study that stands under the plot."""
    study = item.study
    return UndrawnStudy(
        study=study.id, year=study.year, design=study.design, said=listed_line(item)
    )


def _own_estimate(own: OwnPooling) -> OwnEstimate:
    return OwnEstimate(
        estimate=own.estimate,
        low=own.low,
        high=own.high,
        prediction_low=own.prediction_low,
        prediction_high=own.prediction_high,
        tau2=own.pooled.tau2,
        q=own.pooled.q,
        i2=own.pooled.i2,
        inputs=tuple(row.study.id for row in own.inputs),
        method=METHOD,
    )
