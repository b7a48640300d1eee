"""Doses as studied: how much, how it was raised, when, in what form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ldncli.evidence.doses import ComparedDoses, DoseGroup, Doses, SourcedDose, doses
from ldncli.schema.conditions import Condition
from ldncli.schema.later import Later
from ldncli.schema.record import Record
from ldncli.schema.studies import Reference, Study

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ldncli.dataset.dataset import Dataset


class Dosing(Record):
    """The low-dose studies in people, and those that compare doses at any dose.

    `doses` is what is told of them; the studies and their sources are read when asked for.
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
    told = doses(dataset.about(Study, condition_id)) if condition_id else _kept(dataset)
    return Dosing(
        condition=dataset.get(Condition, condition_id) if condition_id else None,
        doses=told,
        studies=Later(partial(_low, dataset, told)),
        comparing=Later(partial(_comparing, dataset, told)),
        references=Later(partial(_references, dataset, told)),
    )


def _kept(dataset: Dataset) -> Doses:
    return Doses(
        studies=dataset.each(SourcedDose),
        comparing=dataset.each(ComparedDoses),
        groups=dataset.all(DoseGroup),
    )


def _low(dataset: Dataset, told: Doses) -> tuple[Study, ...]:
    return dataset.many(Study, [row.study for row in told.studies[: told.n_low]])


def _comparing(dataset: Dataset, told: Doses) -> tuple[Study, ...]:
    return dataset.many(Study, [row.study for row in told.comparing])


def _references(dataset: Dataset, told: Doses) -> tuple[Reference, ...]:
    return dataset.many(Reference, [row.reference for row in told.studies])
