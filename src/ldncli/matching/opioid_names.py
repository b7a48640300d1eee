"""The names of opioids that a word of a question may be a slip of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.matching.names import normalise
from ldncli.matching.questions import stem
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.schema.medicines import Medicine, Product

SHORTEST_OPIOID = 5


class OpioidNames(Record):
    """The names of one word, in plain letters, of opioids and of products with one."""

    names: tuple[str, ...]
    stems: tuple[str, ...]


def opioid_names(medicines: Iterable[Medicine], products: Iterable[Product]) -> OpioidNames:
    """Return the names of opioids among medicines, and of the products that hold one."""
    items = [item for item in medicines if item.kind == "opioid"]
    keys = frozenset(item.id for item in items)
    mixed = [item for item in products if keys & frozenset(item.ingredients)]
    labels = [label for item in items for label in (item.name, *item.synonyms, *item.brands)]
    labels += [label for item in mixed for label in (item.name, *item.aliases)]
    names = tuple(filter(_is_plain, dict.fromkeys(map(normalise, labels))))
    return OpioidNames(names=names, stems=tuple(dict.fromkeys(map(stem, names))))


def _is_plain(name: str) -> bool:
    return len(name) >= SHORTEST_OPIOID and name.isascii() and name.isalpha()
