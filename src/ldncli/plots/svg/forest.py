"""A forest plot as a picture: a panel a scale, the studies that are not drawn named below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.plots.forest.axis import axis_of
from ldncli.plots.forest.notes import METHOD, listed_line, listed_name, older, remarks
from ldncli.plots.forest.words import OWN_LABEL, column, effect, heading, labels_of, short_estimate
from ldncli.plots.svg.figure import FAINT, INK, Figure, Label, line, wrapped
from ldncli.plots.svg.forest_rows import (
    ESTIMATE_X,
    MARGIN,
    N_X,
    NAME_X,
    ROW,
    SMALL,
    WIDTH,
    axis_marks,
    own_marks,
    row_marks,
    x_of,
)
from ldncli.plots.svg.marks import legend

if TYPE_CHECKING:
    from ldncli.plots.svg.figure import Item
    from ldncli.queries.forest.plot import Forest
    from ldncli.queries.forest.scales import Panel


def figure(forest: Forest) -> Figure:
    """Lay out the plots of one outcome from top to bottom."""
    words = forest.outcome.words if forest.outcome else "no outcome reported"
    title = f"{forest.condition.name}: {words}"
    items: list[Item] = [Label(x=MARGIN, y=40, text=title, size=22, bold=True)]
    y = 62.0
    for panel in forest.panels:
        drawn, y = _panel(panel, y)
        items += drawn
    if not forest.panels:
        items.append(
            Label(
                x=MARGIN, y=y + 14, text="No result with an interval was reported: nothing to draw."
            )
        )
        y += 34
    under, y = _listed(forest, y)
    items += under
    foot, y = _foot(forest, y + 6)
    key = forest.outcome.id if forest.outcome else "none"
    return Figure(
        name=f"forest-{forest.condition.id}-{key}",
        title=f"Forest plot. {title}",
        description=_description(forest),
        width=WIDTH,
        height=y + 10,
        items=(*items, *foot),
    )


KEY = (
    "Square: a study, larger with more weight. Diamond: pooled; hollow: disputed. "
    "Dotted: interval worked out from p. "
)
SOURCE = "Information, not medical advice: LDN is an off-label use."


def _foot(forest: Forest, y: float) -> tuple[list[Item], float]:
    used = {row.result.favours or "not-applicable" for p in forest.panels for row in p.rows}
    signs, below = legend(used - {"not-applicable"}, MARGIN, y + 14, WIDTH - MARGIN)
    key, below = _paragraph(KEY if forest.panels else "", below - 6, FAINT)
    origin = f"ldn, low-dose naltrexone (LDN), searched through {forest.searched_through}. {SOURCE}"
    source, below = _paragraph(origin, below, FAINT)
    return [*signs, *key, *source], below


def _description(forest: Forest) -> str:
    """Say every row, so that the picture can be heard."""
    sentences = []
    for panel in forest.panels:
        rows = zip(labels_of(panel.rows), panel.rows, strict=True)
        estimates = "; ".join(f"{name} {short_estimate(row)}" for name, row in rows)
        sentences.append(f"{heading(panel)}: {estimates}.")
        if panel.own:
            sentences.append(
                f"{OWN_LABEL}: {effect(panel.own.estimate, panel.own.low, panel.own.high)}."
            )
    names = ", ".join(listed_name(item) for item in forest.listed)
    return (
        " ".join([*sentences, f"Not drawn: {names}." if names else ""]).strip()
        or "Nothing to draw."
    )


def _panel(panel: Panel, y: float) -> tuple[list[Item], float]:
    axis = axis_of(panel)
    items: list[Item] = []
    for number, text in enumerate(wrapped(heading(panel), WIDTH - 2 * MARGIN, 15)):
        y += 22 if number == 0 else 19
        items.append(Label(x=MARGIN, y=y, text=text, size=15, bold=True))
    y += 22
    items += [
        Label(x=NAME_X, y=y, text="Study", size=SMALL, fill=FAINT),
        Label(
            x=N_X,
            y=y,
            text="n (LDN/control)" if panel.studies else "studies",
            size=SMALL,
            anchor="end",
            fill=FAINT,
        ),
        Label(x=ESTIMATE_X, y=y, text=column(panel), size=SMALL, fill=FAINT),
    ]
    top = y + 8
    y = top
    for name, row in zip(labels_of(panel.rows), panel.rows, strict=True):
        y += ROW
        items += row_marks(name, row, axis, y - ROW / 2)
    if panel.own:
        y += ROW
        items += own_marks(panel.own, axis, y - ROW / 2)
    frame = [
        line(x_of(axis, panel.scale.null), top, x_of(axis, panel.scale.null), y + 4, stroke=FAINT)
    ]
    foot, y = axis_marks(panel, axis, y + 4)
    notes, y = _notes(panel, y)
    return [*frame, *items, *foot, *notes], y + 6


def _notes(panel: Panel, y: float) -> tuple[list[Item], float]:
    items: list[Item] = []
    sentences = []
    for name, row in zip(labels_of(panel.rows), panel.rows, strict=True):
        parts = (*((row.result.outcome,) if row.review else ()), *remarks(row))
        if parts:
            sentences.append(f"{name}: {'; '.join(parts)}.")
    if panel.own:
        pooled = panel.own.pooled
        sentences.insert(
            0,
            f"{OWN_LABEL}: not published; {METHOD}; I2 {pooled.i2:.0f}%.",
        )
    for text in (*sentences, *(f"{parts}." for parts in older(panel))):
        lines, y = _paragraph(text, y, FAINT)
        items += lines
    return items, y


def _listed(forest: Forest, y: float) -> tuple[list[Item], float]:
    if not forest.listed:
        return [], y
    y += 24
    items: list[Item] = [
        Label(
            x=MARGIN,
            y=y,
            text="Not drawn: no estimate with an interval on these scales",
            size=15,
            bold=True,
        )
    ]
    y += 4
    for item in forest.listed:
        lines, y = _paragraph(f"{listed_name(item)}: {listed_line(item)}.", y, INK)
        items += lines
    return items, y


def _paragraph(text: str, y: float, fill: str) -> tuple[list[Item], float]:
    items: list[Item] = []
    for part in wrapped(text, WIDTH - 2 * MARGIN, SMALL):
        y += 17
        items.append(Label(x=MARGIN, y=y, text=part, size=SMALL, fill=fill))
    return items, y + 2
