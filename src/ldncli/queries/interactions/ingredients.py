"""What a known name is made of, and what it means where it has two meanings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import author_year
from ldncli.queries.interactions.answers import (
    SERIOUS,
    WORST_FIRST,
    GivenTogether,
    Ingredient,
    worst,
)
from ldncli.schema.medicines import ClassWord, InteractionClass, Medicine, Product
from ldncli.schema.record import Record, replace
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.interactions.recognition import Key, Token
    from ldncli.schema.vocabulary import Severity


class Sense(Record):
    """One meaning of a name: its ingredients, and what to call it beside another meaning."""

    key: tuple[type[Record], str]
    ingredients: tuple[Ingredient, ...]
    meaning: str


class Makeup:
    """The ingredients of medicines, products and classes, each looked up once."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._ingredients: dict[Key, tuple[Ingredient, ...]] = {}

    def ingredients(self, key: Key) -> tuple[Ingredient, ...]:
        """Return the ingredients of a medicine or a product; a class stands as one."""
        if key not in self._ingredients:
            self._ingredients[key] = self._read(key)
        return self._ingredients[key]

    def senses(self, token: Token) -> tuple[Sense, ...]:
        """Return the different meanings of a name, the worst first."""
        by_makeup: dict[tuple[Ingredient, ...], Key] = {}
        for key in token.keys:
            made_of = self.ingredients(key)
            if key[0] is ClassWord:  # called as it was typed: an epidural, not an operation
                made_of = tuple(replace(item, name=token.words) for item in made_of)
            by_makeup.setdefault(made_of, key)
        senses = [
            Sense(key=key, ingredients=made_of, meaning=self._meaning(key, made_of))
            for made_of, key in by_makeup.items()
        ]
        return tuple(sorted(senses, key=lambda s: WORST_FIRST.index(_severity(s.ingredients))))

    def given_in(self, ingredients: Sequence[Ingredient]) -> tuple[GivenTogether, ...]:
        """Return the studies in which one of these was given together with naltrexone."""
        each = (study for item in ingredients for study in self.studies_with(item.id))
        return tuple(dict.fromkeys(each))

    def studies_with(self, medicine: str) -> tuple[GivenTogether, ...]:
        """Return the studies in which a medicine, by its id, was given with naltrexone."""
        return tuple(
            GivenTogether(
                study=study.id,
                label=author_year(study),
                people=study.n_enrolled or study.n_analysed,
            )
            for study in self._dataset.mentioning(Study, medicine)
            if medicine in study.with_medicines
        )

    def notes(self, keys: Sequence[Key]) -> tuple[str, ...]:
        """Return what there is to say of a product or a class as such."""
        products = self._dataset.many(Product, (name for kind, name in keys if kind is Product))
        classes = self._dataset.many(ClassWord, (name for kind, name in keys if kind is ClassWord))
        return (*(item.note for item in products if item.note), *(item.says for item in classes))

    def _read(self, key: Key) -> tuple[Ingredient, ...]:
        kind, name = key
        if kind is ClassWord:
            row = self._dataset.get(ClassWord, name)
            return (self._of_class(row),) if row else ()
        product = self._dataset.get(Product, name) if kind is Product else None
        ids = product.ingredients if product else (name,)
        return tuple(map(self._ingredient, self._dataset.many(Medicine, ids)))

    def _ingredient(self, medicine: Medicine) -> Ingredient:
        return Ingredient(
            id=medicine.id,
            name=medicine.name,
            kind=medicine.kind,
            severity=medicine.severity or self._severity(medicine.interaction),
            interaction=medicine.interaction,
            note=medicine.note,
        )

    def _of_class(self, row: ClassWord) -> Ingredient:
        """Return a class as an ingredient: of opioids where it holds one."""
        severity = self._severity(row.interaction)
        kinds = {item.kind for item in self._dataset.many(Medicine, row.medicines)}
        return Ingredient(
            id=row.words[0],
            name=row.words[0],
            kind="opioid" if "opioid" in kinds and severity in SERIOUS else "class",
            severity=severity,
            interaction=row.interaction,
        )

    def _severity(self, interaction: str) -> Severity:
        of_class = self._dataset.get(InteractionClass, interaction)
        return of_class.severity if of_class else "not-studied"

    def _meaning(self, key: Key, ingredients: tuple[Ingredient, ...]) -> str:
        product = self._dataset.get(Product, key[1]) if key[0] is Product else None
        by_name = " and ".join(item.name for item in ingredients)
        return product.meaning or by_name if product else by_name


def _severity(ingredients: tuple[Ingredient, ...]) -> Severity:
    return worst(ingredients) or "not-studied"
