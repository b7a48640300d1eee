"""Summary-of-findings tables as a Word document: landscape, the head on every page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ldncli.document.characters import inert
from ldncli.export.findings import words
from ldncli.export.findings.cells import WIDTH, heads, row_cells
from ldncli.export.findings.tables import tables_of
from ldncli.extras import needed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

    from ldncli.export.findings.cells import Cell
    from ldncli.export.findings.tables import FindingsTable
    from ldncli.export.selection import Files, Selection

EXTRA = "word"
A4 = (297, 210)  # millimetres, wide: eight columns stand side by side
SMALL = 8  # points: as GRADEpro sets its tables
MARGIN = 15  # millimetres


def files(selection: Selection, notice: str) -> Files:
    """Return the document."""
    docx = needed("docx", EXTRA)
    document: Document = docx.Document()
    _set_up(document, selection.metadata.version)
    version = selection.metadata.version
    tables = tables_of(selection)
    document.add_heading(f"Summary of findings, ldn dataset {inert(version)}", level=1)
    for table in tables:
        _section(document, table)
    rated = {table.condition.id for table in tables}
    for summary in selection.summaries:
        if summary.id not in rated and selection.conditions:
            document.add_heading(inert(summary.name), level=2)
            document.add_paragraph(inert(f"No outcome is rated. {summary.verdict}"))
    for text in (*words.key(), *words.foot(version, notice)):
        _small(document.add_paragraph(inert(text)))
    out = io.BytesIO()
    document.save(out)
    return {"": out.getvalue()}


def _set_up(document: Document, version: str) -> None:
    shared = needed("docx.shared", EXTRA)
    enum = needed("docx.enum.section", EXTRA)
    page = document.sections[0]
    page.orientation = enum.WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = map(shared.Mm, A4)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(page, side, shared.Mm(MARGIN))
    properties = document.core_properties
    properties.title = inert(f"Summary of findings, ldn dataset {version}")
    properties.author, properties.comments, properties.language = "ldn", "", "en-GB"


def _section(document: Document, table: FindingsTable) -> None:
    document.add_heading(inert(words.title(table)), level=2)
    for name, value in words.head(table):
        line = document.add_paragraph()
        line.add_run(f"{name}: ").bold = True
        line.add_run(inert(value))
        line.paragraph_format.space_after = 0
    _grid(document, table)
    for letter, note in table.notes:
        line = document.add_paragraph()
        line.add_run(letter).font.superscript = True
        line.add_run(f" {inert(note)}")
        _small(line)
    left_out = [
        f"Left out. {row.finding.outcome}: {text}" for row in table.rows for text in row.left_out
    ]
    for text in left_out:
        _small(document.add_paragraph(inert(text)))


def _grid(document: Document, table: FindingsTable) -> None:
    """Draw the grid: a cell that reaches over others is merged with them."""
    head = heads(table)
    width = WIDTH if table.comparator else len(head[0])
    lines = [*head, *(row_cells(table, row) for row in table.rows)]
    grid = document.add_table(rows=len(lines), cols=width)
    grid.style = "Table Grid"
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(lines):
        column = 0
        for cell in line:
            while (row, column) in taken:
                column += 1
            taken |= {(row + down, column) for down in range(1, cell.down)}
            place = grid.cell(row, column)
            if cell.across > 1 or cell.down > 1:
                place = place.merge(grid.cell(row + cell.down - 1, column + cell.across - 1))
            _fill(place, cell, bold=row < len(head) or column == 0)
            column += cell.across
    _repeat(grid, len(head))


def _fill(place: _Cell, cell: Cell, *, bold: bool) -> None:
    line = place.paragraphs[0]
    line.add_run(inert(cell.text)).bold = bold
    if cell.letters:
        line.add_run(",".join(cell.letters)).font.superscript = True
    _small(line)
    for text in cell.below:
        _small(place.add_paragraph(inert(text)))


def _small(line: Paragraph) -> None:
    size = needed("docx.shared", EXTRA).Pt(SMALL)
    line.paragraph_format.space_after = 0
    for run in line.runs:
        run.font.size = size


def _repeat(grid: Table, rows: int) -> None:
    """Mark the rows of the head, so that Word repeats them on every page."""
    element = needed("docx.oxml", EXTRA).OxmlElement
    for row in grid.rows[:rows]:
        row._tr.get_or_add_trPr().append(element("w:tblHeader"))
