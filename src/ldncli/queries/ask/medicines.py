"""The medicines that a question names, each as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.matching.names import normalise
from ldncli.schema.medicines import ClassWord, Medicine, OpioidScript, Product

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

LONGEST = 5  # words: the longest names that people write in a sentence
SHORTEST = 3
# Names of LDN itself, which a question is about and not with.
OWN = frozenset({"naltrexone", "ldn", "low dose naltrexone", "revia", "lodonal"})
# Brands and street names that are plain words first: named alone they say nothing.
PLAIN_WORDS = frozenset(
    """
    first ease today relief control balance clear pure calm focus link lot max plus one real safe
    trial study test results result dose doses pain sleep mind energy hope help women men old new
    case list list's page lists medicine medicines pill pills drug drugs capsule capsules tablet
    tablets cream food water tea coffee morning night day week month year weight hair skin heart
    spray drops liquid blood liver kidney brain gut back leg head chest cold allergy antibodies
    card tool data same lead leads general special name names answer answers record source cancer
    ask aid act art care cure fast free good great high idea ideal life light live mood next open
    over path plan power press prime rest right rise sense set shape side soft sport star stay
    strong sure time top total total's true trust unit view vital way well work works world zero
    """.split()
)


def medicines_in(dataset: Dataset, question: str) -> tuple[str, ...]:
    """Return the medicines named in a question, in order, the longest names first read."""
    words = normalise(question).split()
    names: list[str] = []
    start = 0
    while start < len(words):
        length = _longest(dataset, words[start : start + LONGEST])
        if length:
            names.append(" ".join(words[start : start + length]))
        start += length or 1
    return tuple(dict.fromkeys(name for name in names if name not in OWN))


def _longest(dataset: Dataset, words: list[str]) -> int:
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length])
        alone = length == 1 and (name in PLAIN_WORDS or len(name) < SHORTEST or name.isdecimal())
        if not alone and _is_medicine(dataset, name):
            return length
    return 0


def _is_medicine(dataset: Dataset, name: str) -> bool:
    kinds = (Medicine, Product, ClassWord, OpioidScript)
    return any(dataset.named(kind, name) for kind in kinds)
