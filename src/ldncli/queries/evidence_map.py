"""Every condition against the kinds of evidence: what was found, in how many people, or a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.cells import Cell
from ldncli.evidence.summary import ConditionSummary
from ldncli.queries.conditions import summaries
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.vocabulary import Area


class MapRow(Record):
    """One condition with its cells; a kind that is missing is a gap."""

    summary: ConditionSummary
    cells: tuple[Cell, ...]

    def cell(self, kind: str) -> Cell | None:
        """Return the evidence of a kind, or None for a gap."""
        return next((cell for cell in self.cells if cell.kind == kind), None)


class EvidenceMap(Record):
    """All conditions, by area, the best studied first within each."""

    rows: tuple[MapRow, ...]
    searched_through: str

    @property
    def areas(self) -> tuple[tuple[Area, tuple[MapRow, ...]], ...]:
        """Return the areas in the order of their evidence, each with its conditions."""
        areas: dict[Area, list[MapRow]] = {}
        for row in self.rows:
            areas.setdefault(row.summary.area, []).append(row)
        return tuple((area, tuple(rows)) for area, rows in areas.items())


def evidence_map(dataset: Dataset) -> EvidenceMap:
    """Return every condition with what was found at low dose, by kind of evidence."""
    cells: dict[str, list[Cell]] = {}
    for cell in dataset.all(Cell):
        cells.setdefault(cell.condition, []).append(cell)
    rows = (MapRow(summary=s, cells=tuple(cells.get(s.id, ()))) for s in summaries(dataset))
    return EvidenceMap(rows=tuple(rows), searched_through=dataset.metadata.searched_through)
