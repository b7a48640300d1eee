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
    held = tuple(c for c in dataset.all(Claim) if verdict in (None, c.verdict))
    return Claims(asked="", notes=(), claims=held, total=len(held))


def find_claims(
    dataset: Dataset, words: tuple[str, ...], verdict: ClaimVerdict | None = None
) -> Claims:
    """Return the claim of this id or sentence, then those with its words, best first.

    Raises NotFound when no claim holds any of the words.
    """
    asked = " ".join(words).strip()
    named = _named(dataset, asked)
    keys, notes, total = _matching(dataset, words, asked, named)
    held = [c for c in dataset.many(Claim, keys) if verdict in (None, c.verdict)]
    if not held:
        raise NotFound("claim", asked, reason="other-verdict", within=verdict or "")
    one = len(held) == 1 or held[0].id == named
    deciding = held[:1] if one else []
    return Claims(
        asked=asked,
        notes=notes,
        claims=tuple(held),
        one=one,
        total=total,
        studies=dataset.many(Study, [key for c in deciding for key in c.studies]),
        references=_references(dataset, held),
    )


def _named(dataset: Dataset, asked: str) -> str:
    """Return the id of the claim that goes by these very words, or nothing."""
    wanted = f" {normalise(asked)} "
    if not wanted.strip():
        return ""
    held = dataset.all(Claim)
    exact = [c for c in held if wanted in {f" {normalise(text)} " for text in _sentences(c)}]
    inside = [c for c in held if any(wanted in f" {normalise(t)} " for t in _sentences(c))]
    found = exact or inside
    return found[0].id if len(found) == 1 else ""


def _sentences(claim: Claim) -> tuple[str, ...]:
    return (claim.id, claim.claim, *claim.also_met_as)


def _matching(
    dataset: Dataset, words: tuple[str, ...], asked: str, named: str
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    try:
        found = search(dataset, words, kind="claim", limit=MOST)
    except NotFound:
        if named:
            return (named,), (), 1
        raise NotFound("claim", asked) from None
    keys = tuple(hit.id for hit in found.hits)
    notes = () if named or found.match == "phrase" else found.notes
    return tuple(dict.fromkeys((named, *keys) if named else keys)), notes, found.total


def _references(dataset: Dataset, claims: list[Claim]) -> tuple[Reference, ...]:
    """Return the sources of claims: those they cite, and those of their studies."""
    studies = dataset.many(Study, [key for c in claims for key in c.studies])
    cited = [key for claim in claims for key in claim.references]
    return dataset.many(Reference, [*cited, *(study.reference for study in studies)])
