"""Everything that the report page holds, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli import model
from ldncli.queries.conditions import ConditionReport, report, summaries
from ldncli.queries.studies import newest_first
from ldncli.queries.why import Trace, trace
from ldncli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ldncli.dataset import Dataset


class Dossier(Record):
    """Chosen conditions, or all of them, with what is said beside every condition."""

    metadata: model.Metadata
    whole: bool
    reports: tuple[ConditionReport, ...]
    traces: tuple[Trace, ...]
    studies: tuple[model.Study, ...]
    claims: tuple[model.Claim, ...]
    safety: tuple[model.SafetyNote, ...]
    washouts: tuple[model.Washout, ...]
    references: tuple[model.Reference, ...]


def dossier(dataset: Dataset, chosen: tuple[str, ...] = ()) -> Dossier:
    """Return the chosen conditions, or every one, with studies, claims, safety and sources."""
    keys = chosen or tuple(item.id for item in summaries(dataset))
    reports = tuple(report(dataset, key) for key in keys)
    studies = _studies(dataset, reports) if chosen else dataset.all(model.Study)
    claims = tuple(
        claim
        for claim in dataset.all(model.Claim)
        if not chosen or not claim.conditions or set(claim.conditions) & set(chosen)
    )
    safety, washouts = dataset.all(model.SafetyNote), dataset.all(model.Washout)
    cited = _cited(reports, studies, claims, safety, washouts)
    return Dossier(
        metadata=dataset.metadata,
        whole=not chosen,
        reports=reports,
        traces=tuple(trace(dataset, key) for key in keys),
        studies=tuple(sorted(studies, key=newest_first)),
        claims=claims,
        safety=safety,
        washouts=washouts,
        references=dataset.many(model.Reference, sorted(set(cited))),
    )


def _studies(dataset: Dataset, reports: Iterable[ConditionReport]) -> tuple[model.Study, ...]:
    return tuple({study.id: study for item in reports for study in item.studies}.values())


def _cited(
    reports: Iterable[ConditionReport],
    studies: Iterable[model.Study],
    claims: Iterable[model.Claim],
    safety: Iterable[model.SafetyNote],
    washouts: Iterable[model.Washout],
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
