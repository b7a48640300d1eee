"""Which records a question names: cues that it meets, until its words are covered."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from ldncli.matching.names import normalise
from ldncli.matching.questions import stem, words_of
from ldncli.queries.ask.rank import everyday, ranks
from ldncli.queries.ask.spoken import SPOKEN, is_asked, is_in_capitals, is_within, sequence
from ldncli.queries.common_words import fillers, generic_words
from ldncli.schema.record import Record, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ldncli.dataset.dataset import Dataset

# About as many cues as the dataset has: a word in one of them is worth 8.5, in a hundred 3.9.
CUES = 5000
# A part of a long phrase is enough when it holds this share of what the phrase weighs.
ENOUGH = 0.72
FEWEST_WORDS = 3
# The weight that a further record must add: below it, a shared common word would open a page.
LEAST_GAIN = 4.0
MOST_RECORDS = 3
# Kinds whose phrases are whole sentences: part of one may be met.
SENTENCES = frozenset({"claim", "practice", "help", "safety"})
# A day-to-day answer and the scope speak to the question itself, a note on harm beside it.
FACTORS = {"practice": 1.35, "position": 1.3, "scope": 1.1, "help": 1.1, "safety": 1.1}
SHORT = 2
INTENT = "intent"
# A word that is in most questions opens nothing by itself: ten of them weigh as one subject.
GENERIC = 0.5
# Words that say nothing by themselves, and yet part a phrase with one telling word from that word
# alone: “lower the dose” is not “lower”, “cover up” not “cover”, “give blood” not “blood”.
PARTING = frozenset(
    words_of(
        "add dose every get give given go going happen like low never no not nothing one other out"
        " people run say think up who without"
    )
)
# What names the medicine itself: its “low” and “dose” are no part of what is asked.
NAMES_OF_LDN = ("low dose naltrexone", "low dose", "lowdose")
# A phrase of some words that stands in a question as it is says more than its telling word.
TYPED, TYPED_WORDS = 1.35, 3
# Letters of a stem from which any ending of a single word will do: refrigerate, refrigerated.
LONG_STEM = 5


class Mention(Record):
    """One record that a question leads to, by which phrase, with the words met."""

    kind: str
    id: str
    phrase: str
    words: frozenset[str]
    weight: float


def mentions(dataset: Dataset, question: str, kinds: Iterable[str]) -> tuple[Mention, ...]:
    """Return the records whose cues a question meets, the heaviest first, each once."""
    stems = words_of(question)
    wanted = frozenset(kinds)
    generic, plain = generic_words(dataset), fillers(dataset)
    weights = {
        word: GENERIC if word in generic else math.log(CUES / count)
        for word, count in dataset.cue_counts(stems).items()
        if word not in plain
    }
    folded = f" {normalise(question)} "
    best: dict[tuple[str, str], Mention] = {}
    for kind, key, phrase, words, met in dataset.cues(stems):
        if kind not in wanted or not _may_stand(phrase, question, plain, generic):
            continue
        own = _meant(phrase, question, plain) or weights
        mention = _mention(kind, key, phrase, (words, met), own)
        mention = _heavier_as_typed(mention, folded) if mention else None
        if mention and _is_better(mention, best.get((kind, key)), folded):
            best[kind, key] = mention
    return _in_order(dataset, best.values())


def _is_better(mention: Mention, other: Mention | None, folded: str) -> bool:
    """Tell whether a phrase says more than another of its record, or as much and as typed."""
    if other is None or mention.weight != other.weight:
        return mention.weight > getattr(other, "weight", 0)
    return is_typed(mention, folded) and not is_typed(other, folded)


def _heavier_as_typed(mention: Mention, folded: str) -> Mention:
    if not is_typed_phrase(mention, folded):
        return mention
    return replace(mention, weight=mention.weight * TYPED)


def is_typed_phrase(mention: Mention, folded: str) -> bool:
    """Tell whether a phrase of some words stands in a question, folded, as it is."""
    return len(normalise(mention.phrase).split()) >= TYPED_WORDS and is_typed(mention, folded)


def is_typed(mention: Mention, folded: str) -> bool:
    """Tell whether a phrase stands in a question, folded and between spaces, as it is."""
    return f" {normalise(mention.phrase)} " in folded


def _meant(phrase: str, question: str, common: frozenset[str]) -> dict[str, float]:
    """Return the weight of an abbreviation in capitals that is a plain word otherwise: ME."""
    stems = words_of(phrase)
    plain = len(stems) == 1 and stems[0] in common
    return {stems[0]: math.log(CUES)} if plain and is_in_capitals(phrase, question) else {}


def _in_order(dataset: Dataset, found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return mentions the heaviest first; of two alike that of this name, the better studied."""
    items = tuple(found)
    places = ranks(dataset, ((item.kind, item.id) for item in items))

    def order(item: Mention) -> tuple[object, ...]:
        place = everyday(dataset, item.id, item.phrase) if item.kind == "condition" else 0
        return -item.weight, item.kind, place, places[item.kind, item.id], item.id

    return tuple(sorted(items, key=order))


def intents_of(dataset: Dataset, question: str) -> tuple[str, ...]:
    """Return what is asked, in the order of the table: how much, who paid, is it the LDN."""
    asked = dict.fromkeys(
        key
        for kind, key, phrase, *_ in dataset.cues(words_of(question))
        if kind == INTENT and is_asked(phrase, question)
    )
    return tuple(asked)


def spoken(dataset: Dataset, question: str, kinds: Iterable[str]) -> tuple[Mention, ...]:
    """Return the records by phrases of common words that the question speaks as they stand."""
    said, wanted = sequence(question), frozenset(kinds)
    plain = fillers(dataset)
    best: dict[tuple[str, str], Mention] = {}
    for kind, key, phrase, *_ in dataset.cues(words_of(question)):
        words = sequence(phrase)
        if kind not in wanted or not frozenset(words) - plain or not is_within(words, said):
            continue
        weight = SPOKEN * len(words) * FACTORS.get(kind, 1.0)
        mention = Mention(kind=kind, id=key, phrase=phrase, words=frozenset(words), weight=weight)
        if weight > getattr(best.get((kind, key)), "weight", 0):
            best[kind, key] = mention
    return _in_order(dataset, best.values())


def _mention(
    kind: str, key: str, phrase: str, counts: tuple[int, int], weights: dict[str, float]
) -> Mention | None:
    """Return the mention that a cue makes; None where too little of it is met."""
    words, met = counts
    found = frozenset(words_of(phrase)) & weights.keys()
    weight = sum(weights[word] for word in found)
    if met < words:
        missing = (words - met) * math.log(CUES / 20)  # an unmet word counts as one of 20 cues
        if kind not in SENTENCES or met < FEWEST_WORDS or weight < ENOUGH * (weight + missing):
            return None
    return Mention(
        kind=kind, id=key, phrase=phrase, words=found, weight=weight * FACTORS.get(kind, 1.0)
    )


def _is_parted(folded: str, question: str, plain: frozenset[str]) -> bool:
    """Tell whether a phrase with one telling word has the small words beside it that it needs."""
    stems = words_of(folded)
    if sum(word not in plain for word in stems) != 1:
        return True
    asked = f" {normalise(question)} "
    for name in NAMES_OF_LDN:
        asked = asked.replace(f" {name} ", " ")
    spoken_stems = words_of(asked)
    return all(word in spoken_stems for word in stems if word in PARTING)


def _may_stand(phrase: str, question: str, plain: frozenset[str], generic: frozenset[str]) -> bool:
    """Tell whether a phrase is meant as the name that it is.

    An abbreviation that is a plain word too, as DID and ME are, is meant in capitals alone, or
    as the whole question; POTS is not the plural of pot.
    """
    folded = normalise(phrase)
    if " " in phrase.strip():
        return _is_parted(folded, question, plain)
    asked = re.findall(r"[^\W_]+", question)
    is_plain = phrase.casefold() in plain or phrase.casefold() in generic
    if phrase.isupper() and (len(phrase) <= SHORT or is_plain):
        return phrase in asked or question.strip("?!. ").casefold() == phrase.casefold()
    if f" {folded} " in f" {normalise(question)} ":
        return True
    if not phrase.isupper() and len(stem(folded)) >= LONG_STEM:
        return True
    singular = folded.removesuffix("s")
    plain_words = (normalise(word) for word in asked if not word.isupper())
    return not phrase.isupper() and singular in {word.removesuffix("s") for word in plain_words}


def covered(found: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the records that together say most of what was asked, each adding something."""
    rest, covered_words = list(found), frozenset[str]()
    for _ in range(MOST_RECORDS):
        gains = [(_gain(item, covered_words), item) for item in rest]
        gain, best = max(gains, key=lambda pair: pair[0], default=(0.0, None))
        if best is None or gain < LEAST_GAIN:
            return
        yield best
        covered_words |= best.words
        rest.remove(best)


def _gain(item: Mention, covered_words: frozenset[str]) -> float:
    new = len(item.words - covered_words)
    return item.weight * new / len(item.words) if item.words else 0.0
