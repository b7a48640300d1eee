"""What the checker in the page works on: the names, what each stands for, what is said of it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from ldncli.document.wording import DOSE_BASES, SEVERITIES
from ldncli.matching import medicine_names
from ldncli.pages import check as page_words
from ldncli.queries.interactions import answers, check, recognition
from ldncli.schema.medicines import InteractionClass, Medicine, Product

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.dataset.dataset import Dataset

# Past the last mark that combines (U+1E94A); looking further costs a third of a second.
LAST_MARK = 0x20000
FAILED = "The check failed: nothing was checked. Ask a pharmacist."


def payload(dataset: Dataset) -> dict[str, object]:
    """Return names, medicines, products, classes, and the rules and words of `ldn check`."""
    medicines = dataset.all(Medicine)
    products = dataset.all(Product)
    places = {item.id: place for place, item in enumerate(medicines)}
    first_product = len(medicines)
    product_places = {item.key: first_product + n for n, item in enumerate(products)}
    return {
        "names": [
            *_names(dataset, Medicine, places, {item.id: item for item in medicines}),
            *_names(dataset, Product, product_places, {}),
        ],
        "things": [
            *(
                [item.name, item.kind, item.interaction, item.severity or "", item.note or ""]
                for item in medicines
            ),
            *(
                [
                    item.name,
                    [places[key] for key in item.ingredients if key in places],
                    item.note or "",
                ]
                for item in products
            ),
        ],
        "classes": {item.id: _class(item) for item in dataset.all(InteractionClass)},
        "other": {
            short: [places[key], key]
            for short, key in recognition.OTHER_MEANING.items()
            if key in places
        },
        "rules": _rules(),
        "words": _words(),
    }


def _names(
    dataset: Dataset,
    kind: type[Medicine | Product],
    places: dict[str, int],
    medicines: dict[str, Medicine],
) -> Iterator[tuple[str, str, int, int]]:
    """Yield (folded name, label, place, whether a guess is told under this very label)."""
    seen = set()
    for folded, key, label in dataset.names(kind):
        medicine = medicines.get(key)
        as_typed = check.name_to_show(medicine, label) == label
        if (folded, key, as_typed) not in seen:
            seen.add((folded, key, as_typed))
            yield folded, label, places[key], int(as_typed)


def _class(item: InteractionClass) -> dict[str, object]:
    return {
        "severity": item.severity,
        "says": f"{item.what_happens} {item.advice}{_basis(item)}",
        "references": item.references,
    }


def _basis(item: InteractionClass) -> str:
    """Return where the knowledge comes from, in brackets; nothing where there is none."""
    words = DOSE_BASES[item.dose_basis]
    return f" ({words})" if words else ""


def _rules() -> dict[str, object]:
    return {
        "worst": answers.WORST_FIRST,
        "serious": sorted(answers.SERIOUS),
        "guesses": check.GUESSES,
        "spread": check.SPREAD,
        "manyWords": check.WORDS,
        "sure": recognition.SURE,
        "longestRun": recognition.LONGEST,
        "shortestStart": recognition.SHORTEST_START,
        "longestName": medicine_names.LONGEST_NAME,
        "letters": medicine_names.LETTERS,
        "combining": combining_marks(),
        "joining": sorted(medicine_names.JOINING),
        "forms": sorted(medicine_names.FORMS),
        "noise": sorted(medicine_names.NOISE),
    }


def combining_marks() -> str:
    """Return the marks that a name is folded without, as the ranges of a character class.

    A browser has no word for them: `\\p{M}` holds the vowel signs of Indian scripts as well.
    """
    marks = [code for code in range(LAST_MARK) if unicodedata.combining(chr(code))]
    codes = set(marks)
    firsts = [code for code in marks if code - 1 not in codes]
    lasts = [code for code in marks if code + 1 not in codes]
    return "".join(f"{chr(one)}-{chr(other)}" for one, other in zip(firsts, lasts, strict=True))


def _words() -> dict[str, object]:
    return {
        "severities": {key: [sign, words] for key, (sign, words, _) in SEVERITIES.items()},
        "failed": FAILED,
        "notHere": page_words.NOT_HERE,
        "ifSo": page_words.IF_SO,
        "together": page_words.TOGETHER,
        "refusal": page_words.REFUSAL,
        "whom": page_words.WHOM,
    }
