"""Conditions that a text names and in which no study was found: an answer too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.summary import ConditionSummary
from ldncli.queries.ask.cover import mentions
from ldncli.queries.ask.rank import NOTHING_HELD
from ldncli.schema.conditions import Condition

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

MOST = 2  # conditions: who names more than two asks for a list


def absent(dataset: Dataset, text: str) -> tuple[Condition, ...]:
    """Return the conditions that a text names where no study of any was found, or nothing."""
    named = mentions(dataset, text, ("condition",))
    best = max((item.weight for item in named), default=0.0)
    heaviest = [item for item in named if item.weight == best]
    by_name = [item for item in heaviest if item.id in dataset.named(Condition, item.phrase)]
    keys = [item.id for item in by_name or heaviest]
    if any(item.n_studies for item in dataset.many(ConditionSummary, keys)):
        return ()
    return dataset.many(Condition, keys)[:MOST]


def not_held(dataset: Dataset, text: str) -> str:
    """Return the illness that a text names and that was not searched one by one, or nothing."""
    named = mentions(dataset, text, ("scope", "condition"))
    first = next(iter(named), None)
    return first.phrase if first and first.id == NOTHING_HELD else ""
