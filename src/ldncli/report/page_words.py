"""The words and signs that every template needs, on the page and on the site alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import citation, link_of
from ldncli.document.age import OLD, old_from
from ldncli.document.wording import (
    AREAS,
    CERTAINTY,
    CLAIM_VERDICTS,
    DOSE_BASES,
    DOSES,
    MARKS,
    REPORTED,
    TIERS,
)
from ldncli.pages.condition.findings import per_1000
from ldncli.pages.everyday import STANCES, STUDIED
from ldncli.queries.trials import silent
from ldncli.report import rows
from ldncli.report.condition import against, sure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ldncli.queries.dossier import Dossier
    from ldncli.schema.knowledge import Claim, SafetyNote
    from ldncli.schema.studies import Reference

VERDICTS = {key: words for key, (_, words, _) in CLAIM_VERDICTS.items()}


def shared(dossier: Dossier) -> dict[str, object]:
    """Return what every template draws with."""
    through = dossier.metadata.searched_through
    return {
        "signs": {key: rows.sign(key) for key in MARKS},
        "words": {
            "certainty": CERTAINTY,
            "doses": DOSES,
            "basis": DOSE_BASES,
            "verdicts": VERDICTS,
            "studied": STUDIED,
            "stances": STANCES,
            "tiers": TIERS,
            "reported": REPORTED,
        },
        "old": OLD,
        "old_from": old_from(through),
        "silent": {t.registration for t in dossier.trials if silent(t, through)},
        "areas": areas(dossier),
        "safety": by_topic(dossier.safety),
        "claim_sources": {claim.id: sources(dossier, claim) for claim in dossier.claims},
        "washouts": dossier.washouts,
        "citation": citation,
        "link_of": link_of,
        "pieces": rows.pieces,
        "sure": sure,
        "against": against,
        "per_1000": per_1000,
    }


def areas(dossier: Dossier) -> list[tuple[str, str]]:
    """Return the areas of the conditions as (id, name)."""
    used = sorted({report.condition.area for report in dossier.reports})
    return [(area, AREAS.get(area, area)) for area in used]


def by_topic(notes: tuple[SafetyNote, ...]) -> list[tuple[str, list[SafetyNote]]]:
    """Return the safety notes by topic, in their own order."""
    groups: dict[str, list[SafetyNote]] = {}
    for note in notes:
        groups.setdefault(note.topic.replace("-", " ").capitalize(), []).append(note)
    return list(groups.items())


def sources(dossier: Dossier, claim: Claim) -> tuple[str, ...]:
    """Return the references of a claim, those of its studies first."""
    reference_of = {study.id: study.reference for study in dossier.studies}
    studies = (reference_of[key] for key in claim.studies if key in reference_of)
    return tuple(dict.fromkeys((*studies, *claim.references)))


def numbered(references: Iterable[Reference]) -> Mapping[str, int]:
    """Return the number of each reference on a page."""
    return {item.id: number for number, item in enumerate(references, 1)}
