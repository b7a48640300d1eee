"""Phrases that a question speaks as they stand: `how long until it works`, `ME`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ldncli.matching.names import normalise
from ldncli.matching.questions import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# What stands for the medicine itself, or for nothing: a phrase may have it or lack it.
SILENT = ("ldn", "naltrexone", "low", "dose", "it", "a", "an", "the", "my", "is", "does", "do")
FEWEST = 2  # words: one of them alone is in too many questions
# The weight of each word of a phrase of common words that is spoken whole: two open a page.
SPOKEN = 2.5


def sequence(text: str) -> tuple[str, ...]:
    """Return the stems of a text in order, without those that stand for LDN or for nothing."""
    silent = _silent()
    return tuple(stem for stem in words_of(text) if stem not in silent)


@cache  # asked for every phrase that a question may speak
def _silent() -> frozenset[str]:
    return frozenset(stem for word in SILENT for stem in words_of(word))


def is_within(phrase: Sequence[str], question: Sequence[str]) -> bool:
    """Tell whether the words of a phrase stand one after another in a question."""
    length = len(phrase)
    starts = range(len(question) - length + 1)
    return length >= FEWEST and any(
        tuple(question[start : start + length]) == tuple(phrase) for start in starts
    )


def is_asked(phrase: str, question: str) -> bool:
    """Tell whether the words of an intent stand in a question as they are, one after another."""
    words, spoken = words_of(phrase), words_of(question)
    starts = range(len(spoken) - len(words) + 1)
    return any(spoken[start : start + len(words)] == words for start in starts)


def is_in_capitals(phrase: str, question: str) -> bool:
    """Tell whether an abbreviation is meant as one: ME, where not every letter is a capital."""
    asked = re.findall(r"[^\W_]+", question)
    alone = normalise(question) == normalise(phrase)
    return phrase.isupper() and phrase in asked and (alone or question != question.upper())
