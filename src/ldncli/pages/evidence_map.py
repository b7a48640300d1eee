"""The evidence at a glance: conditions against kinds of evidence, gaps included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Hint, Preformatted, Prose, Section, Span, Title
from ldncli.document.page import Page
from ldncli.document.wording import AREAS, CERTAINTY, MARKS, bottom_line, count, legend
from ldncli.plots.files import map_figure, pictures
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.evidence.cells import Cell
    from ldncli.queries.evidence_map import EvidenceMap, MapRow
    from ldncli.schema.vocabulary import Area, Certainty, Direction, Tier

# Shorter than the names of the kinds: three columns of 14 cells stand beside each other.
HEADS = {"randomised": "randomised", "uncontrolled": "not random", "case-reports": "cases"}
# In cells: a name, three kinds of evidence and a certainty fill 80 columns.
NAME, CELL, BAR = 26, 14, 5
# Each about three times the one before: a bar of five signs covers 1 to several thousand people.
STEPS = (30, 100, 300, 1000)
LENGTH = "A longer bar is more people: 1 sign under 30, 2 under 100, 3 under 300, 4 under 1,000."
SIGNS = "The sign: the main finding's for the best kind of evidence, else what all studies share."


class MappedCondition(Record):
    """One condition against the kinds of low-dose evidence; no direction marks a gap."""

    id: str
    name: str
    area: Area
    tier: Tier
    direction: Direction | None
    certainty: Certainty | None
    randomised_direction: Direction | None
    randomised_studies: int
    randomised_people: int
    uncontrolled_direction: Direction | None
    uncontrolled_studies: int
    uncontrolled_people: int
    case_reports_direction: Direction | None
    case_reports_studies: int
    case_reports_people: int


def page(evidence: EvidenceMap, *, full: bool = False) -> Page:
    """Arrange the conditions by area; `full` draws the case reports and the gaps as rows too."""
    studied = [row for row in evidence.rows if row.cells]
    records = tuple(_record(row) for row in evidence.rows)
    gaps = [row for row in evidence.rows if not row.cells]
    cases = [row for row in studied if row.summary.tier == "case-reports"]
    drawn = evidence.rows if full else [row for row in studied if row not in cases]
    blocks: list[Block] = [
        Title(text="The evidence at a glance", aside=_aside(len(studied), len(gaps))),
        Prose(text=bottom_line(row.summary for row in evidence.rows), indent=0),
        _grid(evidence, set(map(id, drawn))),
    ]
    if not full:
        blocks += _lists(cases, gaps)
    used = {cell.direction for row in evidence.rows for cell in row.cells}
    blocks += [
        Section(text="Signs"),
        Prose(text=f"{legend(used)}  o\u00a0no\u00a0result  .\u00a0gap"),
    ]
    blocks.append(Prose(text=Span(text=f"{LENGTH} {SIGNS}", style="dim")))
    blocks.append(Hint(text="ldn show NAME · ldn map --full · ldn map --output map.svg"))
    return Page(
        schema="ldn.map/1",
        data=records,
        records=records,
        blocks=tuple(blocks),
        ids=tuple(row.summary.id for row in evidence.rows),
        files=pictures(lambda: map_figure(evidence)),
    )


def _aside(studied: int, gaps: int) -> str:
    return f"{count(studied, 'condition')} studied at low dose, {gaps} not"


def _lists(cases: list[MapRow], gaps: list[MapRow]) -> list[Block]:
    blocks: list[Block] = []
    if cases:
        parts: list[str | Span] = []
        for row in cases:
            cell = row.cells[0]
            name = f" {row.summary.name} ({cell.n_people or 'n?'})"
            parts += [_sign(cell.direction), name, ", "]
        blocks += [Section(text="Case reports only (people)"), Prose(text=(*parts[:-1], "."))]
    if gaps:
        names = ", ".join(row.summary.name for row in gaps)
        blocks += [Section(text="Gaps: nothing at low dose in people"), Prose(text=f". {names}.")]
    return blocks


def _grid(evidence: EvidenceMap, drawn: set[int]) -> Preformatted:
    head = "  " + "condition".ljust(NAME) + "".join(t.ljust(CELL) for t in HEADS.values())
    wide: list[Text] = [Span(text=head + "how sure", style="dim")]
    narrow: list[Text] = []
    for area, conditions in evidence.areas:
        rows = [row for row in conditions if id(row) in drawn]
        if rows:
            title = Span(text=AREAS.get(area, area), style="strong")
            wide += ["", title] if len(wide) > 1 else [title]
            narrow += ["", title] if narrow else [title]
        for row in rows:
            wide += _wide(row)
            narrow += _narrow(row)
    return Preformatted(lines=tuple(wide), narrow=tuple(narrow))


def _wide(row: MapRow) -> list[Text]:
    first, *rest = _wrapped(row.summary.name, NAME - 2)
    parts: list[str | Span] = ["  " + first.ljust(NAME)]
    for kind in HEADS:
        parts += _cell(row.cell(kind), CELL)
    sure = CERTAINTY[row.summary.certainty] if row.summary.certainty else "-"
    return [(*parts, sure), *("  " + line for line in rest)]


def _narrow(row: MapRow) -> list[Text]:
    lines: list[Text] = ["  " + line for line in _wrapped(row.summary.name, 36)]
    for kind, head in HEADS.items():
        cell = row.cell(kind)
        if cell or kind == "randomised":
            lines.append(("    " + head.ljust(12), *_cell(cell, CELL)))
    return lines


def _cell(cell: Cell | None, width: int) -> list[str | Span]:
    if cell is None:
        return [Span(text=".", style="dim"), " " * (width - 1)]
    sign = _sign(cell.direction)
    bar = Span(text=sign.text * bar_length(cell.n_people), style=sign.style)
    people = f"{cell.n_people:,}" if cell.n_people else "n?"
    return [bar, " " * (BAR - len(bar.text)) + f" {people}".ljust(width - BAR)]


def _sign(direction: str) -> Span:
    sign, _, style = MARKS[direction]
    return Span(text=sign.strip() or "o", style=style)


def bar_length(people: int) -> int:
    """Return how many signs stand for a number of people."""
    return 1 + sum(people >= step for step in STEPS)


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _record(row: MapRow) -> MappedCondition:
    summary = row.summary
    randomised, uncontrolled, cases = (row.cell(kind) for kind in HEADS)
    return MappedCondition(
        id=summary.id,
        name=summary.name,
        area=summary.area,
        tier=summary.tier,
        direction=summary.direction,
        certainty=summary.certainty,
        randomised_direction=randomised.direction if randomised else None,
        randomised_studies=randomised.n_studies if randomised else 0,
        randomised_people=randomised.n_people if randomised else 0,
        uncontrolled_direction=uncontrolled.direction if uncontrolled else None,
        uncontrolled_studies=uncontrolled.n_studies if uncontrolled else 0,
        uncontrolled_people=uncontrolled.n_people if uncontrolled else 0,
        case_reports_direction=cases.direction if cases else None,
        case_reports_studies=cases.n_studies if cases else 0,
        case_reports_people=cases.n_people if cases else 0,
    )
