"""Rows grouped by block and metric, each group a plot of its own, pooled where inputs allow."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ldncli.evidence import effect_sizes, meta_analysis
from ldncli.evidence.comparators import comparator
from ldncli.evidence.designs import newest_first
from ldncli.evidence.effect_sizes import DIFFERENCES, FROM_COUNTS, RATIOS
from ldncli.queries.forest.question import GROUPS, comparator_class
from ldncli.schema.record import Record, replace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    from ldncli.evidence.meta_analysis import Model
    from ldncli.queries.forest.question import Group, Metric
    from ldncli.queries.forest.rows import Row

    Side = Literal["left", "right", ""]
    Method = Literal["conventional", "hartung-knapp"]

# One study is no pooled estimate.
FEWEST = 2
# With two trials Hartung-Knapp has one degree of freedom and reaches 12.7 standard errors: it
# says that two trials cannot settle it, and as a row it would only push all others together.
FEWEST_FOR_HARTUNG_KNAPP = 3
POOLABLE = DIFFERENCES | RATIOS | FROM_COUNTS


class Pooling(Record):
    """An estimate pooled here, on the reported scale, with the rows that it rests on.

    `low`, `high` and `p` are those of the `method`; the Hartung-Knapp interval is there always.
    """

    pooled: meta_analysis.Pooled
    method: Method
    estimate: float
    low: float
    high: float
    p: float
    hk_low: float
    hk_high: float
    prediction_low: float | None
    prediction_high: float | None
    inputs: tuple[Row, ...]


class Panel(Record):
    """One plot: rows on one metric, in words where they have none, and what they pool to."""

    group: Group
    metric: Metric | None
    rows: tuple[Row, ...]
    pooling: Pooling | None = None

    @property
    def drawn(self) -> tuple[Row, ...]:
        """Return the rows that have a place on the axis."""
        return tuple(row for row in self.rows if self.places(row))

    def places(self, row: Row) -> bool:
        """Tell whether a row has a place on the axis of this plot."""
        return self.metric is not None and row.metric == self.metric

    @property
    def comparator(self) -> str:
        """Return what LDN was compared with, where all studies of the plot say the same."""
        comparators = {comparator(row.study) for row in self.rows if not row.review}
        return comparators.pop() if len(comparators) == 1 else ""

    @property
    def benefit(self) -> Side:
        """Return the side that favours LDN, or nothing where the sources leave it open."""
        metric = self.metric
        sides = {_benefit(row, metric) for row in self.drawn if metric} - {""}
        return sides.pop() if len(sides) == 1 else ""


def _benefit(row: Row, metric: Metric) -> Side:
    """A clear result says by its own sign which side is which; otherwise `better` does."""
    clear, favours = _clear_side(row, metric.null), row.result.favours
    if clear and favours in ("favours-ldn", "uncontrolled-improvement"):
        return clear
    if clear and favours == "favours-comparator":
        return "right" if clear == "left" else "left"
    sides: dict[str | None, Side] = {"lower": "left", "higher": "right"}
    scale = metric.scale
    return sides.get(row.result.better or (scale.better if scale else None), "")


def _clear_side(row: Row, null: float) -> Side:
    """Return the side of no difference that a whole interval lies on; nothing where it spans it."""
    if row.low is None or row.high is None:
        return ""
    if row.high < null:
        return "left"
    return "right" if row.low > null else ""


def panels_of(rows: Iterable[Row], model: Model = "reml") -> tuple[Panel, ...]:
    """Return one plot for each block and metric, and one in words where a block has no interval."""
    blocks: dict[tuple[Group, str], list[Row]] = {}
    for row in rows:
        beside = comparator_class(row.study) if row.group == "comparators" else ""
        blocks.setdefault((row.group, beside), []).append(row)
    ordered = sorted(blocks.items(), key=lambda item: (GROUPS.index(item[0][0]), item[0][1]))
    return tuple(panel for (group, _), block in ordered for panel in _block(group, block, model))


def _block(group: Group, rows: list[Row], model: Model) -> list[Panel]:
    metrics: dict[Metric, list[Row]] = {}
    for row in rows:
        if row.se and row.metric:
            metrics.setdefault(row.metric, [])
    number = Counter(row.metric for row in rows)
    ordered = sorted(metrics, key=lambda metric: _place(metric, number[metric]))
    for row in rows:
        # A row without an interval stands on its own axis if that is drawn, else in the first.
        if row.metric in metrics:
            metrics[row.metric].append(row)
        elif ordered and _always_shown(row):
            metrics[ordered[0]].append(row)
    if not ordered:
        words = [replace(row, metric=None) for row in rows if _always_shown(row)]
        return [Panel(group=group, metric=None, rows=_newest(words))] if words else []
    return [_panel(group, metric, metrics[metric], model) for metric in ordered]


def _always_shown(row: Row) -> bool:
    """Tell whether a row without an interval is shown: randomised low-dose trials always are."""
    return row.group in ("main", "comparators", "populations")


def _place(metric: Metric, n: int) -> tuple[object, ...]:
    return -n, metric.measure, metric.scale.id if metric.scale else "", metric.apart


def _newest(rows: list[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: newest_first(row.study)))


def _panel(group: Group, metric: Metric, rows: list[Row], model: Model) -> Panel:
    ordered = _newest(rows)
    pooling = pooling_of(metric, ordered, model) if group == "main" else None
    return Panel(group=group, metric=metric, rows=_weighted(ordered, pooling), pooling=pooling)


def _weighted(rows: tuple[Row, ...], pooling: Pooling | None) -> tuple[Row, ...]:
    """Give each row its share of the pooled estimate."""
    if pooling is None:
        return rows
    share = {_key(row): row.weight for row in pooling.inputs}
    return tuple(replace(row, weight=share.get(_key(row))) for row in rows)


def _key(row: Row) -> tuple[object, ...]:
    return row.study.id, row.result


def pooling_of(metric: Metric, rows: tuple[Row, ...], model: Model) -> Pooling | None:
    """Return the pooled estimate of the trials of one plot; None for fewer than two."""
    inputs = _inputs(metric, rows)
    if len(inputs) < FEWEST:
        return None
    measure = metric.measure
    estimates = [effect_sizes.on_scale(row.estimate or 0.0, measure) for row in inputs]
    ses = [row.se for row in inputs if row.se]  # every input has one
    pooled = meta_analysis.pool(estimates, ses, model=model)
    wide = pooled.k >= FEWEST_FOR_HARTUNG_KNAPP

    def reported(value: float) -> float:
        return effect_sizes.off_scale(value, measure)

    low, high = pooled.prediction_low, pooled.prediction_high
    return Pooling(
        pooled=pooled,
        method="hartung-knapp" if wide else "conventional",
        estimate=reported(pooled.estimate),
        low=reported(pooled.hk_low if wide else pooled.low),
        high=reported(pooled.hk_high if wide else pooled.high),
        p=pooled.hk_p if wide else pooled.p,
        hk_low=reported(pooled.hk_low),
        hk_high=reported(pooled.hk_high),
        prediction_low=None if low is None else reported(low),
        prediction_high=None if high is None else reported(high),
        inputs=tuple(
            replace(row, weight=share) for row, share in zip(inputs, pooled.weights, strict=True)
        ),
    )


def unpaired(row: Row) -> bool:
    """Tell whether a crossover was drawn from counts, its arms taken as different people."""
    return row.crossover and row.source == "from-counts"


def _inputs(metric: Metric, rows: tuple[Row, ...]) -> list[Row]:
    """Return one row a study, each with a standard error that suits its design."""
    first_of_study: dict[str, Row] = {}
    for row in rows:
        if row.metric == metric and row.se and metric.measure in POOLABLE and not unpaired(row):
            first_of_study.setdefault(row.study.id, row)
    return list(first_of_study.values())
