"""The study that a question names: by author and year, acronym or number."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ldncli.matching.names import normalise
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

LONGEST = 3  # words: an acronym or a registration as people write it
SHORTEST = 4  # letters: shorter names are words of the language
FIRST_YEAR, LAST_YEAR = 1980, 2100


def study_in(dataset: Dataset, question: str) -> str | None:
    """Return the id of the one study named in a question, or None."""
    words = [word for word in normalise(question).split() if word not in ("et", "al")]
    for author, year in pairwise(words):
        dated = year.isdecimal() and FIRST_YEAR <= int(year) < LAST_YEAR
        if dated and dataset.get(Study, f"{author}-{year}"):
            return f"{author}-{year}"
    for length in range(LONGEST, 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            keys = dataset.named(Study, name) if len(name) >= SHORTEST else ()
            if len(keys) == 1:
                return keys[0]
    return None
