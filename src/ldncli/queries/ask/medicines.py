"""The medicines that a question names, each as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.matching.medicine_names import distance
from ldncli.matching.names import normalise
from ldncli.matching.opioid_names import OpioidNames
from ldncli.matching.questions import stem
from ldncli.schema.knowledge import OrdinaryWord
from ldncli.schema.medicines import ClassWord, Medicine, OpioidScript, Product
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

# Words of these classes ask about an operation, which `ldn safety` answers.
OPERATIONS = frozenset({"surgery-and-emergency-pain"})
LONGEST = 5  # words: the longest names that people write in a sentence
SHORTEST = 3
# Letters of a word that may be an opioid misspelt, and those from which two slips are forgiven:
# in shorter ones every plain word is a slip away from some street name.
SHORTEST_SLIP, LONG_SLIP = 6, 8
# Names of LDN itself, which a question is about and not with.
OWN = frozenset({"naltrexone", "ldn", "low dose naltrexone", "revia", "lodonal"})


def medicines_in(dataset: Dataset, question: str) -> tuple[str, ...]:
    """Return the medicines named in a question, in order, the longest names first read."""
    words = normalise(question).split()
    ordinary = frozenset(word for row in dataset.all(OrdinaryWord) for word in row.words)
    slips = _slips(dataset, frozenset(words) - ordinary - OWN)
    names: list[str] = []
    start = 0
    while start < len(words):
        passed = _passed_over(words[start : start + LONGEST], ordinary)
        if passed:
            start += passed
            continue
        length = _longest(dataset, words[start : start + LONGEST], ordinary)
        if length or words[start] in slips:
            names.append(" ".join(words[start : start + max(length, 1)]))
        start += length or 1
    return tuple(dict.fromkeys(name for name in names if name not in OWN))


def _passed_over(words: list[str], ordinary: frozenset[str]) -> int:
    """Return how many words name no medicine though they begin with one: opioid receptors."""
    lengths = range(len(words), 1, -1)
    return next((length for length in lengths if " ".join(words[:length]) in ordinary), 0)


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


def _slips(dataset: Dataset, words: frozenset[str]) -> frozenset[str]:
    """Return the words that may be an opioid misspelt; what is a name, as a trial's, is none.

    A word that leads to a record is one of the language, as migraine is, unless the same stem
    is an opioid's: tramadole.
    """
    long = [word for word in words if len(word) >= SHORTEST_SLIP and word.isalpha()]
    if not long:
        return frozenset()
    led = dataset.cue_counts(map(stem, long))
    known = opioids(dataset)
    unled = (
        word
        for word in long
        if (stem(word) not in led or stem(word) in known.stems) and not dataset.named(Study, word)
    )
    return frozenset(word for word in unled if any(_is_near(word, name) for name in known.names))


def opioids(dataset: Dataset) -> OpioidNames:
    """Return the names of one word, in plain letters, of opioids and of products with one."""
    return dataset.all(OpioidNames)[0]


def _is_near(word: str, name: str) -> bool:
    most = 2 if min(len(word), len(name)) >= LONG_SLIP else 1
    alike = word[0] == name[0] and abs(len(word) - len(name)) <= most
    return alike and distance(word, name, most) <= most
