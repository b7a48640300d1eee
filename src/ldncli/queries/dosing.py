"""Doses as studied: how much, how it was raised, when, in what form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ldncli.evidence.doses import ComparedDoses, DoseGroup, Doses, SourcedDose, doses
from ldncli.schema.conditions import Condition
from ldncli.schema.record import Record
from ldncli.schema.studies import Reference, Study
from ldncli.schema.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ldncli.dataset.dataset import Dataset


class Dosing(Record):
    """The low-dose studies in people, and those that compare doses at any dose.

    `doses` is what they report of them; the studies and their sources are read when asked for.
    """

    condition: Condition | None
    doses: Doses
    studies: Sequence[Study]
    comparing: Sequence[Study]
    references: Sequence[Reference]

    @property
    def n_other_doses(self) -> int:
        """Return how many studies in people were left out for their dose."""
        return self.doses.n_other


def dosing(dataset: Dataset, condition_id: str | None = None) -> Dosing:
    """Return the doses as studied, of one condition or of all; newest studies first."""
    reported = doses(dataset.about(Study, condition_id)) if condition_id else _kept(dataset)
    return Dosing(
        condition=dataset.get(Condition, condition_id) if condition_id else None,
        doses=reported,
        studies=View(partial(_low, dataset, reported)),
        comparing=View(partial(_comparing, dataset, reported)),
        references=View(partial(_references, dataset, reported)),
    )


def _kept(dataset: Dataset) -> Doses:
    return Doses(
        studies=dataset.each(SourcedDose),
        comparing=dataset.each(ComparedDoses),
        groups=dataset.all(DoseGroup),
    )


def _low(dataset: Dataset, reported: Doses) -> tuple[Study, ...]:
    return dataset.many(Study, [row.study for row in reported.studies[: reported.n_low]])


def _comparing(dataset: Dataset, reported: Doses) -> tuple[Study, ...]:
    return dataset.many(Study, [row.study for row in reported.comparing])


def _references(dataset: Dataset, reported: Doses) -> tuple[Reference, ...]:
    return dataset.many(Reference, [row.reference for row in reported.studies])
