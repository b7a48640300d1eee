"""Every condition against the kinds of evidence: what was found, in how many people, or a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.designs import CASES, RANDOMISED, UNCONTROLLED
from ldncli.evidence.eligibility import counts
from ldncli.evidence.summary import ConditionSummary, people_with
from ldncli.queries.conditions import summaries
from ldncli.schema.record import Record
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.vocabulary import Area, Direction

DESIGNS_OF = {"randomised": RANDOMISED, "uncontrolled": UNCONTROLLED, "case-reports": CASES}


class Cell(Record):
    """The low-dose evidence of one kind on one condition."""

    kind: str
    direction: Direction
    n_studies: int
    n_people: int


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
    by_condition: dict[str, list[Study]] = {}
    for study in dataset.all(Study):
        for condition in study.conditions if counts(study) else ():
            by_condition.setdefault(condition, []).append(study)
    rows = tuple(_row(item, by_condition.get(item.id, [])) for item in summaries(dataset))
    return EvidenceMap(rows=rows, searched_through=dataset.metadata.searched_through)


def _row(summary: ConditionSummary, studies: list[Study]) -> MapRow:
    cells = []
    for kind, designs in DESIGNS_OF.items():
        of_kind = [study for study in studies if study.design in designs]
        if of_kind:
            rated = summary.direction if kind == summary.tier else None
            cells.append(
                Cell(
                    kind=kind,
                    direction=rated or common(of_kind),
                    n_studies=len(of_kind),
                    n_people=sum(people_with(study, summary.id) for study in of_kind),
                )
            )
    return MapRow(summary=summary, cells=tuple(cells))


def common(studies: list[Study]) -> Direction:
    """Return the direction that all studies share, or mixed; those without one are left out."""
    directions = {study.direction for study in studies} - {"not-applicable"}
    if not directions:
        return "not-applicable"
    return directions.pop() if len(directions) == 1 else "mixed"
