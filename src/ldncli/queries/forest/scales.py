"""Rows grouped by scale, each group a plot of its own, with our estimate where inputs allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence import meta_analysis
from ldncli.evidence.comparators import against_placebo, comparator
from ldncli.evidence.designs import RANDOMISED, newest_first
from ldncli.queries.forest.rows import Row, Scale
from ldncli.schema.record import Record, replace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    Side = Literal["left", "right", ""]

CONTRAST_ORDER = ("between", "change", "association")
# One study is no pooled estimate.
FEWEST = 2


class OwnPooling(Record):
    """An estimate of our own, on the reported scale, with the rows that it rests on."""

    pooled: meta_analysis.Pooled
    estimate: float
    low: float
    high: float
    prediction_low: float | None
    prediction_high: float | None
    inputs: tuple[Row, ...]


class Panel(Record):
    """One plot: results on one scale, the published pooled ones, and ours where there is one."""

    scale: Scale
    studies: tuple[Row, ...]
    published: tuple[Row, ...]
    own: OwnPooling | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return every row that has an estimate of its own."""
        return self.studies + self.published

    @property
    def comparator(self) -> str:
        """Return what LDN was compared with, where all studies of the plot say the same."""
        comparators = {comparator(row.study) for row in self.studies}
        return comparators.pop() if len(comparators) == 1 else ""

    @property
    def benefit(self) -> Side:
        """Return the side that favours LDN, or nothing where the sources leave it open."""
        sides = {_benefit(row) for row in self.rows} - {""}
        return sides.pop() if len(sides) == 1 else ""


def _benefit(row: Row) -> Side:
    """A clear result says by its own sign which side is which; otherwise `better` does."""
    null, favours = row.scale.null, row.result.favours or ""
    clear = row.low is not None and row.high is not None and not row.low <= null <= row.high
    if clear and favours in ("favours-ldn", "uncontrolled-improvement"):
        return "left" if row.estimate < null else "right"
    if clear and favours == "favours-comparator":
        return "right" if row.estimate < null else "left"
    return {"lower": "left", "higher": "right"}.get(row.result.better or "", "")  # type: ignore[return-value]


def panels_of(rows: Iterable[Row]) -> tuple[Panel, ...]:
    """Return one plot for each scale on which at least one result has an interval."""
    groups: dict[Scale, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.scale, []).append(row)
    panels = [_panel(scale, group) for scale, group in groups.items() if any(r.se for r in group)]
    return tuple(sorted(panels, key=_place))


def _place(panel: Panel) -> tuple[object, ...]:
    scale = panel.scale
    return (
        not scale.low_dose,
        CONTRAST_ORDER.index(scale.contrast),
        not panel.studies,
        -len(panel.rows),
        scale.measure,
        scale.unit or "",
    )


def _panel(scale: Scale, rows: list[Row]) -> Panel:
    ordered = sorted(rows, key=lambda row: newest_first(row.study))
    studies = [row for row in ordered if not row.review]
    own = _own_pooling(scale, studies)
    return Panel(
        scale=scale,
        studies=tuple(_weighted(studies, own)),
        published=tuple(row for row in ordered if row.review),
        own=own,
    )


def _weighted(rows: list[Row], own: OwnPooling | None) -> list[Row]:
    """Give each row its share: of our pooling where there is one, else of what is drawn."""
    if own:
        share = dict(zip(map(_key, own.inputs), own.pooled.weights, strict=True))
        return [replace(row, weight=share.get(_key(row))) for row in rows]
    total = sum(row.se**-2 for row in rows if row.se)
    return [replace(row, weight=row.se**-2 / total) if row.se else row for row in rows]


def _key(row: Row) -> tuple[object, ...]:
    return row.study.id, row.result


def _own_pooling(scale: Scale, rows: list[Row]) -> OwnPooling | None:
    inputs = _poolable(scale, rows)
    if len(inputs) < FEWEST:
        return None
    measure = scale.measure
    estimates = [meta_analysis.on_scale(row.estimate, measure) for row in inputs]
    pooled = meta_analysis.pool(estimates, [row.se or 0.0 for row in inputs])

    def as_reported(value: float) -> float:
        return meta_analysis.off_scale(value, measure)

    low, high = pooled.prediction_low, pooled.prediction_high
    return OwnPooling(
        pooled=pooled,
        estimate=as_reported(pooled.estimate),
        low=as_reported(pooled.low),
        high=as_reported(pooled.high),
        prediction_low=None if low is None else as_reported(low),
        prediction_high=None if high is None else as_reported(high),
        inputs=tuple(
            replace(row, weight=share) for row, share in zip(inputs, pooled.weights, strict=True)
        ),
    )


def _poolable(scale: Scale, rows: list[Row]) -> list[Row]:
    """Return one row a study: randomised at low dose against placebo, with an error."""
    if scale.contrast != "between" or not scale.low_dose or scale.measure == "median":
        return []
    first_of_study: dict[str, Row] = {}
    for row in rows:
        if row.se and row.study.design in RANDOMISED and against_placebo(row.study):
            first_of_study.setdefault(row.study.id, row)
    return list(first_of_study.values())
