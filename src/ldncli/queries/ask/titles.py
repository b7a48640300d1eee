"""What a reader calls the records that a question led to: their titles, not their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.queries.ask.rank import NOTHING_HELD, is_named
from ldncli.schema.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.ask.cover import Mention

# The field of each kind that a reader knows a record by.
TITLES = {
    "practice": "question",
    "scope": "topic",
    "help": "question",
    "safety": "title",
    "claim": "claim",
    "harm_word": "harm",
    "mechanism": "name",
    "position": "body",
    "pharmacology": "topic",
}


def title_of(dataset: Dataset, mention: Mention, names: Mapping[str, str]) -> str:
    """Return the title of a record as it is read; its id where the record has gone.

    The names are those of the illnesses that are answered; another is called as it was typed. An
    illness that an everyday word led to has that word beside it: Fibromyalgia (brain fog).
    """
    if mention.id == NOTHING_HELD:
        return mention.phrase
    if mention.kind == "condition":
        name = names.get(mention.id)
        if name is None:
            return mention.phrase
        own = is_named(dataset, mention.id, mention.phrase)
        return name if own else f"{name} ({mention.phrase})"
    row = dataset.get(KINDS[mention.kind].cls, mention.id) if mention.kind in TITLES else None
    return str(getattr(row, TITLES[mention.kind])) if row else mention.id
