"""Doses as studied: what each study reported, and how many reported the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.designs import PEOPLE, newest_first
from ldncli.evidence.eligibility import counts
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ldncli.schema.studies import Study
    from ldncli.schema.vocabulary import Design, Direction, DoseClass, Read, Route

# What is told of a dose beside its size.
ASPECTS = ("titration", "timing", "formulation")
# As many ids as fit beside a dose on one line.
NAMED = 3


class StudyDose(Record):
    """What one study reported of its dose; `people` as enrolled, or analysed where that is all."""

    study: str
    year: int | None
    dose_class: DoseClass
    dose_mg: float | None
    dose: str | None
    titration: str | None
    timing: str | None
    formulation: str | None
    route: Route | None
    duration: str | None
    duration_weeks: float | None
    design: Design
    direction: Direction
    read: Read
    people: int | None
    compares_doses: bool


class SourcedDose(StudyDose):
    """The same, with where it is reported."""

    reference: str


class ComparedDoses(Record):
    """A study that compares doses, and what it found."""

    study: str
    dose_class: DoseClass
    design: Design
    finding: str


class DoseGroup(Record):
    """The low-dose studies that report one thing alike, the newest named; of another dose, all."""

    field: str
    value: str | float | None
    n_studies: int
    n_people: int
    studies: tuple[str, ...]


class Doses(Record):
    """All that is told of the doses of some studies, the newest first."""

    studies: Sequence[SourcedDose]
    comparing: Sequence[ComparedDoses]
    groups: Sequence[DoseGroup]

    def by(self, field: str) -> tuple[DoseGroup, ...]:
        """Return the groups by what they report of one field, in the order of their studies."""
        return tuple(group for group in self.groups if group.field == field)

    @property
    def n_low(self) -> int:
        """Return how many studies at low dose there are: the first of them all."""
        return sum(group.n_studies for group in self.by("dose_mg"))

    @property
    def n_other(self) -> int:
        """Return how many studies in people were left out for their dose."""
        return sum(group.n_studies for group in self.by("other"))


def doses(studies: Iterable[Study]) -> Doses:
    """Return the doses as studied: the studies at low dose, then others that compare doses."""
    newest = sorted(studies, key=newest_first)
    low = [study for study in newest if counts(study)]
    comparing = [study for study in newest if compares_doses(study)]
    other = [s for s in newest if s.design in PEOPLE and s.dose_class != "low" and not s.retracted]
    fields = ("dose_mg", *ASPECTS)
    groups = [group for field in fields for group in _groups(field, low)]
    return Doses(
        studies=tuple(_dose(study) for study in {s.id: s for s in (*low, *comparing)}.values()),
        comparing=tuple(_compared(study) for study in comparing),
        groups=(*groups, _group("other", None, other)),
    )


def compares_doses(study: Study) -> bool:
    """Tell whether a study set doses of naltrexone against each other."""
    between = any(result.comparison == "between-doses" for result in study.results)
    return (study.dose_finding or between) and not study.retracted


def _groups(field: str, studies: Iterable[Study]) -> Iterator[DoseGroup]:
    alike: dict[str | float | None, list[Study]] = {}
    for study in studies:
        alike.setdefault(getattr(study, field) or None, []).append(study)
    return (_group(field, value, members) for value, members in alike.items())


def _group(field: str, value: str | float | None, studies: Sequence[Study]) -> DoseGroup:
    return DoseGroup(
        field=field,
        value=value,
        n_studies=len(studies),
        n_people=sum(study.people or 0 for study in studies),
        studies=tuple(study.id for study in studies[:NAMED]),
    )


def _dose(study: Study) -> SourcedDose:
    same = {name: getattr(study, name) for name in SourcedDose.fields if name in study.known}
    return SourcedDose(
        study=study.id, **same, people=study.people, compares_doses=compares_doses(study)
    )


def _compared(study: Study) -> ComparedDoses:
    return ComparedDoses(
        study=study.id,
        dose_class=study.dose_class,
        design=study.design,
        finding=study.finding,
    )
