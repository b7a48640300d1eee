"""Which claims a sentence means: those whose key words are all in it, and those near it."""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from ldncli.matching.names import normalise
from ldncli.matching.questions import words_of
from ldncli.queries.search.spelling import nearest_word
from ldncli.schema.knowledge import Claim, Filler, GenericWord
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.dataset.dataset import Dataset

# Of what the asked words weigh: a claim that meets less is about something else.
ENOUGH = 0.55
# Of what the best claim meets: below it a claim shares a word and not the subject.
CLOSE = 0.7
# A word of the reason says less of a claim than one of its own sentence.
IN_REASON = 0.7
# A word that is in most questions ranks claims, and never makes a match by itself.
GENERIC = 0.1


class Likeness(Record):
    """A claim, and the share of the asked words' weight that it meets."""

    claim: Claim
    share: float


def named(claims: Iterable[Claim], asked: str) -> Claim | None:
    """Return the claim that goes by these very words, or nothing."""
    sentence = normalise(asked)
    if not sentence:
        return None
    exact = [c for c in claims if sentence in _folded(sentences(c))]
    return exact[0] if len(exact) == 1 else None


@lru_cache(maxsize=1024)  # every claim's: a server asks for them again and again
def _folded(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(normalise, texts))


def keyed(claims: Iterable[Claim], asked: str) -> tuple[Claim, ...]:
    """Return the claims whose key words are all in the sentence, those with the most words.

    A claim without key words is met where the sentence stands in one of its own.
    """
    stems = frozenset(words_of(asked))
    met = {claim.id: claim for claim in claims if _is_met(claim, asked, stems)}
    if not met:
        return ()
    most = max(_number_of_keys(claim) for claim in met.values())
    return tuple(claim for claim in met.values() if _number_of_keys(claim) == most)


def _is_met(claim: Claim, asked: str, stems: frozenset[str]) -> bool:
    if claim.words:
        return _keys(claim) <= stems
    sentence = f" {normalise(asked)} "
    return bool(stems) and any(sentence in f" {normalise(text)} " for text in sentences(claim))


def _keys(claim: Claim) -> frozenset[str]:
    return frozenset[str]().union(*map(_stems_of, claim.words))


def _number_of_keys(claim: Claim) -> int:
    return len(_keys(claim))


def sentences(claim: Claim) -> tuple[str, ...]:
    """Return what a claim goes by: its id, its sentence, and how else it is met."""
    return (claim.id, claim.claim, *claim.also_met_as)


def near(
    dataset: Dataset, claims: tuple[Claim, ...], asked: str
) -> tuple[tuple[Likeness, ...], tuple[str, ...]]:
    """Return the claims that hold most of what a sentence says, best first, and notes.

    A word that no claim has is replaced by the nearest one, and a note says so.
    """
    stems, notes = _known(dataset, asked)
    met = dataset.claim_words(stems)
    own = {(word, key) for word, key, is_own in met if is_own}
    reason = {(word, key) for word, key, is_own in met if not is_own}
    records = Counter(word for word, _, _ in met)
    weights = _weights(dataset, stems, records, len(claims))
    total = sum(weights.values())
    likely = [
        Likeness(claim=claim, share=_weight(claim.id, own, reason, weights) / total)
        for claim in claims
        if total
    ]
    best = max((item.share for item in likely), default=0.0)
    passing = [item for item in likely if item.share >= max(ENOUGH, CLOSE * best)]
    return tuple(sorted(passing, key=lambda item: -item.share)), notes


@lru_cache(maxsize=8192)  # the key words of every claim: a server asks for them again and again
def _stems_of(text: str) -> frozenset[str]:
    return frozenset(words_of(text))


def _known(dataset: Dataset, asked: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the telling stems of a sentence, and what was read for words that no claim has."""
    fillers = {stem for row in dataset.all(Filler) for word in row.words for stem in words_of(word)}
    stems, notes = list[str](), list[str]()
    for word in normalise(asked).split():
        own = words_of(word)
        instead = "" if dataset.claim_words(own) else nearest_word(dataset, word)
        near_by = [stem for stem, _, _ in dataset.claim_words(words_of(instead))]
        if near_by:
            notes.append(f"no hits for “{word}”; showing “{instead}”")
        stems += (stem for stem in near_by or own if stem not in fillers)
    return list(dict.fromkeys(stems)), tuple(dict.fromkeys(notes))


def _weights(
    dataset: Dataset, stems: list[str], records: Counter[str], number: int
) -> dict[str, float]:
    """Return what each stem weighs: a rare word much, one of most questions little."""
    generic = {
        stem for row in dataset.all(GenericWord) for word in row.words for stem in words_of(word)
    }
    return {
        stem: GENERIC if stem in generic else math.log(1 + number / (records[stem] or 1))
        for stem in stems
    }


def _weight(
    key: str, own: set[tuple[str, str]], reason: set[tuple[str, str]], weights: dict[str, float]
) -> float:
    in_own = sum(weight for stem, weight in weights.items() if (stem, key) in own)
    in_reason = sum(weight for stem, weight in weights.items() if (stem, key) in reason)
    return in_own + IN_REASON * in_reason
