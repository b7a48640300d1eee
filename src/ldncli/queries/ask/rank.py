"""Which of two records that a question names equally well comes first: the better studied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.summary import ConditionSummary
from ldncli.matching.questions import words_of
from ldncli.queries.conditions import SORT_KEYS
from ldncli.schema.conditions import Condition, LayWord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.dataset.dataset import Dataset

# The scope of illnesses of which nothing is held: their names are never read as a shorter one.
NOTHING_HELD = "not-held"


def ranks(dataset: Dataset, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Return the place of each (kind, id) among its like, the lowest first.

    Conditions stand in the order of their evidence, harms by how few words they take: headache
    before dizziness, headache and fatigue.
    """
    keys = tuple(keys)
    named = [key for kind, key in keys if kind == "condition"]
    rows = sorted(dataset.many(ConditionSummary, named), key=SORT_KEYS["evidence"])
    places = {("condition", row.id): place for place, row in enumerate(rows)}
    return {
        (kind, key): len(words_of(key)) if kind == "harm_word" else places.get((kind, key), 0)
        for kind, key in keys
    }


def everyday(dataset: Dataset, key: str, phrase: str) -> int:
    """Return the place of a condition among those that an everyday word leads to; 0 by its name."""
    if key in dataset.named(Condition, phrase):
        return 0
    rows = dataset.many(LayWord, dataset.named(LayWord, phrase))
    meant = list(dict.fromkeys(condition for row in rows for condition in row.conditions))
    return 1 + meant.index(key) if key in meant else len(meant) + 1


def meant_by(dataset: Dataset, phrase: str) -> int:
    """Return how many conditions a phrase leads to, by name or as an everyday word."""
    rows = dataset.many(LayWord, dataset.named(LayWord, phrase))
    led = {condition for row in rows for condition in row.conditions}
    return len(led | set(dataset.named(Condition, phrase)))


def is_named(dataset: Dataset, key: str, phrase: str) -> bool:
    """Tell whether a phrase names a condition itself, and is no everyday word that leads to it."""
    return everyday(dataset, key, phrase) == 0
