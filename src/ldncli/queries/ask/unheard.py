"""The words of a question that no record holds: what was never looked for by that name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.matching.names import normalise
from ldncli.matching.questions import stem
from ldncli.queries.common_words import fillers, generic_words
from ldncli.queries.search.expression import quoted

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

SHORTEST = 3  # letters
SHORTEST_NAME = 7  # letters of a word that is told though something else was understood
SHORTEST_CODE = 8  # letters and figures: the number of a trial, NCT04604704
MOST = 4  # words that are named: a pasted page has hundreds


def unheard(dataset: Dataset, question: str, shortest: int = SHORTEST) -> tuple[str, ...]:
    """Return the words that say something, and that no record holds."""
    plain = fillers(dataset) | generic_words(dataset)
    telling = [
        word
        for word in dict.fromkeys(normalise(question).split())
        if len(word) >= (shortest if word.isalpha() else SHORTEST_CODE) and stem(word) not in plain
    ]
    return tuple(nowhere(dataset, telling)[:MOST])


def nowhere(dataset: Dataset, words: list[str]) -> list[str]:
    """Return the words, folded, that no cue and no text of a record holds."""
    led = dataset.cue_counts(map(stem, words)) if words else {}
    return [
        word for word in words if stem(word) not in led and not dataset.passage_counts(quoted(word))
    ]
