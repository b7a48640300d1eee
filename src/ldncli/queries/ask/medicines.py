"""The medicines that a question names, each as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.matching.names import normalise
from ldncli.schema.knowledge import OrdinaryWord
from ldncli.schema.medicines import ClassWord, Medicine, OpioidScript, Product

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

# Words of these classes ask about an operation, which `ldn safety` answers.
OPERATIONS = frozenset({"surgery-and-emergency-pain"})
LONGEST = 5  # words: the longest names that people write in a sentence
SHORTEST = 3
# Names of LDN itself, which a question is about and not with.
OWN = frozenset({"naltrexone", "ldn", "low dose naltrexone", "revia", "lodonal"})


def medicines_in(dataset: Dataset, question: str) -> tuple[str, ...]:
    """Return the medicines named in a question, in order, the longest names first read."""
    words = normalise(question).split()
    ordinary = frozenset(word for row in dataset.all(OrdinaryWord) for word in row.words)
    names: list[str] = []
    start = 0
    while start < len(words):
        length = _longest(dataset, words[start : start + LONGEST], ordinary)
        if length:
            names.append(" ".join(words[start : start + length]))
        start += length or 1
    return tuple(dict.fromkeys(name for name in names if name not in OWN))


def is_medicine(dataset: Dataset, name: str) -> bool:
    """Tell whether a name is a medicine, or a class of them; an operation is neither."""
    if any(dataset.named(kind, name) for kind in (Medicine, Product, OpioidScript)):
        return True
    rows = dataset.many(ClassWord, dataset.named(ClassWord, name))
    return any(row.interaction not in OPERATIONS for row in rows)


def _longest(dataset: Dataset, words: list[str], ordinary: frozenset[str]) -> int:
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length])
        alone = length == 1 and (name in ordinary or len(name) < SHORTEST or name.isdecimal())
        if not alone and is_medicine(dataset, name):
            return length
    return 0
