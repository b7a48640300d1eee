"""Words behind a command that lists: a condition's name, and filters said in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ldncli.errors import UsageError
from ldncli.queries.conditions import is_condition
from ldncli.queries.names import names_in
from ldncli.schema.record import Record, replace
from ldncli.schema.studies import Trial

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.studies import StudyFilter

YEARS = re.compile(r"(?P<word>since|until|from|in)? ?(?P<year>(?:19|20)\d\d)")
# Which years each word asks for; a year alone is that one.
BOUNDS = {"since": ("since",), "from": ("since",), "until": ("until",)}
# Words between a name and a filter, as in “trials in fibromyalgia that recruit”.
SMALL = frozenset({"in", "of", "for", "on", "with", "the", "all", "only", "ldn", "and"})
RANDOMISED, UNCONTROLLED = ("design", "randomised"), ("design", "uncontrolled")
# What people say for a design, and for the options that take no value.
STUDY_WORDS = {
    "randomized": RANDOMISED,
    "rct": RANDOMISED,
    "rcts": RANDOMISED,
    "trials": RANDOMISED,
    "randomised trials": RANDOMISED,
    "open label": UNCONTROLLED,
    "case reports": ("design", "cases"),
    "reviews": ("design", "review"),
    "meta-analyses": ("design", "meta-analysis"),
    "null": ("null", "yes"),
    "retracted": ("retracted", "yes"),
    "unpublished": ("unpublished", "yes"),
    "corrected": ("corrected", "yes"),
    "excluded": ("excluded", "yes"),
    "awaiting": ("awaiting", "yes"),
    "low dose": ("dose_class", "low"),
    "50 mg": ("dose_class", "standard"),
}
TRIAL_WORDS = {
    "open": ("status", "recruiting"),
    "recruiting now": ("status", "recruiting"),
    "finished": ("status", "completed"),
    "stopped": ("status", "terminated"),
    "silent": ("silent", "yes"),
    "unreported": ("silent", "yes"),
    "without results": ("silent", "yes"),
}


class Listed(Record):
    """The name in the words of a list command, and the filters that they say."""

    name: str
    filters: dict[str, str]

    def asks(self, option: str) -> bool:
        """Tell whether the words say an option that takes no value."""
        return option in self.filters


def study_words() -> dict[str, tuple[str, str]]:
    """Return the filters of `ldn studies` by the words that say them."""
    from typing import get_args

    from ldncli.queries.studies import known_designs
    from ldncli.schema.vocabulary import Direction

    designs = {_plain(word): ("design", word) for word in known_designs()}
    ways = {_plain(word): ("direction", word) for word in get_args(Direction)}
    return ways | designs | STUDY_WORDS


def trial_words() -> dict[str, tuple[str, str]]:
    """Return the filters of `ldn trials` by the words that say them."""
    from ldncli.queries.trials import STATUS_ORDER

    return {_plain(word): ("status", word) for word in STATUS_ORDER} | TRIAL_WORDS


def listed(
    dataset: Dataset, words: Sequence[str], fields: Mapping[str, tuple[str, str]], *, years: bool
) -> Listed:
    """Read the words behind a list command with the one greedy reader of names.

    What is neither a filter nor a small word is the name. Raises UsageError where two words give
    one filter two values.
    """
    filters: dict[str, str] = {}
    rest: list[str] = []

    def is_name(text: str) -> bool:
        known = _plain(text) in fields or (years and YEARS.fullmatch(text.casefold()))
        return bool(known or is_condition(dataset, text) or dataset.named(Trial, text))

    for text in names_in(words, is_name):
        dated = YEARS.fullmatch(text.casefold()) if years else None
        if _plain(text) in fields and not is_condition(dataset, text):
            _note(filters, *fields[_plain(text)])
        elif dated:
            for field in BOUNDS.get(dated["word"] or "", ("since", "until")):
                _note(filters, field, dated["year"])
        elif text.casefold() not in SMALL:
            rest.append(text)
    return Listed(name=" ".join(rest), filters=filters)


def with_words(filters: StudyFilter, said: Listed) -> StudyFilter:
    """Return the filters of options with those of words; an option that is given stays."""
    words = said.filters
    return replace(
        filters,
        design=filters.design or words.get("design"),
        dose_class=filters.dose_class or words.get("dose_class"),
        direction=filters.direction or words.get("direction"),
        since=filters.since or int(words.get("since", 0)) or None,
        until=filters.until or int(words.get("until", 0)) or None,
        retracted=filters.retracted or said.asks("retracted"),
        unpublished=filters.unpublished or said.asks("unpublished"),
        null=filters.null or said.asks("null"),
        corrected=filters.corrected or said.asks("corrected"),
    )


def _plain(text: str) -> str:
    return text.casefold().replace("-", " ")


def _note(filters: dict[str, str], field: str, value: str) -> None:
    if filters.setdefault(field, value) != value:
        both = f"“{filters[field]}” and “{value}”"
        raise UsageError(f"{both} exclude each other", "give one of them")
