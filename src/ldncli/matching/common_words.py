"""The stems of words that say little or nothing of what a question is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.matching.questions import words_of
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable


class CommonStems(Record):
    """The stems of one list of words, by the kind of its rows."""

    id: str
    stems: tuple[str, ...]


def common_stems(kind: str, lists: Iterable[Iterable[str]]) -> CommonStems:
    """Return the stems of a list of words, which is written in several rows."""
    stems = (stem for words in lists for word in words for stem in words_of(word))
    return CommonStems(id=kind, stems=tuple(dict.fromkeys(stems)))
