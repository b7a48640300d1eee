"""The forest plot of one outcome: the verdict, the plots, what was pooled, what is not drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Bullets, Hint, Prose, Section, Span, Title
from ldncli.document.page import Page
from ldncli.document.wording import count, legend, mark, together
from ldncli.pages.forest_data import forest_data, forest_row, undrawn_study
from ldncli.plots.files import forest_figure, pictures
from ldncli.plots.forest.axis import axes_of
from ldncli.plots.forest.cells import plot
from ldncli.plots.forest.notes import (
    heterogeneity_line,
    input_line,
    listed_line,
    listed_name,
    margin_line,
    older,
    pooling_lines,
    remarks,
)
from ldncli.plots.forest.words import directions, heading, labels_of, verdict_line
from ldncli.schema.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ldncli.document.blocks import Block, Text
    from ldncli.plots.forest.axis import Axis
    from ldncli.queries.forest.panels import Panel
    from ldncli.queries.forest.plot import Forest
    from ldncli.queries.forest.rows import Row
    from ldncli.schema.record import Record

NOTHING = "No study of this condition reports a result on it: nothing to draw."
SIGNS = ("■ a study, wider with more weight", "◆ pooled", "! disputed")
DERIVED_SIGN = "┄ and * interval worked out by ldn"


def page(forest: Forest, *, full: bool = False) -> Page:
    """Arrange the plots of one outcome; `full` adds the inputs and what each row measured."""
    words = forest.outcome.words if forest.outcome else "no outcome reported"
    blocks: list[Block] = [
        Title(text=f"{forest.condition.name}: {words}", aside=_aside(forest)),
        *_verdict(forest),
    ]
    axes = axes_of(forest)
    for panel in forest.panels:
        axis = axes[panel.metric] if panel.metric else None
        blocks += _panel(forest, panel, axis, full=full)
    if not forest.panels:
        blocks.append(Prose(text=NOTHING))
    blocks += [*_under(forest), *_legend(forest), Hint(text=_next(forest))]
    return Page(
        schema="ldn.forest/2",
        data=forest_data(forest),
        records=View(lambda: _records(forest)),
        blocks=tuple(blocks),
        references=forest.references,
        ids=tuple(dict.fromkeys(row.study.id for p in forest.panels for row in p.rows)),
        files=pictures(lambda: forest_figure(forest)),
    )


def _records(forest: Forest) -> Sequence[Record]:
    """Return every row that is drawn, or where none is, what the studies reported in words."""
    rows = tuple(forest_row(row, panel) for panel in forest.panels for row in panel.rows)
    return rows or tuple(map(undrawn_study, forest.listed))


def _aside(forest: Forest) -> str:
    return count(forest.outcome.n_results, "result") if forest.outcome else ""


def _verdict(forest: Forest) -> list[Block]:
    sign, words = verdict_line(forest)
    if not sign or forest.finding is None:
        return [Prose(text=words, indent=0)]
    text = (mark(forest.finding.direction), " ", Span(text=words, style="strong"))
    return [Prose(text=text, indent=0)]


def _panel(forest: Forest, panel: Panel, axis: Axis | None, *, full: bool) -> list[Block]:
    blocks: list[Block] = [Section(text=heading(forest, panel)), plot(panel, axis)]
    if panel.pooling and panel.metric:
        blocks.append(Prose(text=heterogeneity_line(panel.pooling)))
        blocks += [Prose(text=line) for line in pooling_lines(panel.metric, panel.pooling)]
    margin = margin_line(forest, panel)
    blocks += [Prose(text=margin)] if margin else []
    if panel.pooling and full:
        inputs = tuple(input_line(row) for row in panel.pooling.inputs)
        blocks += [Prose(text="Pooled were:"), Bullets(items=inputs)]
    named = zip(labels_of(panel.rows), panel.rows, strict=True)
    notes = [_note(name, row, _notes(row, full)) for name, row in named if _notes(row, full)]
    items: tuple[Text, ...] = (*notes, *older(panel))
    return [*blocks, Bullets(items=items)] if items else blocks


def _notes(row: Row, full: bool) -> tuple[str, ...]:
    outcome = (row.result.outcome,) if row.review or full else ()
    return (*outcome, *remarks(row))


def _note(name: str, row: Row, notes: tuple[str, ...]) -> tuple[str | Span, ...]:
    text = Span(text=f": {'; '.join(notes)}", style="bad" if row.disputed else "")
    return Span(text=name, style="strong"), text


def _under(forest: Forest) -> list[Block]:
    blocks: list[Block] = []
    if forest.listed:
        rows = tuple((listed_name(item), listed_line(item)) for item in forest.listed)
        items = tuple((Span(text=name, style="strong"), f": {text}") for name, text in rows)
        blocks += [Section(text="Not drawn: no estimate with an interval"), Bullets(items=items)]
    if forest.n_uncontrolled:
        number = count(forest.n_uncontrolled, "low-dose study", "low-dose studies")
        text = f"{number} without random allocation: ldn show {forest.condition.id} --full"
        blocks.append(Prose(text=Span(text=text, style="dim")))
    return blocks


def _legend(forest: Forest) -> list[Block]:
    rows = [row for panel in forest.panels for row in panel.rows]
    if not rows:
        return []
    drawn = any(row.se for row in rows)
    derived = (DERIVED_SIGN,) if any(row.derived for row in rows) else ()
    signs = "  ".join(together((sign,)) for sign in (SIGNS if drawn else ()) + derived)
    words = legend(directions(forest))
    if all(panel.group == "doses" for panel in forest.panels):
        words = words.replace("LDN", "naltrexone")
    return [Prose(text=Span(text=f"{signs}  {words}".strip(), style="dim"))]


def _next(forest: Forest) -> str:
    chosen = forest.outcome.id if forest.outcome else ""
    others = [item.id for item in forest.outcomes if item.drawable and item.id != chosen]
    more = f"--outcome {' | '.join(others)} · " if others else ""
    return f"{more}ldn forest {forest.condition.id} --output forest.svg"
