"""A question in words, read and answered from the records: no model, no network, no guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.matching.names import normalise
from ldncli.matching.questions import words_of
from ldncli.queries.ask.cover import Mention, covered, mentions
from ldncli.queries.ask.medicines import medicines_in
from ldncli.queries.ask.studies import study_in
from ldncli.queries.interactions.check import Checked, check
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

ANSWERING = (
    "condition",
    "practice",
    "scope",
    "help",
    "safety",
    "claim",
    "harm_word",
    "mechanism",
    "position",
    "pharmacology",
)
MOST_CONDITIONS = 3
# Words that stand for the wish to know what may go together.
TOGETHER = "interaction"


class Asked(Record):
    """A question, what was understood of it, and the records that answer it."""

    question: str
    intents: tuple[str, ...]
    conditions: tuple[Mention, ...]
    records: tuple[Mention, ...]
    study: str | None
    checked: Checked | None
    nearest: tuple[Mention, ...] = ()

    @property
    def understood(self) -> bool:
        """Tell whether anything in the question led to a record."""
        return bool(self.conditions or self.records or self.study or self.checked)


def ask(dataset: Dataset, question: str) -> Asked:
    """Return the answer to a question as values: the records, in the order of an answer."""
    names = medicines_in(dataset, question)
    checked = check(dataset, names) if names else None
    taken = frozenset(stem for name in names for stem in words_of(name))
    found = tuple(
        item
        for item in mentions(dataset, question, ANSWERING)
        if item.kind != "condition" or not item.words <= taken
    )
    conditions = _conditions(found, normalise(question))
    rest = [item for item in found if item.kind != "condition"]
    own = frozenset(word for item in conditions for word in item.words)
    records = tuple(covered(_beside(rest, own)))
    intents = tuple(item.id for item in mentions(dataset, question, ("intent",)))
    return Asked(
        question=question,
        intents=intents,
        conditions=conditions,
        records=records,
        study=study_in(dataset, question),
        checked=checked,
        nearest=found[:MOST_CONDITIONS],
    )


def _beside(rest: list[Mention], own: frozenset[str]) -> list[Mention]:
    """Keep the records that say more than the name of a condition; a body is named by itself."""
    return [item for item in rest if item.kind == "position" or item.words - own]


def _conditions(found: tuple[Mention, ...], folded: str) -> tuple[Mention, ...]:
    """Return the conditions named, the longer name before one inside it: nerve pain, not pain.

    A name as it was typed goes before one of the same stem: pots is not the plural of pot.
    """
    named = [item for item in found if item.kind == "condition"]
    typed = frozenset(
        word
        for item in named
        if f" {normalise(item.phrase)} " in f" {folded} "
        for word in item.words
    )
    kept = [
        item
        for item in named
        if not any(item.words < other.words for other in named)
        and (f" {normalise(item.phrase)} " in f" {folded} " or not item.words <= typed)
    ]
    return tuple(kept[:MOST_CONDITIONS])
