"""What a reader calls the records that a question led to: their titles, not their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.queries.ask.rank import NOTHING_HELD, is_named
from ldncli.schema.knowledge import (
    Claim,
    HarmWord,
    HelpTopic,
    Mechanism,
    Pharmacology,
    Position,
    Practice,
    SafetyNote,
    Scope,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.ask.cover import Mention


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
    telling = TITLES.get(mention.kind)
    return telling(dataset, mention.id) if telling else mention.id


def _practice(dataset: Dataset, key: str) -> str:
    row = dataset.get(Practice, key)
    return row.question if row else key


def _scope(dataset: Dataset, key: str) -> str:
    row = dataset.get(Scope, key)
    return row.topic if row else key


def _help(dataset: Dataset, key: str) -> str:
    row = dataset.get(HelpTopic, key)
    return row.question if row else key


def _safety(dataset: Dataset, key: str) -> str:
    row = dataset.get(SafetyNote, key)
    return row.title if row else key


def _claim(dataset: Dataset, key: str) -> str:
    row = dataset.get(Claim, key)
    return row.claim if row else key


def _harm(dataset: Dataset, key: str) -> str:
    row = dataset.get(HarmWord, key)
    return row.harm if row else key


def _mechanism(dataset: Dataset, key: str) -> str:
    row = dataset.get(Mechanism, key)
    return row.name if row else key


def _position(dataset: Dataset, key: str) -> str:
    row = dataset.get(Position, key)
    return row.body if row else key


def _pharmacology(dataset: Dataset, key: str) -> str:
    row = dataset.get(Pharmacology, key)
    return row.topic if row else key


TITLES: dict[str, Callable[[Dataset, str], str]] = {
    "practice": _practice,
    "scope": _scope,
    "help": _help,
    "safety": _safety,
    "claim": _claim,
    "harm_word": _harm,
    "mechanism": _mechanism,
    "position": _position,
    "pharmacology": _pharmacology,
}
