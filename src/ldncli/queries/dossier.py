"""Everything that the report page holds, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.designs import newest_first
from ldncli.queries.conditions import ConditionReport, report, summaries
from ldncli.queries.trials import STATUS_ORDER
from ldncli.queries.why import Trace, trace
from ldncli.schema.knowledge import Claim, Position, Practice, SafetyNote
from ldncli.schema.medicines import Washout
from ldncli.schema.metadata import Metadata
from ldncli.schema.record import Record
from ldncli.schema.studies import Reference, Study, Trial

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ldncli.dataset.dataset import Dataset


class Dossier(Record):
    """Chosen conditions, or all of them, with what is said beside every condition."""

    metadata: Metadata
    whole: bool
    reports: tuple[ConditionReport, ...]
    traces: tuple[Trace, ...]
    studies: tuple[Study, ...]
    claims: tuple[Claim, ...]
    safety: tuple[SafetyNote, ...]
    washouts: tuple[Washout, ...]
    practice: tuple[Practice, ...]
    positions: tuple[Position, ...]
    trials: tuple[Trial, ...]
    references: tuple[Reference, ...]


def dossier(dataset: Dataset, chosen: tuple[str, ...] = ()) -> Dossier:
    """Return the chosen conditions, or every one, with studies, claims, safety and sources."""
    keys = chosen or tuple(item.id for item in summaries(dataset))
    reports = tuple(report(dataset, key) for key in keys)
    studies = _studies(dataset, reports) if chosen else dataset.all(Study)
    claims = tuple(
        claim
        for claim in dataset.all(Claim)
        if not claim.conditions or _touches(claim.conditions, chosen)
    )
    safety, washouts = dataset.all(SafetyNote), dataset.all(Washout)
    practice = dataset.all(Practice)
    positions = tuple(p for p in dataset.all(Position) if _touches(p.conditions, chosen))
    trials = tuple(t for t in dataset.all(Trial) if _touches(t.conditions, chosen))
    cited = [*_cited(reports, studies, claims, safety, washouts)]
    cited += [key for row in practice for key in row.references]
    cited += [key for row in positions for key in row.references]
    return Dossier(
        metadata=dataset.metadata,
        whole=not chosen,
        reports=reports,
        traces=tuple(trace(dataset, key) for key in keys),
        studies=tuple(sorted(studies, key=newest_first)),
        claims=claims,
        safety=safety,
        washouts=washouts,
        practice=practice,
        positions=positions,
        trials=tuple(sorted(trials, key=lambda t: STATUS_ORDER.index(t.status))),
        references=dataset.many(Reference, sorted(set(cited))),
    )


def _touches(conditions: tuple[str, ...], chosen: tuple[str, ...]) -> bool:
    """Tell whether a record is on one of the chosen conditions; on any, where none is chosen."""
    return not chosen or not set(chosen).isdisjoint(conditions)


def _studies(dataset: Dataset, reports: Iterable[ConditionReport]) -> tuple[Study, ...]:
    return tuple({study.id: study for item in reports for study in item.studies}.values())


def _cited(
    reports: Iterable[ConditionReport],
    studies: Iterable[Study],
    claims: Iterable[Claim],
    safety: Iterable[SafetyNote],
    washouts: Iterable[Washout],
) -> Iterator[str]:
    for item in reports:
        yield from (reference.id for reference in item.references)
    for study in studies:
        yield from (study.reference, *study.also, *(risk.by for risk in study.risk_of_bias))
    for claim in claims:
        yield from claim.references
    for note in safety:
        yield from (*note.references, *(position.source for position in note.positions))
    for washout in washouts:
        yield washout.source
