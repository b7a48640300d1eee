"""Which medicines a typed name stands for, word by word."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from ldncli.matching import foreign_names, medicine_names
from ldncli.matching.names import normalise
from ldncli.matching.near_names import SHORTEST_START, SURE, NearNames
from ldncli.queries.interactions.foreign import SHORTEST_FOREIGN, ForeignNames
from ldncli.queries.interactions.opioid_words import OpioidWords
from ldncli.queries.interactions.word_lists import WordLists
from ldncli.schema.medicines import ClassWord, Medicine, OpioidScript, Product
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.vocabulary import ContextKind

Key = tuple[type[Record], str]
MEDICINE_KINDS: tuple[type[Record], ...] = (Medicine, Product)
# In this order: a medicine's own name goes before the name of a class.
NAMED_KINDS: tuple[type[Record], ...] = (Medicine, Product, ClassWord, OpioidScript)
# Words: the longest names of the dataset have seven.
LONGEST = 7
# So many look-ups in the file take as long as reading all names at once.
FEW_LOOKUPS = 60
# From the first rank on a name is two slips away or goes on; from the second it holds the word.
FAR, HOLDS = 2.0, 2.5
# Of 3,740 harmless names abroad 22% were by chance so far from one of the thousands of opioids
# of national lists, and 10% with long words asked. A shorter start begins too many names.
LONG_WORD, LONG_START = 8, 5
# Two slips in a shorter word leave too little of it, and so does the sound of a name from a list.
TWO_SLIPS = 7
ATC = re.compile(r"[a-z]\d\d[a-z]{2}\d\d")


class Token(Record):
    """A run of words in what was typed: a known name, a word around names, or a word not known."""

    words: str
    keys: tuple[Key, ...] = ()
    context: ContextKind | None = None


class Near(Record):
    """A known name that looks or sounds like what was typed; the lower the rank the nearer."""

    label: str
    key: Key
    rank: float


class Recognised(Record):
    """What was typed, run by run."""

    tokens: tuple[Token, ...]

    @property
    def names(self) -> tuple[Token, ...]:
        """Return the known names."""
        return tuple(token for token in self.tokens if token.keys)

    @property
    def context(self) -> tuple[Token, ...]:
        """Return the words that say something of the names."""
        return tuple(token for token in self.tokens if token.context)

    @property
    def left(self) -> tuple[str, ...]:
        """Return the words that were not known."""
        return tuple(item.words for item in self.tokens if not item.keys and not item.context)


class Names:
    """The names of medicines, products and classes: exact by look-up, near by search."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._lookups = 0
        self._foreign_names = ForeignNames(dataset)
        self.lists = WordLists(dataset)
        self.opioids = OpioidWords(dataset)

    def exact(self, name: str) -> tuple[Key, ...]:
        """Return what goes by exactly this name, case, accents and hyphens aside, or this code."""
        return self._named(normalise(name))

    def _named(self, folded: str) -> tuple[Key, ...]:
        self._lookups += 1
        if self._lookups <= FEW_LOOKUPS:
            dataset = self._dataset
            rows = [(kind, key) for kind in NAMED_KINDS for key in dataset.named(kind, folded)]
        else:
            rows = [key for _, key in self._by_name.get(folded, ())]
        medicines = tuple(key for key in rows if key[0] in MEDICINE_KINDS)
        classes = tuple(key for key in rows if key[0] is ClassWord)
        scripts = tuple(
            (Medicine, row.medicine)
            for _, key in (row for row in rows if row[0] is OpioidScript)
            if (row := self._dataset.get(OpioidScript, key))
        )
        return (
            medicines
            or classes
            or scripts
            or self._by_code(folded)
            or self._of_other_number(folded)
        )

    def _of_other_number(self, folded: str) -> tuple[Key, ...]:
        """Return the class of `allergy pill` where the list has `allergy pills`, or the reverse."""
        other = _of_other_number(folded)
        if self._lookups <= FEW_LOOKUPS:
            keys = self._dataset.named(ClassWord, other)
        else:
            keys = tuple(
                key for _, (kind, key) in self._by_name.get(other, ()) if kind is ClassWord
            )
        return tuple((ClassWord, key) for key in keys)

    def _by_code(self, folded: str) -> tuple[Key, ...]:
        """Return the medicines of an ATC code."""
        if not ATC.fullmatch(folded):
            return ()
        rows = self._dataset.all(Medicine)
        return tuple((Medicine, row.id) for row in rows if folded.upper() in row.atc)

    def label(self, words: str, key: Key) -> str:
        """Return a name as the dataset writes it; the medicine's own for a foreign one."""
        folded = normalise(words)
        for written in (folded, _of_other_number(folded)):
            for name, of_name, label in self._dataset.names(key[0], written):
                if (name, of_name) == (written, key[1]):
                    return label
        closed = self._spelt.get(folded.replace(" ", ""), ())
        own = self._dataset.get(Medicine, key[1])
        return next((label for label, of in closed if of == key), own.name if own else "")

    def siblings(self, words: str) -> tuple[tuple[str, str, Key], ...]:
        """Return (folded name, label, key) of the names that begin with these words and go on."""
        start = normalise(words) + " "
        rows = ((kind, row) for kind in MEDICINE_KINDS for row in self._dataset.names(kind, start))
        return tuple(
            (name, label, (kind, key))
            for kind, (name, key, label) in rows
            if name.startswith(start)
        )

    def read(self, typed: str, *, context: bool = False) -> Recognised:
        """Find the known names in what was typed: the whole of it, or the longest runs of words.

        With `context` the words around them are told apart too.
        """
        if keys := self.exact(typed):
            return Recognised(tokens=(Token(words=typed, keys=keys),))
        bare = medicine_names.without_biosimilar_ending(typed)
        words = medicine_names.words_of(bare)
        # A form word can be a brand, where nothing but a strength stands with it: Twice 60 mg.
        rest = " ".join(words)
        if rest != normalise(typed) and (keys := self._named(rest)):
            return Recognised(tokens=(Token(words=rest, keys=keys),))
        # A name can hold a figure, as in vitamin B12; else figures part from letters: tramadol50mg.
        entire = self._runs(words, context=context)
        if entire.names and not self.unread(entire):
            return entire
        loose = [part for word in words for part in self._parted(word)]
        runs = self._runs(loose, context=context)
        if runs.names or runs.context:
            return runs
        # What looks like a strength can be part of a name, as in Alor 5/500.
        whole = self._runs(normalise(bare).split(), context=False)
        return whole if whole.names else self._closed_up(words) or runs

    def unread(self, read: Recognised) -> tuple[str, ...]:
        """Return the words that were not known and that may name something."""
        passed = self.lists.passed_over
        return tuple(word for word in read.left if word not in passed and not word.isdecimal())

    def _closed_up(self, words: list[str]) -> Recognised | None:
        """Return what is written the same but for its spaces: `ms contin` and `mscontin`."""
        word = "".join(word for word in words if word not in medicine_names.NOISE)
        rows = self._spelt.get(word, ()) if len(word) > SHORTEST_START else ()
        keys = tuple(dict.fromkeys(key for _, key in rows))
        return Recognised(tokens=(Token(words=word, keys=keys),)) if keys else None

    def _parted(self, word: str) -> list[str]:
        return [word] if word.isalpha() or self.exact(word) else medicine_names.apart(word)

    def _runs(self, words: list[str], *, context: bool) -> Recognised:
        tokens: list[Token] = []
        start, named = 0, False
        while start < len(words):
            token = self._token(words[start : start + LONGEST], context, number=named)
            named = named or bool(token.keys)
            tokens.append(token)
            start += len(token.words.split())
        return Recognised(tokens=tuple(tokens))

    def _token(self, ahead: Sequence[str], context: bool, *, number: bool) -> Token:
        """Return the run at the start: of a name and words around names the longer."""
        name = self._longest(ahead, number=number)
        around = self.lists.context_at(ahead) if context else None
        if around and (not name or len(around[0]) >= len(name.words.split())):
            return Token(words=" ".join(around[0]), context=around[1])
        if name:
            return name
        return Token(words=" ".join(ahead[: self.lists.maker_at(ahead) or 1]))

    def _longest(self, words: Sequence[str], *, number: bool) -> Token | None:
        """Return the longest known run at the start; a bare number after a name is a dose."""
        for length in range(len(words), 0, -1):
            run = " ".join(words[:length])
            if length == 1 and (run in medicine_names.NOISE or (number and run.isdecimal())):
                return None
            keys = self._named(run) or (self._foreign(run) if length == 1 else ())
            if keys:
                return Token(words=run, keys=keys)
        return None

    def _foreign(self, word: str) -> tuple[Key, ...]:
        """Return the substances whose name this is in another language or script."""
        if word.isdecimal() or word in self.lists.passed_over:
            return ()
        ids = self.opioids.read(word) or self._foreign_names.of_stem(word)
        return tuple((Medicine, key) for key in ids) or self._in_our_letters(word)

    def _in_our_letters(self, word: str) -> tuple[Key, ...]:
        """Return what a Cyrillic or Greek word names, letter by letter."""
        if word.isascii() or len(word) < SHORTEST_FOREIGN:
            return ()
        each = (
            self._named(latin) or self._foreign_names.alike(latin)
            for latin in foreign_names.latin(word)
        )
        return next(filter(None, each), ())

    def near(self, word: str, *, closely: bool = False) -> Iterator[Near]:
        """Yield the names that look or sound like a word, or hold it; `closely`: one slip away.

        A class is only offered for a slip.
        """
        typed = normalise(word).replace(" ", "")
        ranks = dict(self._near.one_slip(typed)) if closely else self._near.near(typed)
        for name, rank in ranks.items():
            for label, key in self._spelt[name]:
                if (key[0] is not ClassWord or rank < SURE) and self._tells(typed, name, rank, key):
                    yield Near(label=label, key=key, rank=rank)

    def _tells(self, typed: str, name: str, rank: float, key: Key) -> bool:
        """Tell whether a near name is more than chance: one from a list only by a long word."""
        short = len(typed) < TWO_SLIPS
        if rank < FAR or (len(typed) < LONG_START and name.startswith(typed)):
            return rank < SURE or (rank < FAR and not (short and self._from_list(key)))
        long = len(typed) >= LONG_WORD
        if rank >= HOLDS:
            return long and typed in name
        return long or ((name.startswith(typed) or not short) and not self._from_list(key))

    def _from_list(self, key: Key) -> bool:
        """Tell whether a name was read in a list of a country, not known for itself."""
        product = self._dataset.get(Product, key[1]) if key[0] is Product else None
        return product is not None and product.read_in is not None

    def one_slip_away(self, text: str) -> bool:
        """Tell whether some name is one slip from this text, spaces aside."""
        return any(self._near.one_slip(normalise(text).replace(" ", "")))

    @cached_property
    def _by_name(self) -> dict[str, list[tuple[str, Key]]]:
        """Return (label, key) of everything by its folded name."""
        by_name: dict[str, list[tuple[str, Key]]] = {}
        for kind in NAMED_KINDS:
            for folded, key, label in self._dataset.names(kind):
                by_name.setdefault(folded, []).append((label, (kind, key)))
        return by_name

    @cached_property
    def _spelt(self) -> dict[str, list[tuple[str, Key]]]:
        """Return the same without spaces, for slips; a name in another script has none."""
        spelt: dict[str, list[tuple[str, Key]]] = {}
        for folded, rows in self._by_name.items():
            latin = [row for row in rows if row[1][0] is not OpioidScript]
            if latin and folded:
                spelt.setdefault(folded.replace(" ", ""), []).extend(latin)
        return spelt

    @cached_property
    def _near(self) -> NearNames:
        return NearNames(self._spelt)


def _of_other_number(folded: str) -> str:
    return folded[:-1] if folded.endswith("s") else f"{folded}s"
