"""Names of the dataset as other languages and scripts spell them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ldncli.matching import foreign_names
from ldncli.schema.medicines import Medicine, Product

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.record import Record

# Letters: a shorter word of another script is a word of doses sooner than a name.
SHORTEST_FOREIGN = 5


class ForeignNames:
    """International names by stem, and all names by how every language would spell them."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._stems: dict[str, dict[str, tuple[str, ...]]] = {}

    def of_stem(self, word: str) -> tuple[str, ...]:
        """Return the medicines whose international name has the stem of this word."""
        stem = foreign_names.stem(word)
        for letter in foreign_names.first_letters(stem):
            if letter not in self._stems:
                self._stems[letter] = self._stems_with(letter)
            if stem in self._stems[letter]:
                return self._stems[letter][stem]
        return ()

    def alike(self, word: str) -> tuple[tuple[type[Record], str], ...]:
        """Return what a word in our letters, read from another script, is spelt like."""
        ids = self.of_stem(word)
        return tuple((Medicine, key) for key in ids) or self._spelt_alike.get(_heard(word), ())

    def _stems_with(self, letter: str) -> dict[str, tuple[str, ...]]:
        stems: dict[str, tuple[str, ...]] = {}
        for folded, key, _ in self._dataset.names(Medicine, letter):
            if folded == key:  # the international name itself, in one word
                stem = foreign_names.stem(folded)
                stems[stem] = (*stems.get(stem, ()), key)
        return stems

    @cached_property
    def _spelt_alike(self) -> dict[str, tuple[tuple[type[Record], str], ...]]:
        alike: dict[str, tuple[tuple[type[Record], str], ...]] = {}
        kinds: tuple[type[Record], ...] = (Medicine, Product)
        for kind in kinds:
            for folded, key, _ in self._dataset.names(kind):
                if len(folded) >= SHORTEST_FOREIGN and folded.isalpha():
                    heard = _heard(folded)
                    alike[heard] = (*alike.get(heard, ()), (kind, key))
        return alike


def _heard(word: str) -> str:
    return foreign_names.spelt(word).removesuffix("e")
