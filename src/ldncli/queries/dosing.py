"""Doses as studied: how much, how it was raised, when, in what form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.designs import PEOPLE, newest_first
from ldncli.evidence.eligibility import counts
from ldncli.schema.conditions import Condition
from ldncli.schema.record import Record
from ldncli.schema.studies import Reference, Study

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset


class Dosing(Record):
    """The low-dose studies in people, and those that compare doses at any dose."""

    condition: Condition | None
    studies: tuple[Study, ...]
    comparing: tuple[Study, ...]
    n_other_doses: int
    references: tuple[Reference, ...]


def dosing(dataset: Dataset, condition_id: str | None = None) -> Dosing:
    """Return the doses as studied, of one condition or of all; newest studies first."""
    every = Study
    studies = dataset.about(every, condition_id) if condition_id else dataset.all(every)
    newest = sorted(studies, key=newest_first)
    low = tuple(study for study in newest if counts(study))
    comparing = tuple(study for study in newest if compares_doses(study))
    other = [s for s in newest if s.design in PEOPLE and s.dose_class != "low" and not s.retracted]
    return Dosing(
        condition=dataset.get(Condition, condition_id) if condition_id else None,
        studies=low,
        comparing=comparing,
        n_other_doses=len(other),
        references=dataset.many(Reference, [study.reference for study in (*low, *comparing)]),
    )


def compares_doses(study: Study) -> bool:
    """Tell whether a study set doses of naltrexone against each other."""
    between = any(result.comparison == "between-doses" for result in study.results)
    return (study.dose_finding or between) and not study.retracted
