"""The words of a question, folded so that `doses`, `dosing` and `dose` are one."""

from __future__ import annotations

import re
from functools import lru_cache

from ldncli.matching.names import normalise

# British and American spellings that would part one word in two.
SPELLINGS = (("oea", "ea"), ("aem", "em"), ("oed", "ed"), ("our", "or"), ("fibre", "fiber"))
SHORTEST_STEM = 3
UNIT = re.compile(r"(\d)(mcg|mg|ml|kg|am|pm)\b", re.IGNORECASE)  # 3mg is two words
DECIMAL = re.compile(r"(\d)[.,](\d)")  # 0.5 is one word, and not a nought and a five


def words_of(text: str) -> list[str]:
    """Return the stems of a text, in order."""
    return [*_stems(text)]


@lru_cache(maxsize=1024)  # the phrases of one question are read three times each
def _stems(text: str) -> tuple[str, ...]:
    whole = DECIMAL.sub(r"\1point\2", UNIT.sub(r"\1 \2", text))
    return tuple(stem(word) for word in normalise(whole).split())


@lru_cache(maxsize=16384)  # all claims have some 3,000 words, each many times
def stem(word: str) -> str:
    """Return what is left of a word without its English ending."""
    for british, american in SPELLINGS:
        word = word.replace(british, american)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > SHORTEST_STEM:
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = _single(word.removesuffix(ending))
            break
    return word.removesuffix("e") if len(word) > SHORTEST_STEM else word


def _single(word: str) -> str:
    """Return a stem whose last letter was doubled before the ending: stopp-ing is stop."""
    doubled = len(word) > SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiousl"
    return word[:-1] if doubled else word
