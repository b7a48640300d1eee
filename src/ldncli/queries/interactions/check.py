"""A list of medicines against the interactions with LDN, worst first."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ldncli.errors import UsageError
from ldncli.matching.medicine_names import JOINING, NOISE, distance
from ldncli.matching.names import normalise
from ldncli.queries.interactions.answers import (
    SERIOUS,
    WORST_FIRST,
    Answer,
    Guess,
    Ingredient,
    decisive,
    order,
    worst,
)
from ldncli.queries.interactions.medicine_lists import entries
from ldncli.queries.interactions.recognition import OTHER_MEANING, SURE, Names, Near
from ldncli.schema.medicines import InteractionClass, Medicine, Product, Washout
from ldncli.schema.record import Record
from ldncli.schema.studies import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Literal

    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.interactions.answers import Kind
    from ldncli.queries.interactions.recognition import Key, Recognised

    Concern = Literal["serious", "unknown", "none"]

# Guesses that are shown; every serious one that is surely near is shown besides.
GUESSES = 4
# How far behind the nearest a guess may rank: one slip of spelling is 1.
SPREAD = 1.0
# Up to three slips a label is another spelling of the usual name, and that name is shown.
SPELLING = 3
# In a line of more words each is searched one slip away alone, or a sentence takes seconds.
WORDS = 6
__all__ = [
    "SERIOUS",
    "WORST_FIRST",
    "Answer",
    "Checked",
    "Checker",
    "Guess",
    "Ingredient",
    "check",
    "name_to_show",
]


class Checked(Record):
    """The answers, worst first, with what is said of their classes and the published intervals."""

    answers: tuple[Answer, ...]
    classes: tuple[InteractionClass, ...]
    washouts: tuple[Washout, ...]
    references: tuple[Reference, ...]

    @property
    def concern(self) -> Concern:
        """Return what matters most: a serious interaction, else a name not known, else neither."""
        if any(answer.serious for answer in self.answers):
            return "serious"
        return "unknown" if any(a.answer == "unknown" for a in self.answers) else "none"


def check(dataset: Dataset, arguments: Sequence[str], lines: Iterable[str] = ()) -> Checked:
    """Check every name of a list; raise UsageError when it holds none."""
    names = Names(dataset)
    typed = dict.fromkeys(entries(names, arguments, lines))
    if not typed:
        raise UsageError("no medicine was named", problem="no-medicine")
    checker = Checker(dataset, names)
    answers = tuple(sorted((checker.answer(name) for name in typed), key=order))
    class_ids = [item.interaction for answer in answers for item in decisive(answer)]
    classes = dataset.many(InteractionClass, class_ids)
    washouts = dataset.all(Washout) if any(a.opioid for a in answers) else ()
    cited = [key for item in classes for key in item.references]
    cited += [item.source for item in washouts]
    return Checked(
        answers=answers,
        classes=classes,
        washouts=washouts,
        references=dataset.many(Reference, cited),
    )


class Checker:
    """Answers for names, by exact look-up first and by nearness only where that fails."""

    def __init__(self, dataset: Dataset, names: Names) -> None:
        self._dataset = dataset
        self._names = names
        self._ingredients: dict[Key, tuple[Ingredient, ...]] = {}

    def answer(self, typed: str) -> Answer:
        """Return what is known of one name."""
        read = self._names.read(typed)
        keys = tuple(dict.fromkeys(key for item in read.found for key in item.keys))
        ingredients = tuple(dict.fromkeys(i for key in keys for i in self.ingredients(key)))
        severity = worst(ingredients)
        unread = tuple(word for word in read.left if word not in NOISE and not word.isdecimal())
        if severity in SERIOUS or (severity and not unread and not self._half_named(read)):
            return self._known(typed, read, ingredients, unread)
        return Answer(
            typed=typed, answer="unknown", guesses=self._guesses(typed, read), not_read=unread
        )

    def _known(
        self,
        typed: str,
        read: Recognised,
        ingredients: tuple[Ingredient, ...],
        unread: tuple[str, ...],
    ) -> Answer:
        severity = worst(ingredients)
        labels = [self._names.label(item.words, key) for item in read.found for key in item.keys]
        kind: Kind = "known-interaction"
        if severity == "none-known" or severity == "not-studied":
            kind = severity
        meanings = [OTHER_MEANING.get(item.words.casefold()) for item in read.found]
        other = next((key for key in meanings if key and self._dataset.get(Medicine, key)), None)
        return Answer(
            typed=typed,
            answer=kind,
            matched=tuple(dict.fromkeys(label for label in labels if label)),
            severity=severity,
            ingredients=ingredients,
            not_read=unread,
            other_meaning=other,
            notes=self._notes(read),
        )

    def _notes(self, read: Recognised) -> tuple[str, ...]:
        """Return what there is to say of a product as such, beside its ingredients."""
        keys = (key for item in read.found for key in item.keys if key[0] is Product)
        products = self._dataset.many(Product, (name for _, name in keys))
        return tuple(product.note for product in products if product.note)

    def _half_named(self, read: Recognised) -> bool:
        """Tell whether a word that was passed over belongs to a serious medicine's name.

        `Tylenol number 3` names Tylenol, and the 3 is what makes it an opioid.
        """
        passed = set(read.left) - JOINING
        return any(
            passed & set(name.split()) and worst(self.ingredients(key)) in SERIOUS
            for item in read.found
            for name, _, key in (self._names.siblings(item.words) if passed else ())
        )

    def ingredients(self, key: Key) -> tuple[Ingredient, ...]:
        """Return the ingredients of a medicine or a product."""
        if key not in self._ingredients:
            kind, name = key
            product = self._dataset.get(Product, name) if kind is Product else None
            ids = product.ingredients if product else (name,)
            medicines = self._dataset.many(Medicine, ids)
            self._ingredients[key] = tuple(map(self._ingredient, medicines))
        return self._ingredients[key]

    def _ingredient(self, medicine: Medicine) -> Ingredient:
        of_class = self._dataset.get(InteractionClass, medicine.interaction)
        return Ingredient(
            id=medicine.id,
            name=medicine.name,
            kind=medicine.kind,
            severity=medicine.severity or (of_class.severity if of_class else "not-studied"),
            interaction=medicine.interaction,
            note=medicine.note,
        )

    def _guesses(self, typed: str, read: Recognised) -> tuple[Guess, ...]:
        best: dict[Key, Near] = {}
        near_each = [self._close(names) for names in self._near(typed, read)]
        for near in (*chain.from_iterable(near_each), *self._parts(read)):
            if near.key not in best or near.rank < best[near.key].rank:
                best[near.key] = near
        ranked = sorted(best.values(), key=lambda near: (near.rank, near.label.casefold()))
        guesses = [(near, self._guess(near)) for near in ranked]
        serious = [(near, guess) for near, guess in guesses if guess.severity in SERIOUS]
        sure = sum(near.rank <= SURE for near, _ in serious)
        kept = [guess for _, guess in serious[: max(GUESSES, sure)]]
        others = [guess for _, guess in guesses if guess.severity not in SERIOUS]
        return (*kept, *others[: max(1, GUESSES - len(kept))])

    def _close(self, names: Iterable[Near]) -> list[Near]:
        """Keep what is about as near as the nearest; of serious medicines some more."""
        near = list(names)
        limit = min((item.rank for item in near), default=0.0) + SPREAD / 2
        return [
            item
            for item in near
            if item.rank <= limit
            or (item.rank <= limit + SPREAD / 2 and worst(self.ingredients(item.key)) in SERIOUS)
        ]

    def _near(self, typed: str, read: Recognised) -> Iterator[list[Near]]:
        """Yield what is near to the whole name, then to each word that was not known."""
        words = [word for word in read.left if word not in NOISE]
        whole = [
            Near(label=label, key=key, rank=SURE) for _, label, key in self._names.siblings(typed)
        ]
        # Without what looked like a dose, and with it: a slip can look like one.
        for text in dict.fromkeys([normalise(typed), *([] if read.found else [" ".join(words)])]):
            near = self._names.near(text)
            whole += [item for item in near if item.rank <= SURE or not read.found]
        yield whole
        named = any(item.rank <= SURE for item in whole)
        if not named and (len(words) > 1 or read.found):
            for word in words:
                yield list(self._names.near(word, closely=len(words) > WORDS))

    def _parts(self, read: Recognised) -> Iterable[Near]:
        """Yield what was known within a name that as a whole was not, and its serious kin."""
        passed = set(read.left) - JOINING
        for item in read.found:
            for key in item.keys:
                yield Near(label=self._names.label(item.words, key), key=key, rank=1.0)
            for name, label, key in self._names.siblings(item.words):
                if passed & set(name.split()):
                    yield Near(label=label, key=key, rank=SURE)

    def _guess(self, near: Near) -> Guess:
        ingredients = self.ingredients(near.key)
        severity = worst(ingredients) or "not-studied"
        return Guess(name=self._name_to_show(near), severity=severity, ingredients=ingredients)

    def _name_to_show(self, near: Near) -> str:
        if near.key[0] is not Medicine:
            return near.label
        return name_to_show(self._dataset.get(Medicine, near.key[1]), near.label)


def name_to_show(medicine: Medicine | None, label: str) -> str:
    """Return the brand or the other name that is near; the usual name for a mere spelling of it."""
    if medicine is None or label in medicine.brands:
        return label
    spelling = distance(normalise(label), normalise(medicine.name), SPELLING) <= SPELLING
    return medicine.name if spelling else label
