"""Day-to-day questions, and what guideline groups, regulators and societies say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import NotFound
from ldncli.queries.ask.cover import mentions
from ldncli.schema.knowledge import Position, Practice

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

SHOWN = 3  # the best matches: more than three answers to one question are none


def practice(dataset: Dataset, words: str) -> tuple[Practice, ...]:
    """Return the day-to-day questions that these words mean; all without words.

    Raises NotFound where none is meant.
    """
    if not words:
        return dataset.all(Practice)
    exact = dataset.get(Practice, words.casefold().replace(" ", "-"))
    if exact:
        return (exact,)
    found = mentions(dataset, words, ("practice",))[:SHOWN]
    if not found:
        raise NotFound("practice", words)
    return dataset.many(Practice, (item.id for item in found))


def positions(dataset: Dataset, words: str) -> tuple[Position, ...]:
    """Return the positions on a condition, or of a body; all without words.

    Raises NotFound where there is none.
    """
    if not words:
        return dataset.all(Position)
    exact = dataset.get(Position, words.casefold().replace(" ", "-"))
    if exact:
        return (exact,)
    found = mentions(dataset, words, ("condition", "position"))
    on = [row for item in found if item.kind == "condition" for row in about(dataset, item.id)]
    by = dataset.many(Position, (item.id for item in found if item.kind == "position"))
    if not on and not by:
        raise NotFound("position", words)
    return tuple({row.id: row for row in (*by, *on)}.values())


def about(dataset: Dataset, condition_id: str) -> tuple[Position, ...]:
    """Return the positions on a condition, the newest first."""
    rows = dataset.about(Position, condition_id)
    return tuple(sorted(rows, key=lambda row: row.date or "", reverse=True))
