"""Which claims a sentence means: those whose key words are all in it, and those near it."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from ldncli.dataset.claim_words import KEY, REASON
from ldncli.matching.names import normalise
from ldncli.matching.questions import words_of
from ldncli.queries.common_words import fillers, generic_words
from ldncli.queries.search.spelling import nearest_word
from ldncli.schema.knowledge import Claim
from ldncli.schema.record import Record

if TYPE_CHECKING:
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
    """A claim by its id, and the share of the asked words' weight that it meets."""

    id: str
    share: float


def named(dataset: Dataset, asked: str) -> tuple[str, ...]:
    """Return the claim that goes by these very words, or nothing."""
    sentence = normalise(asked)
    said = dataset.claims_saying(sentence) if sentence else ()
    same = [key for key, whole, _ in said if whole]
    return tuple(same) if len(same) == 1 else ()


def keyed(dataset: Dataset, asked: str) -> tuple[str, ...]:
    """Return the claims whose key words are all in the sentence, those with the most words.

    A claim without key words is met where the sentence stands in one of its own.
    """
    sentence, stems = normalise(asked), words_of(asked)
    keys = [(key, keys) for _, key, rank, keys in dataset.claim_words(stems) if rank == KEY]
    met = {key: number for (key, number), found in Counter(keys).items() if found == number}
    if not met and sentence:
        said = dataset.claims_saying(sentence)
        return _in_order(dataset, {key for key, _, keyless in said if keyless})
    most = max(met.values(), default=0)
    return _in_order(dataset, {key for key, number in met.items() if number == most})


def _in_order(dataset: Dataset, keys: set[str]) -> tuple[str, ...]:
    return tuple(key for key in dataset.ids(Claim) if key in keys)


def near(dataset: Dataset, asked: str) -> tuple[tuple[Likeness, ...], tuple[str, ...]]:
    """Return the claims that hold most of what a sentence says, best first, and notes.

    A word that no claim has is replaced by the nearest one, and a note says so.
    """
    stems, notes = _known(dataset, asked)
    met = dataset.claim_words(stems)
    own = {(word, key) for word, key, rank, _ in met if rank != REASON}
    reason = {(word, key) for word, key, rank, _ in met if rank == REASON}
    records = Counter(word for word, _, _, _ in met)
    weights = _weights(dataset, stems, records, dataset.count(Claim))
    total = sum(weights.values())
    likely = [
        Likeness(id=key, share=_weight(key, own, reason, weights) / total)
        for key in {key for _, key, _, _ in met}
    ]
    best = max((item.share for item in likely), default=0.0)
    passing = [item for item in likely if item.share >= max(ENOUGH, CLOSE * best)]
    order = {key: place for place, key in enumerate(dataset.ids(Claim))}
    return tuple(sorted(passing, key=lambda item: (-item.share, order[item.id]))), notes


def _known(dataset: Dataset, asked: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the telling stems of a sentence, and what was read for words that no claim has."""
    empty = fillers(dataset)
    stems, notes = list[str](), list[str]()
    for word in normalise(asked).split():
        own = words_of(word)
        instead = "" if dataset.claim_words(own) else nearest_word(dataset, word)
        near_by = [stem for stem, _, _, _ in dataset.claim_words(words_of(instead))]
        if near_by:
            notes.append(f"no hits for “{word}”; showing “{instead}”")
        stems += (stem for stem in near_by or own if stem not in empty)
    return list(dict.fromkeys(stems)), tuple(dict.fromkeys(notes))


def _weights(
    dataset: Dataset, stems: list[str], records: Counter[str], number: int
) -> dict[str, float]:
    """Return what each stem weighs: a rare word much, one of most questions little."""
    generic = generic_words(dataset)
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
