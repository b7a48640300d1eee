"""Which medicines a typed name stands for, and which it may have been meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.matching import medicine_names
from ldncli.matching.names import normalise
from ldncli.schema.medicines import Medicine, Product
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ldncli.dataset.dataset import Dataset

Key = tuple[type[Record], str]
MEDICINE_KINDS: tuple[type[Record], ...] = (Medicine, Product)
LONGEST = 7
# Two letters begin hundreds of names.
SHORTEST_START = 3
# Ranks: 1 is one slip, 1.5 the same sound; up to here a name is likely what was meant.
SURE = 1.5
# Read as what would be worse to miss; the other meaning is told beside it.
OTHER_MEANING = {"t3": "liothyronine", "t4": "levothyroxine", "bup": "bupropion"}


class KnownName(Record):
    """A run of words that is a known name, and what it names."""

    words: str
    keys: tuple[Key, ...]


class Near(Record):
    """A known name that looks or sounds like what was typed; the lower the rank the nearer."""

    label: str
    key: Key
    rank: float


class Recognised(Record):
    """What was known in a typed name, and the words that were not."""

    found: tuple[KnownName, ...]
    left: tuple[str, ...]


class Names:
    """The names of medicines and products: exact ones by look-up, near ones by search."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._spelt: dict[str, list[tuple[str, Key]]] = {}

    def exact(self, name: str) -> tuple[Key, ...]:
        """Return what goes by exactly this name, case, accents and hyphens aside."""
        return tuple(
            (kind, key) for kind in MEDICINE_KINDS for key in self._dataset.named(kind, name)
        )

    def label(self, words: str, key: Key) -> str:
        """Return a name as the dataset writes it."""
        folded = normalise(words)
        rows = self._dataset.names(key[0], folded)
        written = (label for name, of_name, label in rows if (name, of_name) == (folded, key[1]))
        closed = self._spelt.get(folded.replace(" ", ""), ())
        return next(written, next((label for label, of_name in closed if of_name == key), ""))

    def siblings(self, words: str) -> tuple[tuple[str, str, Key], ...]:
        """Return (folded name, label, key) of the names that begin with these words and go on."""
        start = normalise(words) + " "
        rows = ((kind, row) for kind in MEDICINE_KINDS for row in self._dataset.names(kind, start))
        return tuple(
            (name, label, (kind, key))
            for kind, (name, key, label) in rows
            if name.startswith(start)
        )

    def read(self, typed: str) -> Recognised:
        """Find the known names in what was typed: the whole of it, or the longest runs of words."""
        if keys := self.exact(typed):
            return Recognised(found=(KnownName(words=typed, keys=keys),), left=())
        words = medicine_names.words_of(typed)
        loose = [part for word in words for part in self._parted(word)]
        runs = self._runs(loose)
        if runs.found:
            return runs
        # What looks like a strength can be part of a name, as in Alor 5/500.
        whole = self._runs(normalise(typed).split())
        return whole if whole.found else self._closed_up(words) or runs

    def _closed_up(self, words: list[str]) -> Recognised | None:
        """Return what is written the same but for its spaces: `ms contin` and `mscontin`."""
        word = "".join(word for word in words if word not in medicine_names.NOISE)
        rows = self._all().get(word, ()) if len(word) > SHORTEST_START else ()
        keys = tuple(dict.fromkeys(key for _, key in rows))
        return Recognised(found=(KnownName(words=word, keys=keys),), left=()) if keys else None

    def _parted(self, word: str) -> list[str]:
        return [word] if word.isalpha() or self.exact(word) else medicine_names.apart(word)

    def _runs(self, words: list[str]) -> Recognised:
        known: list[KnownName] = []
        left: list[str] = []
        start = 0
        while start < len(words):
            run = self._longest(words[start : start + LONGEST], number=bool(known))
            if run:
                known.append(run)
            else:
                left.append(words[start])
            start += len(run.words.split()) if run else 1
        named = {key for item in known for _, key in item.keys}
        kept = [item for item in known if OTHER_MEANING.get(item.words) not in named]
        return Recognised(found=tuple(kept), left=tuple(left))

    def _longest(self, words: Sequence[str], *, number: bool) -> KnownName | None:
        """Return the longest known run at the start; a bare number after a name is a dose."""
        for length in range(len(words), 0, -1):
            run = " ".join(words[:length])
            single_noise = length == 1 and (
                run in medicine_names.NOISE or (number and run.isdecimal())
            )
            keys = () if single_noise else self.exact(run)
            if keys:
                return KnownName(words=run, keys=keys)
        return None

    def near(self, word: str, *, closely: bool = False) -> Iterator[Near]:
        """Yield the names that look or sound like a word, or hold it; `closely`: one slip away."""
        typed = normalise(word).replace(" ", "")
        if not 1 < len(typed) <= medicine_names.LONGEST_NAME:
            return
        names = self._all()
        target = _Typed(typed)
        for slip in dict.fromkeys(medicine_names.slips(typed)):
            yield from _nears(names.get(slip, ()), target.slip(slip))
        if closely or len(typed) < SHORTEST_START:
            return
        for name, rows in names.items():
            yield from _nears(rows, target.rank(name))

    def one_slip_away(self, text: str) -> bool:
        """Tell whether some name is one slip from this text, spaces aside."""
        typed = normalise(text).replace(" ", "")
        return any(slip in self._all() for slip in medicine_names.slips(typed))

    def _all(self) -> dict[str, list[tuple[str, Key]]]:
        if not self._spelt:
            for kind in MEDICINE_KINDS:
                for folded, key, label in self._dataset.names(kind):
                    rows = self._spelt.setdefault(folded.replace(" ", ""), [])
                    rows.append((label, (kind, key)))
        return self._spelt


def _nears(rows: Iterable[tuple[str, Key]], rank: float | None) -> Iterator[Near]:
    if rank is not None:
        yield from (Near(label=label, key=key, rank=rank) for label, key in rows)


class _Typed:
    """A typed word, and how near a name is to it."""

    def __init__(self, typed: str) -> None:
        self.typed, self.letters = typed, set(typed)
        self.heard = medicine_names.sound(typed)
        self.limit = 1 if len(typed) < 6 else 2 if len(typed) < 12 else 3

    def slip(self, name: str) -> float:
        """Return the rank of a name one slip away; in a short word one slip says little."""
        one = 1.0 if len(self.typed) > SHORTEST_START else SURE
        return one if name[:1] == self.typed[0] else one + 0.1

    def rank(self, name: str) -> float | None:
        """Return 1 for one slip, 1.5 for the same sound, more for less; None if not near."""
        longer, strange = len(name) - len(self.typed), len(self.letters ^ set(name))
        # Cheap tests first: one slip changes the length by one at most, and two letters.
        if -4 < longer < 4 and strange <= 6:
            spelt = abs(longer) <= self.limit and strange <= 2 * self.limit
            slips = (
                medicine_names.distance(self.typed, name, self.limit) if spelt else self.limit + 1
            )
            if slips <= 1:
                return self.slip(name)
            sounds = medicine_names.sound(name)
            if sounds == self.heard and len(sounds) > SHORTEST_START:
                return SURE
            if slips <= self.limit:
                return slips + medicine_names.distance(self.heard, sounds, 3) / 10
            if self._sounds_near(sounds):
                return 2.5
        return self._part_of(name) if longer > 0 else None

    def _part_of(self, name: str) -> float | None:
        if name.startswith(self.typed):
            return 2.0 + (len(name) - len(self.typed)) / 50
        return 2.5 if len(self.typed) > 5 and self.typed in name else None

    def _sounds_near(self, sounds: str) -> bool:
        alike = abs(len(sounds) - len(self.heard)) <= 1 and sounds[0] == self.heard[0]
        return alike and len(sounds) > 6 and medicine_names.distance(self.heard, sounds, 1) <= 1
