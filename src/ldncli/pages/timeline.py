"""Studies over the years: a column a year, a row a design, then the randomised trials by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Column, Hint, Preformatted, Prose, Section, Span, Table, Title
from ldncli.document.page import Page
from ldncli.document.wording import (
    MARKS,
    bottom_line,
    count,
    legend,
    mark,
    people,
    surname,
    with_certainty,
)
from ldncli.plots.files import pictures, timeline_figure
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.queries.timeline import Timeline
    from ldncli.schema.studies import Study
    from ldncli.schema.vocabulary import Design, Direction, DoseClass

LANES = {
    "randomised": "randomised",
    "not-randomised": "not random",
    "case-reports": "case reports",
    "reviews": "reviews",
    "not-counted": "not counted",
}
SHORT = {
    "randomised": "RCT",
    "not-randomised": "open",
    "case-reports": "case",
    "reviews": "rev",
    "not-counted": "other",
}
# 15 cells for the name of a lane, and 63 for the years, fill 78 of 80 columns.
LABEL, ROOM = 15, 63
NOT_COUNTED = "not counted: other doses, or retracted (x)"
# Reviews and studies without a comparison point nowhere; an o is not one of the signs.
OTHER = "o"
RETRACTED = Span(text="x", style="dim")


class DatedStudy(Record):
    """One study on the timeline; `lane` is the row that it is drawn in."""

    study: str
    year: int | None
    lane: str
    design: Design
    dose_class: DoseClass
    direction: Direction
    n: int | None
    short: str


def page(timeline: Timeline) -> Page:
    """Arrange the years; every study goes to JSON."""
    of = timeline.condition.name if timeline.condition else "All conditions"
    blocks: list[Block] = [Title(text=f"{of}: studies over the years", aside=_aside(timeline))]
    blocks.append(_verdict(timeline))
    if timeline.entries:
        blocks.append(Preformatted(lines=_wide(timeline), narrow=_narrow(timeline)))
    else:
        blocks.append(Prose(text="No study in people was found."))
    blocks += [*_trials(timeline), *_foot(timeline)]
    name = timeline.condition.id if timeline.condition else ""
    blocks.append(Hint(text=f"ldn timeline {name}".rstrip() + " --output timeline.svg"))
    records = tuple(_record(entry.study, entry.lane) for entry in timeline.entries)
    return Page(
        schema="ldn.timeline/1",
        data=records,
        records=records,
        blocks=tuple(blocks),
        ids=tuple(entry.study.id for entry in timeline.entries),
        files=pictures(lambda: timeline_figure(timeline)),
    )


def _verdict(timeline: Timeline) -> Prose:
    if timeline.condition is None:
        return Prose(text=bottom_line(timeline.summaries), indent=0)
    (summary,) = timeline.summaries
    sign = (mark(summary.direction), " ") if summary.direction else ()
    words = with_certainty(summary.verdict, summary.certainty)
    return Prose(text=(*sign, Span(text=words, style="strong")), indent=0)


def _aside(timeline: Timeline) -> str:
    years = timeline.years
    number = count(len(timeline.entries), "study", "studies")
    return f"{number}, {years[0]} to {years[-1]}" if years else number


def _wide(timeline: Timeline) -> tuple[Text, ...]:
    years = timeline.years
    step = max(1, min(4, ROOM // len(years)))
    lines: list[Text] = [" " * LABEL + _years(years, step)]
    for lane in timeline.lanes:
        by_year = [timeline.at(lane, year) for year in years]
        height = max(map(len, by_year))
        for level in range(height - 1, -1, -1):
            head = "" if level else LANES[lane]
            cells = [_cell(studies, level, step) for studies in by_year]
            lines.append((Span(text=head.ljust(LABEL), style="dim"), *cells))
        lines.append(" " * LABEL + "─" * (step * len(years)))
    return tuple(lines)


def _years(years: tuple[int, ...], step: int) -> str:
    """Write each year where it fits, otherwise every fifth."""
    if step >= 4:
        return "".join(f"'{year % 100:02d}".ljust(step) for year in years)
    row = [" "] * (step * len(years) + 4)
    for place, year in enumerate(years):
        if year % 5 == 0:
            row[place * step : place * step + 4] = str(year)
    return "".join(row).rstrip()


def _cell(studies: tuple[Study, ...], level: int, step: int) -> Span:
    if level >= len(studies):
        return Span(text=" " * step)
    sign = _sign(studies[level])
    return Span(text=sign.text.ljust(step), style=sign.style)


def _sign(study: Study) -> Span:
    if study.retracted:
        return RETRACTED
    sign, _, style = MARKS[study.direction]
    return Span(text=sign.strip() or OTHER, style=style)


def _narrow(timeline: Timeline) -> tuple[Text, ...]:
    lines: list[Text] = []
    for year in timeline.years:
        parts: list[str | Span] = [f"{year} "]
        for lane, short in SHORT.items():
            studies = timeline.at(lane, year)
            if studies:
                parts += [f" {short} ", *map(_sign, studies)]
        if len(parts) > 1:
            lines.append(tuple(parts))
    return tuple(lines)


def _trials(timeline: Timeline) -> list[Block]:
    if not timeline.randomised:
        return []
    columns = (
        Column(name="trial"),
        Column(name="n", right=True),
        Column(name="result", wrap=True),
    )
    rows = tuple(
        (
            (_sign(study), f" {study.year} {surname(study)}"),
            people(study.people),
            study.short,
        )
        for study in timeline.randomised
    )
    title = Section(text="Randomised trials at low dose, oldest first")
    return [title, Table(columns=columns, rows=rows)]


def _foot(timeline: Timeline) -> list[Block]:
    used = {entry.study.direction for entry in timeline.entries}
    words = legend(used) + (
        f"  {OTHER} review or no comparison" if "not-applicable" in used else ""
    )
    lines = [Prose(text=Span(text=words, style="dim"))] if used else []
    if "not-counted" in timeline.lanes:
        lines.append(Prose(text=Span(text=f"{NOT_COUNTED}.", style="dim")))
    if timeline.undated:
        undated = ", ".join(study.id for study in timeline.undated)
        lines.append(Prose(text=Span(text=f"Without a year: {undated}.", style="dim")))
    return [*lines]


def _record(study: Study, lane: str) -> DatedStudy:
    return DatedStudy(
        study=study.id,
        year=study.year,
        lane=lane,
        design=study.design,
        dose_class=study.dose_class,
        direction=study.direction,
        n=study.people,
        short=study.short,
    )
