"""The forest plot of one outcome: the plots, our own pooling with its inputs, what is not drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Bullets, Hint, Prose, Section, Span, Title
from ldncli.document.page import Page
from ldncli.document.wording import count, legend, together
from ldncli.pages.forest_data import forest_data, forest_row, undrawn_study
from ldncli.plots.files import forest_svg, pictures
from ldncli.plots.forest.cells import plot
from ldncli.plots.forest.notes import (
    input_line,
    listed_line,
    listed_name,
    older,
    own_line,
    remarks,
)
from ldncli.plots.forest.words import heading, labels_of

if TYPE_CHECKING:
    from ldncli.document.blocks import Block
    from ldncli.queries.forest.plot import Forest
    from ldncli.queries.forest.rows import Row
    from ldncli.queries.forest.scales import Panel

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
    records = tuple(forest_row(row, panel) for panel in forest.panels for row in panel.rows)
    return Page(
        schema="ldn.forest/1",
        data=forest_data(forest),
        records=records or tuple(map(undrawn_study, forest.listed)),
        blocks=tuple(blocks),
        references=forest.references,
        ids=tuple(dict.fromkeys(row.study.id for p in forest.panels for row in p.rows)),
        files=pictures(lambda: forest_svg(forest)),
    )


def _aside(forest: Forest) -> str:
    return count(forest.outcome.n_results, "result") if forest.outcome else ""


def _panel(panel: Panel, full: bool) -> list[Block]:
    blocks: list[Block] = [Section(text=heading(panel)), plot(panel)]
    if panel.own:
        sentence = own_line(panel.own)
        inputs = tuple(input_line(row) for row in panel.own.inputs)
        blocks += [Prose(text=sentence + ". Its inputs:"), Bullets(items=inputs)]
    names = labels_of(panel.rows)
    notes = [
        _note(name, row, _remarks(row, full))
        for name, row in zip(names, panel.rows, strict=True)
        if _remarks(row, full)
    ]
    return [*blocks, Bullets(items=(*notes, *older(panel)))] if notes else blocks


def _remarks(row: Row, full: bool) -> tuple[str, ...]:
    outcome = (row.result.outcome,) if row.review or full else ()
    return (*outcome, *remarks(row))


def _note(name: str, row: Row, remarks: tuple[str, ...]) -> tuple[str | Span, ...]:
    text = Span(text=f": {'; '.join(remarks)}", style="bad" if row.disputed else "")
    return Span(text=name, style="strong"), text


def _under(forest: Forest) -> list[Block]:
    blocks: list[Block] = []
    if forest.listed:
        rows = tuple((listed_name(item), listed_line(item)) for item in forest.listed)
        items = tuple((Span(text=name, style="strong"), f": {line}") for name, line in rows)
        blocks += [
            Section(text="Not drawn: no estimate with an interval on these scales"),
            Bullets(items=items),
        ]
    if forest.n_uncontrolled:
        number = count(forest.n_uncontrolled, "low-dose study", "low-dose studies")
        sentence = f"{number} without random allocation: ldn show {forest.condition.id} --full"
        blocks.append(Prose(text=Span(text=sentence, style="dim")))
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
