"""Words of a question that say nothing of its subject, or little, as stems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.matching.common_words import CommonStems

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset


def fillers(dataset: Dataset) -> frozenset[str]:
    """Return the stems of words that say nothing of what is asked."""
    return _stems(dataset, "filler")


def generic_words(dataset: Dataset) -> frozenset[str]:
    """Return the stems of words that are in most questions."""
    return _stems(dataset, "generic_word")


def _stems(dataset: Dataset, kind: str) -> frozenset[str]:
    found = dataset.get(CommonStems, kind)
    return frozenset(found.stems if found else ())
