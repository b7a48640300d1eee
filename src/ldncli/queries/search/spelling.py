"""The word of the dataset that was meant, where the one typed is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.matching.names import normalise

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

# Below four letters nearly every word is a slip away from another one.
SHORTEST_GUESSED = 4
# difflib only sorts out; the count of slips decides, so the net is wide.
GUESSES = 24
LIKENESS = 0.7
SLIP_EVERY = 5  # letters: a longer word forgives more slips


def nearest_word(dataset: Dataset, typed: str) -> str:
    """Return the word of the dataset that is the fewest slips from what was typed, or nothing."""
    import difflib

    from ldncli.matching.medicine_names import distance

    folded = normalise(typed)
    if len(folded) < SHORTEST_GUESSED or not folded.isalpha():
        return ""
    most = 1 + len(folded) // SLIP_EVERY
    often = {
        word: number
        for word, number in dataset.words().items()
        if abs(len(word) - len(folded)) <= most and word.isalpha() and len(word) > 2
    }
    near = difflib.get_close_matches(folded, often, n=GUESSES, cutoff=LIKENESS)
    slips = {word: distance(folded, word, most) for word in near}
    close = [word for word in near if slips[word] <= most]
    return min(close, key=lambda word: (slips[word], -often[word], word), default="")
