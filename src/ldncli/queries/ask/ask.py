"""A question in words, read and answered from the records: no model, no network, no guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.matching.names import normalise
from ldncli.matching.questions import words_of
from ldncli.queries.ask.cover import Mention, covered, intents_of, is_typed, mentions, spoken
from ldncli.queries.ask.medicines import is_medicine, medicines_in
from ldncli.queries.ask.rank import NOTHING_HELD, is_named, meant_by
from ldncli.queries.ask.studies import study_in
from ldncli.schema.record import Record, replace

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.interactions.check import Checked

CONDITION = "condition"
ANSWERING = (
    CONDITION,
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
# The intent of who feels something since LDN was begun, or fears it.
BY_LDN = "by-ldn"
# The intent that says so only where nobody asks whether it helps: a rash on LDN.
ON_LDN, EFFICACY = "on-ldn", "efficacy"
# The intent that the page on LDN itself answers, where nothing else is named.
WHAT_IS, WHAT_IS_HELP = "what-is", "what-is-ldn"
# What was felt is then asked for, and goes before the illness of the same name.
FELT = 1.5
# An everyday word that leads to this many illnesses is a symptom of the one that is named.
SYMPTOM = 3


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
    checked = _checked(dataset, names) if names else None
    taken = [frozenset(words_of(name)) for name in names]
    intents = intents_of(dataset, question)
    read = mentions(dataset, question, ANSWERING)
    others = tuple(item for item in read if not _is_of_name(dataset, item, taken))
    folded = normalise(question)
    by_ldn = BY_LDN in intents or ON_LDN in intents
    found = _felt(_not_inside(dataset, others, f" {folded} ", by_ldn), intents)
    conditions = _conditions(dataset, found, folded)
    rest = [item for item in found if item.kind != "condition"]
    own = frozenset(word for item in conditions for word in item.words)
    records = tuple(covered(_beside(rest, own)))
    if not records and not names:
        records = tuple(covered(spoken(dataset, question, frozenset(ANSWERING) - {CONDITION})))
    if not (records or conditions or names) and WHAT_IS in intents:
        records = (_on_ldn_itself(question),)
    return Asked(
        question=question,
        intents=intents,
        conditions=conditions,
        records=records,
        study=study_in(dataset, question),
        checked=checked,
        nearest=found[:MOST_CONDITIONS],
    )


def _checked(dataset: Dataset, names: tuple[str, ...]) -> Checked:
    """Check medicines; a question without one does not load what knows them."""
    from ldncli.queries.interactions.check import check

    return check(dataset, names)


def _on_ldn_itself(question: str) -> Mention:
    return Mention(kind="help", id=WHAT_IS_HELP, phrase=question, words=frozenset(), weight=1.0)


def _is_of_name(dataset: Dataset, item: Mention, taken: list[frozenset[str]]) -> bool:
    """Tell whether a record is met by a part of a medicine's name: syrup, in cough syrup.

    A condition is met so also by whole names; wine, in a glass of wine, is a name by itself.
    """
    if item.kind == CONDITION:
        return item.words <= frozenset[str]().union(*taken)
    of_one = any(item.words < name for name in taken)
    return of_one and not is_medicine(dataset, normalise(item.phrase))


def _felt(found: tuple[Mention, ...], intents: tuple[str, ...]) -> tuple[Mention, ...]:
    """Put what is felt on LDN before the illness of that name, where the question asks so."""
    harms = frozenset(word for item in found if item.kind == "harm_word" for word in item.words)
    asked = BY_LDN in intents or (ON_LDN in intents and EFFICACY not in intents)
    if not asked or not harms:
        return found
    kept = (item for item in found if item.kind != "condition" or not item.words <= harms)
    heavier = (
        replace(item, weight=item.weight * FELT) if item.kind == "harm_word" else item
        for item in kept
    )
    return tuple(sorted(heavier, key=lambda item: -item.weight))


def _not_inside(
    dataset: Dataset, found: tuple[Mention, ...], folded: str, by_ldn: bool
) -> tuple[Mention, ...]:
    """Leave out what a longer name of something else has in it: sleep, in sleep apnoea.

    An illness of which nothing is held takes every record inside its name with it, unless it is
    asked for as a side effect; any other record the illnesses of an everyday word, or of a word
    that only looks like their name: colds, in cold turkey.
    """

    def is_inside(item: Mention) -> bool:
        nothing = [other for other in found if other.id == NOTHING_HELD]
        if item.id == NOTHING_HELD:
            return by_ldn and any(item.words <= o.words for o in found if o is not item)
        if any(item.words < o.words or (item.words == o.words and not by_ldn) for o in nothing):
            return True
        weak = not is_named(dataset, item.id, item.phrase) or not is_typed(item, folded)
        led = item.kind == CONDITION and weak
        heavier = (other for other in found if other.weight > item.weight)
        return led and any(o.kind != CONDITION and item.words < o.words for o in heavier)

    return tuple(item for item in found if not is_inside(item))


def _beside(rest: list[Mention], own: frozenset[str]) -> list[Mention]:
    """Keep the records that say more than the name of a condition; a body is named by itself."""
    return [item for item in rest if item.kind == "position" or item.words - own]


def _conditions(dataset: Dataset, found: tuple[Mention, ...], folded: str) -> tuple[Mention, ...]:
    """Return the conditions named, the longer name before one inside it: nerve pain, not pain.

    A name as it was typed goes before one of the same stem: pots is not the plural of pot. What
    is named itself stands before what an everyday word leads to: fibromyalgia, then pain.
    """
    named = [item for item in found if item.kind == "condition"]
    spaced = f" {folded} "
    typed = frozenset(word for item in named if is_typed(item, spaced) for word in item.words)
    kept = [
        item
        for item in named
        if not any(item.words < other.words for other in named)
        and (is_typed(item, spaced) or not item.words <= typed)
    ]
    led = {item.id: not is_named(dataset, item.id, item.phrase) for item in kept}
    names = {normalise(item.phrase) for item in kept if not led[item.id]}
    if names:
        kept = [
            item
            for item in kept
            if not led[item.id]
            or meant_by(dataset, item.phrase) < SYMPTOM
            or normalise(item.phrase) in names
        ]
    kept.sort(key=lambda item: led[item.id])
    return tuple(kept[:MOST_CONDITIONS])
