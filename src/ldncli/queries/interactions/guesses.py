"""What an unknown name may have been meant for: near names, every serious one that is surely near.

A guess is shown and never taken. A harmless one needs to be nearer than a serious one.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ldncli.matching.medicine_names import JOINING, distance
from ldncli.matching.names import normalise
from ldncli.matching.near_names import SHORTEST_START, SURE
from ldncli.queries.interactions.answers import SERIOUS, Guess, worst
from ldncli.queries.interactions.recognition import Near
from ldncli.schema.medicines import Medicine, Product

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.interactions.answers import Ingredient
    from ldncli.queries.interactions.ingredients import Makeup
    from ldncli.queries.interactions.recognition import Key, Names, Recognised

# Guesses that are shown; every serious one that is surely near is shown besides.
SHOWN = 4
# How far behind the nearest a guess may rank: one slip of spelling is 1.
SPREAD = 1.0
# A harmless name is a guess up to two slips and a like sound; beyond, it would only mislead.
HARMLESS = 2.4
# Two slips in a shorter word are as near to a harmless name by chance.
LONG_ENOUGH = 8
# Up to three slips a label is another spelling of the usual name, and that name is shown.
SPELLING = 3
# In a line of more words each is searched one slip away alone, or a sentence takes seconds.
MANY_WORDS = 6
# Of a page pasted as one name only so many words are searched.
MOST_WORDS = 40


class Guesses:
    """Guesses at names that are not known."""

    def __init__(self, dataset: Dataset, names: Names, makeup: Makeup) -> None:
        self._dataset = dataset
        self._names = names
        self._makeup = makeup

    def at(self, typed: str, read: Recognised, *, serious_alone: bool) -> tuple[Guess, ...]:
        """Return the guesses at a name, the serious ones first."""
        best: dict[Key, Near] = {}
        near_each = [self._close(names) for names in self._near(typed, read)]
        for near in (*chain.from_iterable(near_each), *self._parts(read)):
            if near.key not in best or near.rank < best[near.key].rank:
                best[near.key] = near
        ranked = sorted(best.values(), key=_order)
        serious = [near for near in ranked if self._is_serious(near.key)]
        sure = sum(near.rank <= SURE for near in serious)
        shown = serious[: max(SHOWN, sure)]
        if not serious_alone:
            others = [n for n in ranked if not self._is_serious(n.key) and n.rank <= HARMLESS]
            shown += others[: max(1, SHOWN - len(shown))]
        return tuple(map(self._guess, shown))

    def half_named(self, read: Recognised) -> bool:
        """Tell whether a word that was passed over belongs to a serious medicine's name.

        `Tylenol number 3` names Tylenol, and the 3 is what makes it an opioid.
        """
        return any(self._is_serious(near.key) for near in self._kin(read))

    def _is_serious(self, key: Key) -> bool:
        return worst(self._makeup.ingredients(key)) in SERIOUS

    def _close(self, names: Iterable[Near]) -> list[Near]:
        """Keep what is about as near as the nearest; of serious medicines some more."""
        near = list(names)
        limit = min((item.rank for item in near), default=0.0) + SPREAD / 2
        return [
            item
            for item in near
            if item.rank <= limit
            or (item.rank <= limit + SPREAD / 2 and self._is_serious(item.key))
        ]

    def _near(self, typed: str, read: Recognised) -> Iterator[list[Near]]:
        """Yield what is near to the whole name, then to each word that was not known."""
        words = self._telling(read)
        known = bool(read.names)
        whole = [
            Near(label=label, key=key, rank=SURE) for _, label, key in self._names.siblings(typed)
        ]
        # Without what looked like a dose, and with it: a slip can look like one.
        texts = [normalise(typed), *([] if known else [" ".join(words)])] if words else []
        for text in dict.fromkeys(texts):
            near = self._likely(text, self._names.near(text))
            whole += [item for item in near if item.rank <= SURE or not known]
        yield whole
        named = any(item.rank <= SURE for item in whole)
        if not named and (len(words) > 1 or known):
            for word in (word for word in words[:MOST_WORDS] if len(word) > SHORTEST_START):
                close = self._names.near(word, closely=len(words) > MANY_WORDS)
                yield self._likely(word, close)

    def _likely(self, typed: str, near: Iterable[Near]) -> list[Near]:
        """Leave out what is harmless and two slips from a short word that does not begin it."""
        word = normalise(typed).replace(" ", "")
        return [
            item
            for item in near
            if item.rank <= SURE
            or len(word) >= LONG_ENOUGH
            or normalise(item.label).replace(" ", "").startswith(word)
            or self._is_serious(item.key)
        ]

    def _telling(self, read: Recognised) -> list[str]:
        """Return the unknown words that say something: no form, maker, pack or context word."""
        lists = self._names.lists
        silent = lists.passed_over | lists.pack | lists.context_words
        return [word for word in read.left if word not in silent]

    def _parts(self, read: Recognised) -> Iterable[Near]:
        """Yield what was known within a name that as a whole was not, and its serious kin."""
        for token in read.names:
            for key in token.keys:
                yield Near(label=self._names.label(token.words, key), key=key, rank=1.0)
        yield from self._kin(read)

    def _kin(self, read: Recognised) -> Iterator[Near]:
        """Yield the names that go on from a known one with a word that was passed over."""
        passed = set(read.left) - JOINING
        for token in read.names if passed else ():
            for name, label, key in self._names.siblings(token.words):
                if _hold_one_of(passed, set(name.split()) - JOINING):
                    yield Near(label=label, key=key, rank=SURE)

    def _guess(self, near: Near) -> Guess:
        ingredients = self._makeup.ingredients(near.key)
        label = near.label
        if near.key[0] is Medicine:
            label = name_to_show(self._dataset.get(Medicine, near.key[1]), near.label)
        severity = worst(ingredients) or "not-studied"
        return Guess(name=label, severity=severity, ingredients=ingredients)


def _hold_one_of(typed: set[str], words: set[str]) -> bool:
    """Tell whether a word of a name was typed, or with one letter more: `CR` may be `C`."""
    single = {word for word in words if len(word) == 1 and word.isalpha()}
    return bool(typed & words) or any(len(word) == 2 and word[0] in single for word in typed)


def both_meanings(label: str, makeups: Sequence[tuple[Ingredient, ...]]) -> tuple[Guess, ...]:
    """Return the meanings of one name as guesses, where nothing tells which is meant."""
    return tuple(
        Guess(name=label, severity=worst(made_of) or "not-studied", ingredients=made_of)
        for made_of in makeups
    )


def name_to_show(medicine: Medicine | None, label: str) -> str:
    """Return the brand or the other name that is near; the usual name for a mere spelling of it."""
    if medicine is None or label in medicine.brands:
        return label
    spelling = distance(normalise(label), normalise(medicine.name), SPELLING) <= SPELLING
    return medicine.name if spelling else label


def _order(near: Near) -> tuple[float, bool, str]:
    """Put the nearest first, and of equally near names that of a medicine before a product's."""
    return near.rank, near.key[0] is Product, near.label.casefold()
