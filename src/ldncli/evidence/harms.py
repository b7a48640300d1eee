"""Harms by arm in low-dose studies, and harms as reviews pooled them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.designs import CASES, RANDOMISED, REVIEWS
from ldncli.evidence.eligibility import counts
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.schema.studies import AdverseEvent, Study

# Outcomes of pooled results that are harms.
POOLED_HARMS = frozenset(
    {
        "adverse-events",
        "serious-adverse-events",
        "vivid-dreams",
        "headache",
        "dizziness",
        "nausea",
        "vomiting",
        "sleepiness",
        "diarrhoea",
        "insomnia",
        "discontinuation",
        "withdrawals",
    }
)


class Harm(Record):
    """One harm of one low-dose study, by arm; a percentage only where counts were read."""

    study: str
    reference: str
    first_author: str | None
    year: int | None
    design: str
    conditions: tuple[str, ...]
    dose_mg: float | None
    event: str
    serious: bool
    locator: str
    ldn_events: int | None
    ldn_n: int | None
    ldn_percent: float | None
    ldn: str | None
    control_events: int | None
    control_n: int | None
    control_percent: float | None
    control: str | None
    comparator: str | None
    note: str | None

    @property
    def counted(self) -> bool:
        """Tell whether both arms were counted."""
        return self.ldn_percent is not None and self.control_percent is not None


class PooledHarm(Record):
    """One harm as a review pooled it."""

    study: str
    reference: str
    first_author: str | None
    year: int | None
    dose_class: str
    outcome: str
    measure: str
    estimate: float
    ci_low: float | None
    ci_high: float | None
    n_studies: int | None
    locator: str
    note: str | None


def harms(studies: Iterable[Study]) -> tuple[Harm, ...]:
    """Return the harms of low-dose studies in people: counted in both arms first."""
    rows = [
        _harm(study, event) for study in studies if counts(study) for event in study.adverse_events
    ]
    return tuple(sorted(rows, key=_weight))


def _weight(harm: Harm) -> tuple[object, ...]:
    people = (harm.ldn_n or 0) + (harm.control_n or 0)
    random = harm.design in RANDOMISED
    return not harm.counted, not random, harm.ldn_percent is None, -people, harm.study, harm.event


def _harm(study: Study, event: AdverseEvent) -> Harm:
    return Harm(
        study=study.id,
        reference=study.reference,
        first_author=study.first_author,
        year=study.year,
        design=study.design,
        conditions=study.conditions,
        dose_mg=study.dose_mg,
        event=event.event,
        serious=event.serious,
        locator=event.locator,
        ldn_events=event.ldn_events,
        ldn_n=event.ldn_n,
        ldn_percent=_percent(study, event.ldn_events, event.ldn_n),
        ldn=event.ldn,
        control_events=event.control_events,
        control_n=event.control_n,
        control_percent=_percent(study, event.control_events, event.control_n),
        control=event.control,
        comparator=study.comparator,
        note=event.note,
    )


def _percent(study: Study, events: int | None, total: int | None) -> float | None:
    """Return a rate; none for single cases, which were reported because of what happened."""
    if events is None or not total or study.design in CASES:
        return None
    return round(100 * events / total, 1)


def pooled(studies: Iterable[Study]) -> tuple[PooledHarm, ...]:
    """Return harms as reviews pooled them; those of low-dose reviews first."""
    rows = [
        PooledHarm(
            study=study.id,
            reference=study.reference,
            first_author=study.first_author,
            year=study.year,
            dose_class=study.dose_class,
            outcome=result.outcome,
            measure=result.measure,
            estimate=result.estimate,
            ci_low=result.ci_low,
            ci_high=result.ci_high,
            n_studies=result.n_studies,
            locator=result.locator,
            note=result.note,
        )
        for study in studies
        if study.design in REVIEWS and not study.retracted
        for result in study.results
        if result.outcome_id in POOLED_HARMS and result.estimate is not None
    ]
    return tuple(sorted(rows, key=lambda item: (item.dose_class != "low", item.study)))
