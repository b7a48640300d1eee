"""Doses as studied: how much, how it was raised, when, in what form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli import model
from ldncli.certainty import PEOPLE, counts
from ldncli.queries.studies import newest_first
from ldncli.record import Record

if TYPE_CHECKING:
    from ldncli.dataset import Dataset


class Dosing(Record):
    """The low-dose studies in people, and those that compare doses at any dose."""

    condition: model.Condition | None
    studies: tuple[model.Study, ...]
    comparing: tuple[model.Study, ...]
    n_other_doses: int
    references: tuple[model.Reference, ...]


def dosing(dataset: Dataset, condition_id: str | None = None) -> Dosing:
    """Return the doses as studied, of one condition or of all; newest studies first."""
    every = model.Study
    held = dataset.about(every, condition_id) if condition_id else dataset.all(every)
    newest = sorted(held, key=newest_first)
    low = tuple(study for study in newest if counts(study))
    comparing = tuple(study for study in newest if compares_doses(study))
    other = [s for s in newest if s.design in PEOPLE and s.dose_class != "low" and not s.retracted]
    shown = dict.fromkeys((*low, *comparing))
    return Dosing(
        condition=dataset.get(model.Condition, condition_id) if condition_id else None,
        studies=low,
        comparing=comparing,
        n_other_doses=len(other),
        references=dataset.many(model.Reference, [study.reference for study in shown]),
    )


def compares_doses(study: model.Study) -> bool:
    """Tell whether a study set doses of naltrexone against each other."""
    between = any(result.comparison == "between-doses" for result in study.results)
    return (study.dose_finding or between) and not study.retracted
