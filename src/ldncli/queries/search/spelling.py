"""The word of the dataset that was meant, where the one typed is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.matching.names import normalise
from ldncli.schema.conditions import Condition
from ldncli.schema.medicines import Medicine, Product

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

# Four letters or fewer are an acronym, or a slip away from any word: nothing is guessed for them.
SHORTEST_GUESSED = 5
# Letters from which a word forgives two slips: two in eight make ileitis of uveitis.
LONG = 9
# difflib only sorts out; the count of slips decides, so the net is wide.
GUESSES = 24
LIKENESS = 0.7


def nearest_word(dataset: Dataset, typed: str) -> str:
    """Return the word of the dataset that is the fewest slips from what was typed, or nothing.

    An acronym is never guessed, nor is a word of a journal, a place or a number a guess.
    """
    import difflib

    from ldncli.matching.medicine_names import distance

    folded = normalise(typed)
    if len(folded) < SHORTEST_GUESSED or not folded.isalpha() or typed.isupper():
        return ""
    most = 2 if len(folded) >= LONG else 1
    often = {
        word: number
        for word, number in dataset.words().items()
        if abs(len(word) - len(folded)) <= most and word.isalpha() and len(word) > 2
    }
    near = difflib.get_close_matches(folded, often, n=GUESSES, cutoff=LIKENESS)
    slips = {word: distance(folded, word, most) for word in near}
    close = [word for word in near if slips[word] <= most]
    ranked = sorted(close, key=lambda word: (slips[word], -often[word], word))
    return next((word for word in ranked if _is_subject(dataset, word)), "")


def _is_subject(dataset: Dataset, word: str) -> bool:
    """Tell whether records speak of a word, or go by it, and do not hold it as a label alone."""
    named = any(dataset.named(cls, word) for cls in (Condition, Medicine, Product))
    return named or bool(dataset.passage_counts(f'{{heading body}} : "{word}"'))
