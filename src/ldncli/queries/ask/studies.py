"""The study that a question names: by author and year, acronym or number."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ldncli.matching.names import normalise
from ldncli.queries.ask.spoken import is_in_capitals
from ldncli.schema.knowledge import OrdinaryWord
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

LONGEST = 3  # words: an acronym or a registration as people write it
SHORTEST = 4  # letters: shorter names are words of the language
BESIDE = frozenset({"trial", "trials", "study"})
SHORTEST_NUMBER = 3  # figures: a year, or the number of a product, as in PTI-901


def study_in(dataset: Dataset, question: str) -> str | None:
    """Return the id of the one study named in a question, or None.

    An acronym that is a word of the language, as LIFT is, is meant in capitals, or beside
    `trial` or `study`.
    """
    ordinary = frozenset(word for row in dataset.all(OrdinaryWord) for word in row.words)
    words = [word for word in normalise(question).split() if word not in ("et", "al")]
    for author, year in pairwise(words):
        numbered = year.isdecimal() and len(year) >= SHORTEST_NUMBER
        names = (author, author.removesuffix("s")) if numbered else ()  # Younger's is folded so
        dated_keys = (_dated(dataset, f"{name}-{year}") for name in names)
        one = next((key for key in dated_keys if key), None)
        if one:
            return one
    for length in range(LONGEST, 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if name in ordinary and not _is_meant(name, words, question):
                continue
            keys = dataset.named(Study, name) if len(name) >= SHORTEST else ()
            if len(keys) == 1:
                return keys[0]
    return None


def _dated(dataset: Dataset, name: str) -> str | None:
    """Return the study of this author and year, or the one whose id goes on from them.

    Of several of one author and year it is the one at low dose.
    """
    if dataset.get(Study, name):
        return name
    longer = [study for study in dataset.all(Study) if study.id.startswith(f"{name}-")]
    low = [study for study in longer if study.dose_class == "low"]
    one = next((found for found in (longer, low) if len(found) == 1), None)
    return one[0].id if one else None


def _is_meant(name: str, words: list[str], question: str) -> bool:
    beside = any(name in pair and frozenset(pair) & BESIDE for pair in pairwise(words))
    return beside or is_in_capitals(name.upper(), question)
