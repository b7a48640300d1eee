"""Opioids behind the list: parts of names that opioids have, and their names in other scripts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ldncli.matching.names import normalise
from ldncli.schema.medicines import Medicine, OpioidScript, OpioidStem
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.vocabulary import StemPlace

# The first letter of scripts that put no space between words: Thai, Chinese, Japanese, Korean.
UNSPACED = "\u0e00"
# A name of a harmless medicine spares its foreign spellings too: apomorphin beside apomorphine.
# It must say so much more than the stem, or `orphan` would spare levorphanol.
LONGER_THAN_STEM = 2
# What ends an international name in one language and not in another.
INN_ENDINGS = "aeo"
# Articles and prepositions that Arabic and Hebrew write as one word with a name.
PREFIXES = ("ال", "وال", "بال", "و", "ב", "ה", "ו", "ל")


class Stem(Record):
    """A part of a name as it is looked for, with the names that hold it and are no opioid."""

    text: str
    place: StemPlace
    besides: tuple[str, ...]


class OpioidWords:
    """Stems and scripts, read from the dataset when a name is not known."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    @cached_property
    def stems(self) -> tuple[Stem, ...]:
        """Return the stems that are letters and figures alone."""
        rows = (row for row in self._dataset.all(OpioidStem) if not _marked(row.stem))
        return tuple(
            Stem(
                text=normalise(row.stem),
                place=row.kind,
                besides=tuple(map(_closed, row.besides)),
            )
            for row in rows
        )

    @cached_property
    def marked_stems(self) -> tuple[Stem, ...]:
        """Return the stems with a hyphen, a slash or a space, looked for in the text as typed."""
        rows = (row for row in self._dataset.all(OpioidStem) if _marked(row.stem))
        return tuple(Stem(text=as_written(row.stem), place=row.kind, besides=()) for row in rows)

    @cached_property
    def scripts(self) -> dict[str, str]:
        """Return the medicine of each name in another script, opioids and their antagonists."""
        own = {
            normalise(name): row.id for row in self._dataset.all(Medicine) for name in row.scripts
        }
        return own | {normalise(row.name): row.medicine for row in self._dataset.all(OpioidScript)}

    def stem_in(self, typed: str, words: Sequence[str]) -> str | None:
        """Return the part of a name, or of the text around it, that opioids have."""
        for word in words:
            for stem in self.stems:
                if _holds(word, stem) and not _spared(word, stem):
                    return stem.text
        written = as_written(typed)
        return next((stem.text for stem in self.marked_stems if _holds_mark(written, stem)), None)

    def read(self, word: str) -> tuple[str, ...]:
        """Return the medicines whose name in another script a word holds, each with its ending.

        A script with spaces has a name at the start of its words; others have it anywhere.
        """
        if word.isascii():
            return ()
        if any(char >= UNSPACED for char in word):
            return tuple(dict.fromkeys(self._inside(word)))
        starts = [word, *(word.removeprefix(p) for p in PREFIXES if word.startswith(p))]
        names = [name for name in self.scripts if any(start.startswith(name) for start in starts)]
        longest = max(names, key=len, default="")
        return (self.scripts[longest],) if longest else ()

    def inside(self, word: str) -> bool:
        """Tell whether a name in another script stands anywhere in a word."""
        return not word.isascii() and any(name in word for name in self.scripts)

    def _inside(self, word: str) -> Iterator[str]:
        """Yield the medicines in a word, of names that overlap the longest."""
        start = 0
        while start < len(word):
            fitting = [name for name in self.scripts if word.startswith(name, start)]
            longest = max(fitting, key=len, default="")
            if longest:
                yield self.scripts[longest]
            start += len(longest) or 1


def as_written(text: str) -> str:
    """Return a text as its marks are looked for: small letters, no space around a slash.

    The sign for micro becomes the Greek letter by the folding of case.
    """
    return "/".join(part.strip() for part in text.casefold().split("/"))


def _marked(stem: str) -> bool:
    return not stem.isalnum()


def _closed(name: str) -> str:
    return normalise(name).replace(" ", "")


def _holds(word: str, stem: Stem) -> bool:
    if stem.place == "inside":
        return stem.text in word
    if stem.place == "whole":
        return word == stem.text
    return word.startswith(stem.text) if stem.place == "begins" else word.endswith(stem.text)


def _holds_mark(written: str, stem: Stem) -> bool:
    if stem.place == "ends":
        return any(token.endswith(stem.text) for token in written.split())
    return stem.text in written


def _spared(word: str, stem: Stem) -> bool:
    longer = len(stem.text) + LONGER_THAN_STEM
    return any(
        word == name or (len(name) > longer and word.startswith(name.rstrip(INN_ENDINGS)))
        for name in stem.besides
    )
