"""Studies over the years as a picture: a lane a design, a mark a study."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ldncli.document.wording import MARKS, bottom_line, surname
from ldncli.plots.svg.figure import FAINT, RULE, SIZE, Figure, Label, line, text_width, wrapped
from ldncli.plots.svg.marks import legend, symbol
from ldncli.plots.svg.verdict import verdict_block

if TYPE_CHECKING:
    from ldncli.plots.svg.figure import Item
    from ldncli.queries.timeline import Timeline
    from ldncli.schema.studies import Study

# In pixels; LEFT is room for the longest name of a lane.
WIDTH, MARGIN, LEFT = 1280.0, 32.0, 190.0
STEP, LANE_GAP = 19.0, 16.0
# A surname needs about 52 pixels a year to stand below its mark; wider years only spread out.
RADIUS, WIDEST, NAMED_FROM = 8.0, 110.0, 52.0
LANES = {
    "randomised": ("Randomised", "low dose"),
    "not-randomised": ("Not randomised", "low dose"),
    "case-reports": ("Case reports", "low dose"),
    "reviews": ("Reviews", "all doses"),
    "not-counted": ("Not counted", "other doses; x retracted"),
}


def figure(timeline: Timeline) -> Figure:
    """Lay out the lanes from the strongest design down, over one row of years."""
    of = timeline.condition.name if timeline.condition else "All conditions"
    title = f"{of}: studies of naltrexone over the years"
    items: list[Item] = [Label(x=MARGIN, y=44, text=title, size=24, bold=True)]
    verdict, y = _verdict(timeline)
    items += verdict
    y += 22
    for lane in timeline.lanes:
        drawn, y = _lane(timeline, lane, y)
        items += drawn
    years, y = _years(timeline, y)
    used = {entry.study.direction for entry in timeline.entries}
    signs, y = legend(used, MARGIN, y + 26, WIDTH - MARGIN)
    name = timeline.condition.id if timeline.condition else "all"
    foot: list[Item] = []
    origin = f"Searched through {timeline.searched_through}. Information, not medical advice."
    for text in wrapped(origin, WIDTH - 2 * MARGIN, 12.5):
        y += 8
        foot.append(Label(x=MARGIN, y=y, text=text, size=12.5, fill=FAINT))
    return Figure(
        name=f"timeline-{name}",
        title=title,
        description=_description(timeline),
        width=WIDTH,
        height=y + 20,
        items=(*items, *years, *signs, *foot),
    )


def _verdict(timeline: Timeline) -> tuple[tuple[Item, ...], float]:
    width = WIDTH - 2 * MARGIN
    if timeline.condition is None:
        return verdict_block(None, bottom_line(timeline.summaries), None, MARGIN, 50, width)
    (summary,) = timeline.summaries
    return verdict_block(summary.direction, summary.verdict, summary.certainty, MARGIN, 50, width)


def _column(timeline: Timeline) -> float:
    return min(WIDEST, (WIDTH - MARGIN - LEFT) / max(1, len(timeline.years)))


def _lane(timeline: Timeline, lane: str, y: float) -> tuple[list[Item], float]:
    column, by_year = _column(timeline), [timeline.at(lane, year) for year in timeline.years]
    across = _across(by_year, column)
    if lane == "randomised" and timeline.condition:
        across = 1
    levels = max(math.ceil(len(studies) / across) for studies in by_year)
    named = lane == "randomised" and timeline.condition is not None and column >= NAMED_FROM
    step = STEP + (16 if named else 0)
    base = y + step * levels
    head, below = LANES[lane]
    items: list[Item] = [
        Label(x=MARGIN, y=base - 18, text=head, size=SIZE, bold=True),
        Label(x=MARGIN, y=base - 2, text=below, size=12, fill=FAINT),
    ]
    for place, studies in enumerate(by_year):
        for number, study in enumerate(studies):
            level, side = divmod(number, across)
            width = min(across, len(studies) - level * across)
            x = LEFT + column * (place + 0.5) + (side - (width - 1) / 2) * STEP
            items += _study(study, x, base - step * (level + 0.5), named=named)
    items.append(line(LEFT, base + 6, LEFT + column * len(by_year), base + 6, stroke=RULE, width=1))
    return items, base + 6 + LANE_GAP


def _across(by_year: list[tuple[Study, ...]], column: float) -> int:
    """Return how many marks stand side by side in a year: more only where a lane would tower."""
    tallest = max(map(len, by_year))
    room = max(1, int(column // STEP))
    return min(room, math.ceil(tallest / 4))


def _study(study: Study, x: float, y: float, *, named: bool) -> list[Item]:
    if study.retracted:
        cross = Label(x=x, y=y + 5, text="x", size=SIZE, anchor="middle", fill=FAINT, bold=True)
        return [cross]
    if not named:
        return [*symbol(study.direction, x, y, RADIUS)]
    people = study.people
    name = surname(study)
    label = Label(x=x, y=y + 21, text=name, size=11, anchor="middle")
    count = [Label(x=x + 12, y=y + 4, text=f"n {people}", size=11, fill=FAINT)] if people else []
    return [*symbol(study.direction, x, y, RADIUS), label, *count]


def _years(timeline: Timeline, y: float) -> tuple[list[Item], float]:
    column = _column(timeline)
    every = column >= text_width("2020", 12) + 8
    items: list[Item] = []
    for place, year in enumerate(timeline.years):
        if every or year % 5 == 0:
            x = LEFT + column * (place + 0.5)
            items.append(line(x, y - LANE_GAP, x, y - LANE_GAP + 5, width=1))
            items.append(Label(x=x, y=y + 5, text=str(year), size=12, anchor="middle"))
    return items, y + 8


def _description(timeline: Timeline) -> str:
    """Say the randomised trials one by one, and how many others."""
    trials = [
        f"{study.year} {surname(study)}: {MARKS[study.direction][1]}"
        for study in timeline.randomised
    ]
    others = len(timeline.entries) - len(trials)
    named = "; ".join(trials) or "none"
    return f"Randomised low-dose trials: {named}. Other studies and reviews: {others}."
