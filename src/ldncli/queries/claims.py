"""Claims as people meet them: all, by id, or by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import NotFound
from ldncli.matching.names import normalise
from ldncli.queries.search.search import search
from ldncli.schema.knowledge import Claim
from ldncli.schema.record import Record
from ldncli.schema.studies import Reference, Study

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.vocabulary import ClaimVerdict

# As many claims as stand on one screen with their verdicts.
MOST = 8


class Claims(Record):
    """The claims found; `deciding` is set where one of them is what was asked."""

    asked: str
    notes: tuple[str, ...]
    claims: tuple[Claim, ...]
    one: bool = False
    total: int = 0
    studies: tuple[Study, ...] = ()
    references: tuple[Reference, ...] = ()


def every_claim(dataset: Dataset, verdict: ClaimVerdict | None = None) -> Claims:
    """Return all claims, or those of one verdict, in the order of their file."""
    claims = tuple(c for c in dataset.all(Claim) if verdict in (None, c.verdict))
    return Claims(asked="", notes=(), claims=claims, total=len(claims))


def find_claims(
    dataset: Dataset, words: tuple[str, ...], verdict: ClaimVerdict | None = None
) -> Claims:
    """Return the claim of this id or sentence, then those with its words, best first.

    Raises NotFound when no claim holds any of the words.
    """
    asked = " ".join(words).strip()
    named = _named(dataset, asked)
    keys, notes, total = _matching(dataset, words, asked, named)
    claims = [c for c in dataset.many(Claim, keys) if verdict in (None, c.verdict)]
    if not claims:
        raise NotFound("claim", asked, reason="other-verdict", within=verdict or "")
    one = len(claims) == 1 or claims[0].id == named
    deciding = claims[:1] if one else []
    return Claims(
        asked=asked,
        notes=notes,
        claims=tuple(claims),
        one=one,
        total=total,
        studies=dataset.many(Study, [key for c in deciding for key in c.studies]),
        references=_references(dataset, claims),
    )


def _named(dataset: Dataset, asked: str) -> str:
    """Return the id of the claim that goes by these very words, or nothing."""
    sentence = f" {normalise(asked)} "
    if not sentence.strip():
        return ""
    claims = dataset.all(Claim)
    exact = [c for c in claims if sentence in {f" {normalise(text)} " for text in _sentences(c)}]
    inside = [c for c in claims if any(sentence in f" {normalise(t)} " for t in _sentences(c))]
    matches = exact or inside
    return matches[0].id if len(matches) == 1 else ""


def _sentences(claim: Claim) -> tuple[str, ...]:
    return (claim.id, claim.claim, *claim.also_met_as)


def _matching(
    dataset: Dataset, words: tuple[str, ...], asked: str, named: str
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    try:
        results = search(dataset, words, kind="claim", limit=MOST)
    except NotFound:
        if named:
            return (named,), (), 1
        raise NotFound("claim", asked) from None
    keys = tuple(hit.id for hit in results.hits)
    notes = () if named or results.match == "phrase" else results.notes
    return tuple(dict.fromkeys((named, *keys) if named else keys)), notes, results.total


def _references(dataset: Dataset, claims: list[Claim]) -> tuple[Reference, ...]:
    """Return the sources of claims: those they cite, and those of their studies."""
    studies = dataset.many(Study, [key for c in claims for key in c.studies])
    cited = [key for claim in claims for key in claim.references]
    return dataset.many(Reference, [*cited, *(study.reference for study in studies)])
