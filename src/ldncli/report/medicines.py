"""What the checker in the page works on: the names, what each stands for, what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import DOSE_BASES, SEVERITIES
from ldncli.pages import check as page_words
from ldncli.pages import check_texts
from ldncli.pages.check_rows import OTHER_WORDS
from ldncli.queries.interactions.guesses import name_to_show
from ldncli.queries.interactions.ingredients import Makeup
from ldncli.report.matching_rules import rules, word_lists
from ldncli.schema.medicines import ClassWord, InteractionClass, Medicine, Product
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.record import Record

FAILED = "The check failed: nothing was checked. Ask a pharmacist."


def payload(dataset: Dataset) -> dict[str, object]:
    """Return names, medicines, products, classes, and the rules and words of `ldn check`."""
    medicines, products = dataset.all(Medicine), dataset.all(Product)
    class_words = dataset.all(ClassWord)
    places = {item.id: place for place, item in enumerate(medicines)}
    after = len(medicines)
    product_places = {item.key: after + n for n, item in enumerate(products)}
    after += len(products)
    class_places = {item.words[0]: after + n for n, item in enumerate(class_words)}
    makeup = Makeup(dataset)
    return {
        "names": [
            *_names(dataset, Medicine, places, {item.id: item for item in medicines}),
            *_names(dataset, Product, product_places, {item.key: item for item in products}),
            *_names(dataset, ClassWord, class_places, {}),
        ],
        "things": [
            *_medicines(medicines, _given_in(dataset, makeup)),
            *(
                [
                    item.name,
                    [places[key] for key in item.ingredients if key in places],
                    item.note or "",
                    item.meaning or "",
                ]
                for item in products
            ),
            *_class_words(class_words, makeup),
        ],
        "classes": {item.id: _class(item) for item in dataset.all(InteractionClass)},
        "lists": word_lists(dataset, medicines, places),
        "rules": rules(dataset),
        "words": _words(),
    }


def _medicines(
    medicines: tuple[Medicine, ...], given_in: dict[str, list[str]]
) -> Iterator[list[object]]:
    for item in medicines:
        given = given_in.get(item.id, [])
        own = item.severity or ""
        yield [item.name, item.kind, item.interaction, own, item.note or "", given]


def _class_words(class_words: tuple[ClassWord, ...], makeup: Makeup) -> Iterator[list[object]]:
    """Yield each class as a medicine of its own, told from one by the last field."""
    for item in class_words:
        (one,) = makeup.ingredients((ClassWord, item.words[0]))
        yield [one.name, one.kind, item.interaction, "", item.says, [], 1]


def _given_in(dataset: Dataset, makeup: Makeup) -> dict[str, list[str]]:
    """Return the studies of each medicine that was given together with naltrexone."""
    ids = dict.fromkeys(key for study in dataset.all(Study) for key in study.with_medicines)
    return {key: [page_words.given_in(item) for item in makeup.studies_with(key)] for key in ids}


def _names(
    dataset: Dataset,
    kind: type[Record],
    places: dict[str, int],
    rows: Mapping[str, Medicine | Product],
) -> Iterator[tuple[str, str, int, int]]:
    """Yield (folded name, label, place, flags): 1 for one that a guess is told under as it is.

    2 is added for an international name, which other languages spell by rule, and 4 for a product
    read in a list.
    """
    seen = set()
    for folded, key, label in dataset.names(kind):
        item = rows.get(key)
        as_typed = not isinstance(item, Medicine) or name_to_show(item, label) == label
        international = kind is Medicine and folded == key
        listed = isinstance(item, Product) and item.read_in is not None
        flags = int(as_typed) + 2 * int(international) + 4 * int(listed)
        row = (folded, label, places[key], flags)
        if (folded, key, as_typed) not in seen:
            seen.add((folded, key, as_typed))
            yield row


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


def _words() -> dict[str, object]:
    return {
        "severities": {key: [sign, words] for key, (sign, words, _) in SEVERITIES.items()},
        "failed": FAILED,
        "others": {key: [sign, text] for key, (sign, text, _) in OTHER_WORDS.items()},
        "past": page_words.PAST,
        "notHere": page_words.NOT_HERE,
        "packet": check_texts.PACKET,
        "mayBeOpioid": check_texts.MAY_BE_OPIOID,
        "ifSo": page_words.IF_SO,
        "together": page_words.TOGETHER,
        "refusal": page_words.REFUSAL,
        "whom": page_words.WHOM,
    }
