"""The forest plot of one outcome: the plots, our own pooling with its inputs, what is not drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ldncli.document.blocks import Bullets, Hint, Prose, Section, Span, Title
from ldncli.document.page import Page
from ldncli.document.wording import count, legend, together
from ldncli.plots.files import forest_svg, pictures
from ldncli.plots.forest.cells import plot
from ldncli.plots.forest.notes import (
    input_line,
    listed_line,
    listed_name,
    older,
    ours_line,
    remarks,
)
from ldncli.plots.forest.words import heading, labels_of
from ldncli.schema.record import to_plain

if TYPE_CHECKING:
    from ldncli.document.blocks import Block
    from ldncli.queries.forest.plot import Forest, Listed
    from ldncli.queries.forest.rows import Row
    from ldncli.queries.forest.scales import Ours, Panel

NOTHING = "No result on this outcome carries an interval or an exact p value: nothing to draw."
SIGNS = (
    "■ a study, wider with more weight",
    "◆ pooled",
    "┄ interval worked out from p",
    "! disputed",
)


def page(forest: Forest, *, full: bool = False) -> Page:
    """Arrange the plots of one outcome; `full` adds every remark."""
    words = forest.outcome.words if forest.outcome else "no outcome reported"
    blocks: list[Block] = [Title(text=f"{forest.condition.name}: {words}", aside=_aside(forest))]
    for panel in forest.panels:
        blocks += _panel(panel, full)
    if not forest.panels:
        blocks.append(Prose(text=NOTHING))
    blocks += _under(forest)
    blocks += [*_legend(forest), Hint(text=_next(forest))]
    records = tuple(_record(row, panel) for panel in forest.panels for row in panel.rows)
    return Page(
        schema="ldn.forest/1",
        data=_data(forest),
        records=records or tuple(_listed_record(item) for item in forest.listed),
        blocks=tuple(blocks),
        references=forest.references,
        ids=tuple(dict.fromkeys(row.study.id for p in forest.panels for row in p.rows)),
        files=pictures(lambda: forest_svg(forest)),
    )


def _aside(forest: Forest) -> str:
    return count(forest.outcome.n_results, "result") if forest.outcome else ""


def _panel(panel: Panel, full: bool) -> list[Block]:
    blocks: list[Block] = [Section(text=heading(panel)), plot(panel)]
    if panel.ours:
        told = ours_line(panel.ours)
        inputs = tuple(input_line(row) for row in panel.ours.inputs)
        blocks += [Prose(text=told + ". Its inputs:"), Bullets(items=inputs)]
    names = labels_of(panel.rows)
    notes = [
        _note(name, row, _told(row, full))
        for name, row in zip(names, panel.rows, strict=True)
        if _told(row, full)
    ]
    return [*blocks, Bullets(items=(*notes, *older(panel)))] if notes else blocks


def _told(row: Row, full: bool) -> tuple[str, ...]:
    outcome = (row.result.outcome,) if row.review or full else ()
    return (*outcome, *remarks(row))


def _note(name: str, row: Row, told: tuple[str, ...]) -> tuple[str | Span, ...]:
    said = Span(text=f": {'; '.join(told)}", style="bad" if row.disputed else "")
    return Span(text=name, style="strong"), said


def _under(forest: Forest) -> list[Block]:
    blocks: list[Block] = []
    if forest.listed:
        rows = tuple((listed_name(item), listed_line(item)) for item in forest.listed)
        items = tuple((Span(text=name, style="strong"), f": {said}") for name, said in rows)
        blocks += [
            Section(text="Not drawn: no estimate with an interval on these scales"),
            Bullets(items=items),
        ]
    if forest.n_uncontrolled:
        number = count(forest.n_uncontrolled, "low-dose study", "low-dose studies")
        told = f"{number} without random allocation: ldn show {forest.condition.id} --full"
        blocks.append(Prose(text=Span(text=told, style="dim")))
    return blocks


def _legend(forest: Forest) -> list[Block]:
    if not forest.panels:
        return []
    used = {row.result.favours or "not-applicable" for p in forest.panels for row in p.rows}
    signs = "  ".join(together((sign,)) for sign in SIGNS)
    words = legend(used)
    if not any(panel.scale.low_dose for panel in forest.panels):
        words = words.replace("LDN", "naltrexone")
    return [Prose(text=Span(text=f"{signs}  {words}", style="dim"))]


def _next(forest: Forest) -> str:
    chosen = forest.outcome.id if forest.outcome else ""
    others = [item.id for item in forest.outcomes if item.drawable and item.id != chosen]
    more = f"--outcome {' | '.join(others)} · " if others else ""
    return f"{more}ldn forest {forest.condition.id} --output forest.svg"


def _data(forest: Forest) -> dict[str, Any]:
    return {
        "condition": forest.condition.id,
        "outcome": forest.outcome.id if forest.outcome else None,
        "outcomes": to_plain(forest.outcomes),
        "panels": [_panel_data(panel) for panel in forest.panels],
        "listed": [_listed_record(item) for item in forest.listed],
        "n_uncontrolled": forest.n_uncontrolled,
    }


def _panel_data(panel: Panel) -> dict[str, Any]:
    return {
        **to_plain(panel.scale),
        "benefit": panel.benefit or None,
        "comparator": panel.comparator or None,
        "studies": [_record(row, panel) for row in panel.studies],
        "published": [_record(row, panel) for row in panel.published],
        "ours": _ours(panel.ours) if panel.ours else None,
    }


def _record(row: Row, panel: Panel) -> dict[str, Any]:
    result, study = row.result, row.study
    return {
        "study": study.id,
        "year": study.year,
        "design": study.design,
        "dose_class": study.dose_class,
        "pooled": row.review,
        "outcome": result.outcome,
        "timepoint": result.timepoint,
        "measure": result.measure,
        "unit": result.unit,
        "contrast": panel.scale.contrast,
        "estimate": row.estimate,
        "ci_low": row.low,
        "ci_high": row.high,
        "interval": row.interval,
        "p": result.p,
        "se": row.se,
        "weight": row.weight,
        "n_ldn": result.n_ldn,
        "n_control": result.n_control,
        "n_studies": result.n_studies,
        "favours": result.favours,
        "disputed_by": "; ".join(item.id for item in row.disputed) or None,
        "older_than": "; ".join(item.id for item in row.newer) or None,
    }


def _listed_record(item: Listed) -> dict[str, Any]:
    return {
        "study": item.study.id,
        "year": item.study.year,
        "design": item.study.design,
        "said": listed_line(item),
    }


def _ours(ours: Ours) -> dict[str, Any]:
    held = to_plain(ours.pooled)
    named_ = {
        name: getattr(ours, name)
        for name in ("estimate", "low", "high", "prediction_low", "prediction_high")
    }
    inputs = [row.study.id for row in ours.inputs]
    spread = {name: held[name] for name in ("tau2", "q", "i2")}
    return {**named_, **spread, "inputs": inputs, "method": "DerSimonian-Laird, Hartung-Knapp"}
