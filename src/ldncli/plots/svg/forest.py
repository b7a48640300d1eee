"""A forest plot as a picture: verdict, a plot a block, the studies that are not drawn below."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ldncli.plots.forest.axis import axes_of
from ldncli.plots.forest.lines import lines_of
from ldncli.plots.forest.notes import (
    heterogeneity_line,
    listed_line,
    listed_name,
    margin_line,
    older,
    pooling_lines,
    remarks,
)
from ldncli.plots.forest.words import (
    NOT_RATED,
    column,
    directions,
    heading,
    labels_of,
    verdict_line,
)
from ldncli.plots.svg.figure import FAINT, INK, Figure, Label, wrapped
from ldncli.plots.svg.forest_rows import (
    EFFECT_X,
    LINE_HEIGHT,
    MARGIN,
    ROW,
    SMALL,
    WIDTH,
    axis_marks,
    frame,
    head_labels,
    row_height,
    row_marks,
    rule,
)
from ldncli.plots.svg.marks import legend
from ldncli.plots.svg.verdict import verdict_block

if TYPE_CHECKING:
    from ldncli.plots.forest.axis import Axis
    from ldncli.plots.svg.figure import Item
    from ldncli.queries.forest.panels import Panel
    from ldncli.queries.forest.plot import Forest

KEY = (
    "Square: a study, larger with more weight. Diamond: pooled; hollow: disputed. "
    "Dotted line and *: interval worked out by ldn. "
)
SOURCE = "Information, not medical advice: LDN is an off-label use."
NOTHING = "No study of this condition reports a result on it: nothing to draw."


def figure(forest: Forest) -> Figure:
    """Lay out the plots of one outcome from top to bottom."""
    words = forest.outcome.words if forest.outcome else "no outcome reported"
    title = f"{forest.condition.name}: {words}"
    items: list[Item] = [Label(x=MARGIN, y=40, text=title, size=22, bold=True)]
    finding = forest.finding
    verdict, y = verdict_block(
        finding.direction if finding else None,
        forest.verdict or NOT_RATED,
        finding.certainty if finding else None,
        MARGIN,
        46,
        WIDTH - 2 * MARGIN,
    )
    items += verdict
    y += 4
    axes = axes_of(forest)
    for panel in forest.panels:
        drawn, y = _panel(forest, panel, axes[panel.metric] if panel.metric else None, y + 6)
        items += drawn
    if not forest.panels:
        nothing, y = _paragraph(NOTHING, y + 10, INK)
        items += nothing
    under, y = _listed(forest, y)
    foot, y = _foot(forest, y + 6)
    key = forest.outcome.id if forest.outcome else "none"
    return Figure(
        name=f"forest-{forest.condition.id}-{key}",
        title=f"Forest plot. {title}",
        description=_description(forest),
        width=WIDTH,
        height=y + 10,
        items=(*items, *under, *foot),
    )


def _foot(forest: Forest, y: float) -> tuple[list[Item], float]:
    signs, below = legend(directions(forest), MARGIN, y + 14, WIDTH - MARGIN)
    key, below = _paragraph(KEY if forest.drawable else "", below - 6, FAINT)
    text = f"ldn, low-dose naltrexone (LDN), searched through {forest.searched_through}. {SOURCE}"
    source, below = _paragraph(text, below, FAINT)
    return [*signs, *key, *source], below


def _description(forest: Forest) -> str:
    """Say the verdict and every row, so that the picture can be heard."""
    parts = [verdict_line(forest)[1]]
    for panel in forest.panels:
        rows = "; ".join(f"{line.label} {line.text}" for line in lines_of(panel))
        parts.append(f"{heading(forest, panel)}: {rows}.")
    names = ", ".join(listed_name(item) for item in forest.listed)
    parts.append(f"Not drawn: {names}." if names else "")
    return " ".join(parts).strip() if forest.panels or names else f"{parts[0]} Nothing to draw."


def _panel(forest: Forest, panel: Panel, axis: Axis | None, y: float) -> tuple[list[Item], float]:
    title, y = _paragraph(heading(forest, panel), y + 4, INK, size=15, bold=True)
    y += 20
    items: list[Item] = [*title, *head_labels(panel, y)]
    if panel.metric:
        items.append(Label(x=EFFECT_X, y=y, text=column(panel.metric), size=SMALL, fill=FAINT))
    top = y = y + 8
    for row, source in itertools.zip_longest(lines_of(panel), panel.rows):
        if source is None:
            items.append(rule(y))
        items += row_marks(row, source, axis, y + ROW / 2)
        y += row_height(row)
    behind: list[Item] = []
    if axis:
        behind = frame(panel, axis, top, y + 4)
        foot, y = axis_marks(panel, axis, y + 4)
        items += foot
    notes, y = _notes(forest, panel, y)
    return [*behind, *items, *notes], y + 6


def _notes(forest: Forest, panel: Panel, y: float) -> tuple[list[Item], float]:
    texts: list[str] = []
    if panel.pooling and panel.metric:
        texts += [
            f"{heterogeneity_line(panel.pooling)}.",
            *pooling_lines(panel.metric, panel.pooling),
        ]
    texts.append(margin_line(forest, panel).replace("marked :", "marked by dotted lines"))
    for name, row in zip(labels_of(panel.rows), panel.rows, strict=True):
        notes = (*((row.result.outcome,) if row.review else ()), *remarks(row))
        if notes:
            texts.append(f"{name}: {'; '.join(notes)}.")
    items: list[Item] = []
    for text in (*texts, *(f"{line}." for line in older(panel))):
        lines, y = _paragraph(text, y, FAINT)
        items += lines
    return items, y


def _listed(forest: Forest, y: float) -> tuple[list[Item], float]:
    if not forest.listed:
        return [], y
    title = "Not drawn: no estimate with an interval"
    items, y = _paragraph(title, y + 10, INK, size=15, bold=True)
    for item in forest.listed:
        lines, y = _paragraph(f"{listed_name(item)}: {listed_line(item)}.", y, INK)
        items += lines
    return items, y


def _paragraph(
    text: str, y: float, fill: str, *, size: float = SMALL, bold: bool = False
) -> tuple[list[Item], float]:
    """Write text over as many lines as it takes; return them with the y of the last one."""
    items: list[Item] = []
    for line in wrapped(text, WIDTH - 2 * MARGIN, size) if text else ():
        y += LINE_HEIGHT + (size - SMALL)
        items.append(Label(x=MARGIN, y=y, text=line, size=size, fill=fill, bold=bold))
    return items, y + 2
