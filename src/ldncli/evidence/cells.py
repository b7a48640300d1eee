"""The cells of the map: what one kind of evidence found on one condition, in how many people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.designs import CASES, RANDOMISED, UNCONTROLLED
from ldncli.evidence.eligibility import counts
from ldncli.evidence.summary import people_with
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ldncli.evidence.summary import ConditionSummary
    from ldncli.schema.studies import Study
    from ldncli.schema.vocabulary import Direction

DESIGNS_OF = {"randomised": RANDOMISED, "uncontrolled": UNCONTROLLED, "case-reports": CASES}


class Cell(Record):
    """The low-dose evidence of one kind on one condition."""

    condition: str
    kind: str
    direction: Direction
    n_studies: int
    n_people: int


def cells(summary: ConditionSummary, studies: Iterable[Study]) -> Iterator[Cell]:
    """Yield the evidence on a condition by kind; a kind without any has no cell."""
    low = [study for study in studies if counts(study)]
    for kind, designs in DESIGNS_OF.items():
        of_kind = [study for study in low if study.design in designs]
        if of_kind:
            rated = summary.direction if _is_rated(kind, summary) else None
            yield Cell(
                condition=summary.id,
                kind=kind,
                direction=rated or common(of_kind),
                n_studies=len(of_kind),
                n_people=sum(people_with(study, summary.id) for study in of_kind),
            )


def _is_rated(kind: str, summary: ConditionSummary) -> bool:
    """Tell whether the main finding rests on studies of this kind.

    Where trials measured something else, it may rest on people without a comparison group.
    """
    return kind == summary.tier and (kind != "randomised" or summary.comparator != "none")


def common(studies: Sequence[Study]) -> Direction:
    """Return the direction that all studies share, or mixed; those without one are left out."""
    directions = {study.direction for study in studies} - {"not-applicable"}
    if not directions:
        return "not-applicable"
    return directions.pop() if len(directions) == 1 else "mixed"
