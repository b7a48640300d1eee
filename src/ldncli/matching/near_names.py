"""Names near to a typed word: one slip away, of the same sound, or holding it.

Thousands of names are kept by first letter and length, and each such group is taken apart when
a word first needs it: one word then meets a few hundred names and not all of them.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import product, takewhile
from typing import TYPE_CHECKING, NamedTuple

from ldncli.matching.medicine_names import LONGEST_NAME, distance, sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Two letters begin hundreds of names.
SHORTEST_START = 3
# Ranks: 1 is one slip, 1.5 the same sound; up to here a name is likely what was meant.
SURE = 1.5
# One slip of spelling changes at most two letters of the alphabet; a like sound up to six.
STRANGE_LETTERS = 6
# A name of like sound is at most so much longer or shorter.
LONGER = 3
# Two names whose sounds differ once sound alike from so many sounds on.
LONG_SOUND = 6
# A part inside a name says something from so many letters on.
LONG_PART = 5
# The letters with which a name of a first sound can begin.
FIRST_LETTERS = {"k": "ckqx", "s": "scz", "f": "fp", "v": "vw", "a": "aeiouyh"}


class Spelling(NamedTuple):
    """A name with the set of its letters as bits, and how it sounds."""

    name: str
    letters: int
    heard: str


class NearNames:
    """Spellings without spaces, sorted so that the near ones are found without reading all."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(names)
        self._known = frozenset(self._names)
        self._groups: dict[tuple[str, int], list[str]] = {}
        self._tails: dict[str, list[str]] = {}
        for name in self._names:
            self._groups.setdefault((name[0], len(name)), []).append(name)
            self._tails.setdefault(name[1:], []).append(name)
        self._spelt: dict[tuple[str, int], list[Spelling]] = {}
        self._text = "\n".join(("", *self._names, ""))

    def one_slip(self, typed: str) -> Iterator[tuple[str, float]]:
        """Yield (name, rank) of the names one slip away, the name itself among them."""
        if not 1 < len(typed) <= LONGEST_NAME:
            return
        mine = letters_of(typed)
        for length in (len(typed) - 1, len(typed), len(typed) + 1):
            for spelling in self._group(typed[0], length):
                if (mine ^ spelling.letters).bit_count() <= 2 and (
                    distance(typed, spelling.name, 1) <= 1
                ):
                    yield spelling.name, slip_rank(typed, spelling.name)
        for name in self._other_start(typed):
            yield name, slip_rank(typed, name)

    def near(self, typed: str) -> dict[str, float]:
        """Return the rank of each name that looks or sounds like a word, or holds it."""
        ranks = dict(self.one_slip(typed))
        if not SHORTEST_START <= len(typed) <= LONGEST_NAME:
            return ranks
        word = _Word(typed)
        lengths = range(len(typed) - LONGER, len(typed) + LONGER + 1)
        for first, length in product(word.firsts, lengths):
            for spelling in self._group(first, length):
                strange = (word.letters ^ spelling.letters).bit_count()
                rank = word.rank(spelling, strange) if strange <= STRANGE_LETTERS else None
                if rank is not None:
                    ranks.setdefault(spelling.name, rank)
        for name, rank in self._holding(typed):
            ranks.setdefault(name, rank)
        return ranks

    def _group(self, first: str, length: int) -> list[Spelling]:
        key = (first, length)
        if key not in self._spelt:
            names = self._groups.get(key, ())
            self._spelt[key] = [Spelling(name, letters_of(name), sound(name)) for name in names]
        return self._spelt[key]

    def _other_start(self, typed: str) -> set[str]:
        """Return the names that differ in their first letter alone: left out, changed, swapped."""
        swapped = typed[1] + typed[0] + typed[2:]
        near = {*self._tails.get(typed, ()), *self._tails.get(typed[1:], ())}
        near |= {name for name in (typed[1:], swapped) if name in self._known}
        return {name for name in near if name[0] != typed[0]}

    def _holding(self, typed: str) -> Iterator[tuple[str, float]]:
        start = bisect_left(self._names, typed)
        for name in takewhile(lambda name: name.startswith(typed), self._names[start:]):
            yield name, 2.0 + (len(name) - len(typed)) / 50
        if len(typed) > LONG_PART:
            place = self._text.find(typed)
            while place >= 0:
                first = self._text.rfind("\n", 0, place) + 1
                end = self._text.find("\n", place)
                yield self._text[first:end], 2.5
                place = self._text.find(typed, end)


def letters_of(word: str) -> int:
    """Return the set of a word's letters as bits; more letters than bits share some."""
    bits = 0
    for char in word:
        bits |= 1 << (ord(char) % 31)
    return bits


def slip_rank(typed: str, name: str) -> float:
    """Return the rank of a name one slip away; in a short word one slip says little."""
    one = 1.0 if len(typed) > SHORTEST_START else SURE
    return one if name[0] == typed[0] else one + 0.1


class _Word:
    """A typed word, and how near a name is to it that is more than one slip away."""

    def __init__(self, typed: str) -> None:
        self.typed, self.letters = typed, letters_of(typed)
        self.heard = sound(typed)
        self.limit = 1 if len(typed) < 6 else 2 if len(typed) < 12 else 3
        first = self.heard[:1]  # of `hhh` nothing is heard
        alike = FIRST_LETTERS.get(first, first)
        self.firsts = dict.fromkeys((typed[0], *alike))

    def rank(self, other: Spelling, strange: int) -> float | None:
        """Return 1.5 for the same sound, more for less, None if not near.

        `strange` counts the letters that only one of the two has.
        """
        if other.heard == self.heard and len(other.heard) > SHORTEST_START:
            return SURE
        spelt = abs(len(other.name) - len(self.typed)) <= self.limit
        if spelt and strange <= 2 * self.limit:
            slips = distance(self.typed, other.name, self.limit)
            if slips <= self.limit:
                return slips + distance(self.heard, other.heard, 3) / 10
        # Of names that only sound a little alike those that hold the word are told, and no other.
        return 2.5 if self.typed in other.name and self._sounds_near(other.heard) else None

    def _sounds_near(self, heard: str) -> bool:
        alike = len(heard) > LONG_SOUND and heard[0] == self.heard[:1]
        return alike and distance(self.heard, heard, 1) <= 1
