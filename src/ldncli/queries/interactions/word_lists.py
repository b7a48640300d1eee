"""The words around names: makers, pack words, and what says that a medicine is not taken now."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ldncli.matching.medicine_names import NOISE
from ldncli.matching.names import normalise
from ldncli.schema.medicines import ContextWord, MakerWord, PackWord

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.vocabulary import ContextKind

    Phrase = tuple[str, ...]


class WordLists:
    """Each list of the dataset, folded, and read when it is first needed."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    @cached_property
    def context(self) -> dict[Phrase, ContextKind]:
        """Return what each phrase around a name says of it."""
        return {
            phrase: row.kind
            for row in self._dataset.all(ContextWord)
            for phrase in _phrases(row.words)
        }

    @cached_property
    def context_words(self) -> frozenset[str]:
        """Return every word of the context phrases: none is a guess at a name."""
        return frozenset(word for phrase in self.context for word in phrase)

    @cached_property
    def headings(self) -> frozenset[str]:
        """Return the context phrases as they can head a line."""
        return frozenset(map(" ".join, self.context))

    @cached_property
    def pack(self) -> frozenset[str]:
        """Return the words on a packet that are no evidence for a guess."""
        return frozenset(
            word
            for row in self._dataset.all(PackWord)
            for phrase in _phrases(row.words)
            for word in phrase
        )

    @cached_property
    def passed_over(self) -> frozenset[str]:
        """Return the words and runs of words beside a name that never make it unknown."""
        return NOISE | set(map(" ".join, self.makers))

    @cached_property
    def makers(self) -> frozenset[Phrase]:
        """Return makers, devices, salts and words of use, each as its words."""
        return frozenset(
            phrase for row in self._dataset.all(MakerWord) for phrase in _phrases(row.words)
        )

    def context_at(self, words: Sequence[str]) -> tuple[Phrase, ContextKind] | None:
        """Return the longest context phrase at the start of these words, with what it says."""
        for length in range(min(len(words), self._longest_context), 0, -1):
            phrase = tuple(words[:length])
            if phrase in self.context:
                return phrase, self.context[phrase]
        return None

    def maker_at(self, words: Sequence[str]) -> int:
        """Return how many words at the start are a maker's name of several words."""
        lengths = range(min(len(words), self._longest_maker), 1, -1)
        return next((n for n in lengths if tuple(words[:n]) in self.makers), 0)

    @cached_property
    def _longest_context(self) -> int:
        return max(map(len, self.context), default=0)

    @cached_property
    def _longest_maker(self) -> int:
        return max(map(len, self.makers), default=0)


def _phrases(texts: Iterable[str]) -> Iterable[Phrase]:
    folded = (tuple(normalise(text).split()) for text in texts)
    return (phrase for phrase in folded if phrase)
