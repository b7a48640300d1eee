"""The map of the evidence as a picture: a row a condition, people as area, gaps as dots."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ldncli.document.wording import AREAS, MARKS, bottom_line
from ldncli.plots.svg.figure import (
    FAINT,
    RULE,
    Figure,
    Label,
    Link,
    circle,
    line,
    text_width,
    wrapped,
)
from ldncli.plots.svg.marks import legend, symbol

if TYPE_CHECKING:
    from ldncli.evidence.cells import Cell
    from ldncli.plots.svg.figure import Item
    from ldncli.queries.evidence_map import EvidenceMap, MapRow

# In pixels: two blocks of conditions beside each other on a slide of 16 by 9.
WIDTH, MARGIN, ROW, HEAD = 1280.0, 32.0, 26.0, 28.0
BLOCK, GUTTER = 596.0, 24.0
NAME_WIDTH = 236.0
CELL_KINDS = {
    "randomised": "randomised",
    "uncontrolled": "not randomised",
    "case-reports": "case reports",
}
CELL = 120.0
NAME_SIZE, SMALL = 13.0, 12.0
# People are an area; more than a thousand draw no larger, and the smallest can still be seen.
LARGEST, MOST_PEOPLE, LEAST = 12.0, 1000, 3.0
TITLE = "Low-dose naltrexone: the evidence at a glance"
AREA = "Area stands for people, from 60 to 1,000; below and above that the number alone tells."


def figure(evidence: EvidenceMap, link: str = "") -> Figure:
    """Lay out the studied conditions in two blocks, and the gaps under them."""
    studied = _areas(evidence)
    items: list[Item] = [Label(x=MARGIN, y=44, text=TITLE, size=24, bold=True)]
    line_of_all = bottom_line(row.summary for row in evidence.rows)
    items.append(Label(x=MARGIN, y=70, text=line_of_all, size=15))
    lowest = 0.0
    for number, block in enumerate(_halves(studied)):
        drawn, y = _block(block, MARGIN + number * (BLOCK + GUTTER), 96, link)
        items += drawn
        lowest = max(lowest, y)
    gaps, lowest = _gaps(evidence, lowest + 20, link)
    used = {cell.direction for row in evidence.rows for cell in row.cells}
    signs, lowest = legend(used, MARGIN, lowest + 22, WIDTH - MARGIN)
    through = f"Searched through {evidence.searched_through}. Information, not medical advice."
    legend_text = f"{AREA} Small dot: none found. {through}"
    foot = Label(x=MARGIN, y=lowest + 8, text=legend_text, size=SMALL, fill=FAINT)
    return Figure(
        name="map",
        title=TITLE,
        description=_description(evidence),
        width=WIDTH,
        height=lowest + 28,
        items=(*items, *gaps, *signs, foot),
    )


def _areas(evidence: EvidenceMap) -> list[tuple[str, list[MapRow]]]:
    studied = [(area, [row for row in rows if row.cells]) for area, rows in evidence.areas]
    return [(area, rows) for area, rows in studied if rows]


def _halves(areas: list[tuple[str, list[MapRow]]]) -> list[list[tuple[str, list[MapRow]]]]:
    """Part the areas in two so that the longer half is as short as can be."""
    lengths = [HEAD + ROW * len(rows) for _, rows in areas]
    cuts = range(len(areas) + 1)
    cut = min(cuts, key=lambda i: (max(sum(lengths[:i]), sum(lengths[i:])), -i), default=0)
    return [half for half in (areas[:cut], areas[cut:]) if half]


def _block(
    areas: list[tuple[str, list[MapRow]]], x: float, y: float, link: str
) -> tuple[list[Item], float]:
    items: list[Item] = []
    for number, head in enumerate(CELL_KINDS.values()):
        place = x + NAME_WIDTH + number * CELL
        items.append(Label(x=place, y=y + 4, text=head, size=SMALL, fill=FAINT))
    y += 10
    for area, rows in areas:
        title = AREAS.get(area, area).capitalize()
        items.append(Label(x=x, y=y + 18, text=title, size=14, bold=True))
        y += HEAD
        items.append(line(x, y - 3, x + BLOCK, y - 3, stroke=RULE, width=1))
        for row in rows:
            items += _linked(row, _row(row, x, y + ROW / 2), link)
            y += ROW
    return items, y


def _linked(row: MapRow, items: list[Item], link: str) -> list[Item]:
    if not link:
        return items
    place = link.replace("{id}", row.summary.id)
    return [Link(href=place, label=_in_words(row), items=tuple(items))]


def _row(row: MapRow, x: float, y: float) -> list[Item]:
    items: list[Item] = [
        Label(x=x + 4, y=y + 4.5, text=_shortened(row.summary.name), size=NAME_SIZE)
    ]
    for number, kind in enumerate(CELL_KINDS):
        place = x + NAME_WIDTH + number * CELL
        cell = row.cell(kind)
        if cell is None:
            items.append(circle(place + 17, y, 1.5, fill=RULE, stroke=RULE))
        else:
            items += _cell(cell, place + 17, y)
    return items


def _cell(cell: Cell, x: float, y: float) -> list[Item]:
    radius = radius_of(cell.n_people)
    sign = MARKS[cell.direction][0].strip() if radius < 6 else ""
    people = f"{cell.n_people:,}" if cell.n_people else "n not reported"
    label = Label(
        x=x + max(radius * 1.25, 5) + 6, y=y + 4.2, text=f"{sign} {people}".strip(), size=SMALL
    )
    return [*symbol(cell.direction, x, y, radius), label]


def radius_of(people: int) -> float:
    """Return a radius whose circle has an area in proportion to the people, within bounds."""
    return max(LEAST, LARGEST * math.sqrt(min(people, MOST_PEOPLE) / MOST_PEOPLE))


def _shortened(name: str) -> str:
    """Return a name that fits its column: without what stands in brackets, then cut at a word."""
    width = NAME_WIDTH - 12
    if text_width(name, NAME_SIZE) <= width:
        return name
    bare = (
        name.split(" (", maxsplit=1)[0].split(" / ", maxsplit=1)[0].split(", and ", maxsplit=1)[0]
    )
    first, *rest = wrapped(bare, width - 12, NAME_SIZE)
    return f"{first} …" if rest else first


def _gaps(evidence: EvidenceMap, y: float, link: str) -> tuple[list[Item], float]:
    gaps = [row for row in evidence.rows if not row.cells]
    if not gaps:
        return [], y
    title = f"Gaps: {len(gaps)} conditions asked about, nothing at low dose in people"
    items: list[Item] = [Label(x=MARGIN, y=y + 4, text=title, size=14, bold=True)]
    y, x = y + 26, MARGIN
    for row in gaps:
        name = _shortened(row.summary.name)
        need = text_width(name, SMALL) + 22
        if x + need > WIDTH - MARGIN:
            x, y = MARGIN, y + 19
        drawn: list[Item] = [
            circle(x + 5, y - 4, 3.5, fill="none", stroke=FAINT),
            Label(x=x + 13, y=y, text=name, size=SMALL),
        ]
        items += _linked(row, drawn, link)
        x += need
    return items, y


def _in_words(row: MapRow) -> str:
    parts = [
        f"{CELL_KINDS[cell.kind]}: {MARKS[cell.direction][1]}, {cell.n_people:,} people"
        for cell in row.cells
    ]
    return f"{row.summary.name}: {'; '.join(parts) or 'nothing at low dose in people'}"


def _description(evidence: EvidenceMap) -> str:
    return ". ".join(_in_words(row) for row in evidence.rows) + "."
