"""Claims as people meet them: all, by id, or by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import Candidate, NotFound
from ldncli.queries.claim_words import keyed, named, near
from ldncli.queries.search.search import search
from ldncli.schema.knowledge import Claim
from ldncli.schema.record import Record
from ldncli.schema.studies import AdverseEvent, Reference, Result, Study

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.vocabulary import ClaimVerdict

# As many claims as stand on one screen with their verdicts.
MOST = 8


class Deciding(Record):
    """A study that decides a claim, with its results and harms that do."""

    study: Study
    results: tuple[Result, ...] = ()
    harms: tuple[AdverseEvent, ...] = ()


class Claims(Record):
    """The claims that were asked for; `one` tells that the first of them is what was meant."""

    asked: str
    notes: tuple[str, ...]
    claims: tuple[Claim, ...]
    one: bool = False
    total: int = 0
    deciding: tuple[Deciding, ...] = ()
    references: tuple[Reference, ...] = ()


def every_claim(dataset: Dataset, verdict: ClaimVerdict | None = None) -> Claims:
    """Return all claims, or those of one verdict, in the order of their file."""
    claims = tuple(c for c in dataset.all(Claim) if verdict in (None, c.verdict))
    return Claims(asked="", notes=(), claims=claims, total=len(claims))


def find_claims(
    dataset: Dataset, words: tuple[str, ...], verdict: ClaimVerdict | None = None
) -> Claims:
    """Return the claim of this id, sentence or key words, then those like it, best first.

    Raises NotFound where no claim is like the words.
    """
    asked = " ".join(words).strip()
    met = named(dataset, asked) or keyed(dataset, asked)
    likely, notes = near(dataset, asked)
    keys = dict.fromkeys((*met, *(item.id for item in likely)))
    if not keys:
        raise _nothing(dataset, words)
    found = dataset.many(Claim, keys)
    claims = tuple(claim for claim in found if verdict in (None, claim.verdict))
    if not claims:
        raise NotFound("claim", asked, reason="other-verdict", within=verdict or "")
    one = len(met) == 1 and claims[0].id == met[0]
    shown = claims[:MOST]
    return Claims(
        asked=asked,
        notes=() if met else notes,
        claims=shown,
        one=one,
        total=len(claims),
        deciding=_deciding(dataset, shown[0]) if one else (),
        references=_references(dataset, shown),
    )


def _nothing(dataset: Dataset, words: tuple[str, ...]) -> NotFound:
    """Return the error, with the claims that a search finds for the same words."""
    asked = " ".join(words).strip()
    try:
        hits = search(dataset, words, kind="claim", limit=MOST)
    except NotFound:
        return NotFound("claim", asked)
    if hits.match not in ("phrase", "all words"):
        return NotFound("claim", asked)
    candidates = tuple(Candidate(kind="claim", id=hit.id, label=hit.title) for hit in hits.hits)
    return NotFound("claim", asked, candidates)


def _deciding(dataset: Dataset, claim: Claim) -> tuple[Deciding, ...]:
    """Return the studies of a claim, each with the results and harms that decide it."""
    return tuple(
        Deciding(
            study=study,
            results=_results(claim, study),
            harms=_harms(claim, study),
        )
        for study in dataset.many(Study, claim.studies)
    )


def _results(claim: Claim, study: Study) -> tuple[Result, ...]:
    """Return the results on the outcomes that decide a claim, a main one before the others."""
    outcomes = {row.outcome_id for row in claim.results if row.study == study.id}
    rows = [result for result in study.results if result.outcome_id in outcomes - {None}]
    return tuple(sorted(rows, key=lambda row: not row.primary))


def _harms(claim: Claim, study: Study) -> tuple[AdverseEvent, ...]:
    events = {row.harm for row in claim.results if row.study == study.id}
    return tuple(event for event in study.adverse_events if event.event in events - {None})


def _references(dataset: Dataset, claims: tuple[Claim, ...]) -> tuple[Reference, ...]:
    """Return the sources of claims: those they cite, and those of their studies."""
    studies = dataset.many(Study, [key for c in claims for key in c.studies])
    cited = [key for claim in claims for key in claim.references]
    return dataset.many(Reference, [*cited, *(study.reference for study in studies)])
