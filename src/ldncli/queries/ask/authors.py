"""The studies that a question names by their author alone, or by the year before the name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ldncli.document.wording import author_year
from ldncli.evidence.designs import RANDOMISED
from ldncli.evidence.eligibility import counts
from ldncli.matching.names import normalise
from ldncli.queries.ask.part import Part
from ldncli.queries.common_words import fillers, generic_words
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

SHORTEST = 4  # letters: shorter surnames are words of the language
SHOWN = 5
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# What stands beside a surname that is meant as one.
BEFORE = frozenset({"did", "by", "of", "dr", "professor", "prof"})
AFTER = frozenset(
    {"et", "study", "trial", "paper", "group", "team", "say", "said", "find", "found"}
)


def studies_by(dataset: Dataset, question: str) -> tuple[Study, ...]:
    """Return the studies of the author whom a question names, low doses and trials first."""
    words = normalise(question).split()
    has_year = bool(years := YEAR.findall(question))
    plain = fillers(dataset) | generic_words(dataset)
    meant = [
        word
        for place, word in enumerate(words)
        if len(word) >= SHORTEST
        and word not in plain
        and _is_meant(words, place, question, has_year)
    ]
    every = dataset.ids(Study) if meant else ()
    surnames = {key.partition("-")[0] for key in every}
    author = next((word for word in meant if word in surnames), "")
    keys = [key for key in every if author and key.startswith(f"{author}-")]
    dated = [key for key in keys if any(year in key for year in years)]
    found = dataset.many(Study, dated or keys)
    return tuple(sorted(found, key=lambda s: (not counts(s), s.design not in RANDOMISED, s.id)))


def _is_meant(words: list[str], place: int, question: str, has_year: bool) -> bool:
    """Tell whether a word is meant as a surname: by a year, its capital, or what is beside it."""
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    capital = place > 0 and words[place].title() in re.findall(r"\w+", question)
    return has_year or capital or before in BEFORE or after in AFTER


def authors_part(rows: tuple[Study, ...]) -> Part:
    """Return several studies of one author, a line each."""
    return Part(
        kind="studies",
        id=rows[0].id,
        title=f"Studies by {author_year(rows[0]).rpartition(' ')[0]}",
        lines=tuple((author_year(row), row.finding) for row in rows[:SHOWN]),
        command=f"ldn study {rows[0].id}",
    )
