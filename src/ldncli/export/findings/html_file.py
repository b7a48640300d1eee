"""Summary-of-findings tables as one HTML page without script, to read, print or paste."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from ldncli.document.characters import inert
from ldncli.export.findings import words
from ldncli.export.findings.cells import Cell, heads, row_cells
from ldncli.export.findings.tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.export.findings.tables import FindingsTable
    from ldncli.export.selection import Files, Selection

# Nothing is loaded: the page is the same from a disk and in a mail.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
body { font: 1rem/1.45 system-ui, sans-serif; margin: 1rem auto; max-width: 75rem; padding: 0 1rem;
  color: #1a1a1a; background: #fff; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .9rem; }
caption, th { text-align: left; }
caption { font-weight: bold; padding: .3rem 0; }
th, td { border: 1px solid #777; padding: .35rem .5rem; vertical-align: top; }
thead th { background: #e8eef4; }
tbody th { font-weight: normal; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
dt { font-weight: bold; } dd { margin: 0; }
ol, ul, p.foot { font-size: .85rem; }
@media print { body { max-width: none; } section { break-inside: avoid; } }
"""


def files(selection: Selection, notice: str) -> Files:
    """Return the page."""
    version = selection.metadata.version
    page = Element("html", lang="en")
    name = f"Summary of findings, ldn dataset {version}"
    _page_head(page, name)
    body = SubElement(SubElement(page, "body"), "main")
    _put(body, "h1", name)
    tables = tables_of(selection)
    for table in tables:
        body.append(section(table))
    rated = {table.condition.id for table in tables}
    for summary in selection.summaries:
        if summary.id not in rated and selection.conditions:
            _put(body, "h2", summary.name)
            _put(body, "p", f"No outcome is rated. {summary.verdict}")
    _list(body, "Certainty (GRADE):", words.key())
    for line in words.foot(version, notice):
        _put(body, "p", line).set("class", "foot")
    return {"": f"<!DOCTYPE html>\n{markup(page)}\n".encode()}


def markup(element: Element) -> str:
    """Return an element as HTML, every text escaped."""
    return tostring(element, encoding="unicode", method="html")


def _page_head(page: Element, name: str) -> None:
    head = SubElement(page, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _put(head, "title", name)
    _put(head, "style", STYLE, plain=True)


def section(table: FindingsTable) -> Element:
    """Return one table with what stands above and below it."""
    place = Element("section")
    _put(place, "h2", words.title(table))
    facts = SubElement(place, "dl")
    for name, value in words.head(table):
        _put(facts, "dt", name)
        _put(facts, "dd", value)
    place.append(grid(table))
    notes = SubElement(place, "ul", style="list-style: none; padding: 0")
    for letter, note in table.notes:
        item = SubElement(notes, "li")
        _put(item, "sup", letter)
        item[-1].tail = f" {inert(note)}"
    _list(place, "Left out:", _left_out(table))
    return place


def _left_out(table: FindingsTable) -> list[str]:
    return [f"{row.finding.outcome}: {text}" for row in table.rows for text in row.left_out]


def grid(table: FindingsTable) -> Element:
    """Return the table itself, in a box that scrolls where a screen is narrow."""
    box = Element("div", {"class": "wide", "tabindex": "0", "role": "region"})
    box.set("aria-label", inert(words.title(table)))
    drawn = SubElement(box, "table")
    _put(drawn, "caption", words.title(table))
    top = SubElement(drawn, "thead")
    for line in heads(table):
        row = SubElement(top, "tr")
        for cell in line:
            _cell(row, "th", cell).set("scope", "colgroup" if cell.across > 1 else "col")
    below = SubElement(drawn, "tbody")
    for outcome in table.rows:
        row = SubElement(below, "tr")
        first, *others = row_cells(table, outcome)
        _cell(row, "th", first, strong=True).set("scope", "row")
        for cell in others:
            _cell(row, "td", cell)
    return box


def _cell(row: Element, tag: str, cell: Cell, *, strong: bool = False) -> Element:
    element = _put(row, tag, "" if strong else cell.text)
    if strong:
        _put(element, "strong", cell.text)
    if cell.across > 1:
        element.set("colspan", str(cell.across))
    if cell.down > 1:
        element.set("rowspan", str(cell.down))
    if cell.letters:
        _put(element, "sup", ",".join(cell.letters))
    for line in cell.below:
        SubElement(element, "br").tail = inert(line)
    return element


def _list(place: Element, name: str, items: Iterable[str]) -> None:
    texts = tuple(items)
    if texts:
        _put(place, "p", name).set("class", "foot")
        rows = SubElement(place, "ul")
        for text in texts:
            _put(rows, "li", text)


def _put(place: Element, tag: str, text: str, *, plain: bool = False) -> Element:
    """Add an element with a text in it; what would act on a screen is shown as escapes."""
    element = SubElement(place, tag)
    element.text = text if plain else inert(text)
    return element
