"""A word that nothing here holds, one or two slips away from the name of an illness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.matching.medicine_names import distance
from ldncli.matching.names import normalise
from ldncli.queries.ask.unheard import nowhere
from ldncli.schema.conditions import Condition, LayWord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ldncli.dataset.dataset import Dataset

# Letters: in shorter words one slip leads to another illness, as with coeliac's neighbours.
SHORTEST, LONG = 7, 9


def corrected(
    dataset: Dataset, question: str, known: frozenset[str] = frozenset()
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return a question with each misspelt illness put right, and what was read for what.

    The words that are known, as those of a medicine, stay.
    """
    typed = normalise(question).split()
    words = dict.fromkeys(word for word in typed if word not in known)
    long = [word for word in words if len(word) >= SHORTEST and word.isalpha()]
    strange = nowhere(dataset, long)
    names = _names(dataset) if strange else {}
    read = {word: near for word in strange if (near := _nearest(word, names))}
    said = (read.get(word, word) for word in typed)
    return (" ".join(said) if read else question), tuple(read.items())


def _names(dataset: Dataset) -> dict[str, frozenset[str]]:
    """Return each word of an illness's name or of its everyday words, with what it leads to."""
    labels: list[tuple[str, tuple[str, ...]]] = [
        (label, (key,)) for _, key, label in dataset.names(Condition)
    ]
    labels += [(word, row.conditions) for row in dataset.all(LayWord) for word in row.words]
    led: dict[str, frozenset[str]] = {}
    for label, keys in labels:
        for word in normalise(label).split():
            if len(word) >= SHORTEST:
                led[word] = led.get(word, frozenset()) | frozenset(keys)
    return led


def _nearest(word: str, led: Mapping[str, frozenset[str]]) -> str:
    """Return the name within a slip of a word; names of two illnesses, equally near, are none."""
    most = 2 if len(word) >= LONG else 1
    steps = {name: distance(word, name, most) for name in led if name[0] == word[0]}
    best = min(steps.values(), default=most + 1)
    closest = [name for name in led if steps.get(name) == best] if best <= most else []
    meant = frozenset.intersection(*(led[name] for name in closest)) if closest else frozenset()
    near = [name for name in led if led[name] >= meant and steps.get(name, most + 1) <= most]
    return near[0] if meant else ""
