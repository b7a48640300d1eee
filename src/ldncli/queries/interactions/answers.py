"""What is known of one name together with LDN: the answer, its ingredients, the guesses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from ldncli.schema.vocabulary import Severity

    Kind = Literal["known-interaction", "none-known", "not-studied", "unknown"]

WORST_FIRST: tuple[Severity, ...] = (
    "contraindicated",
    "major",
    "moderate",
    "minor",
    "theoretical",
    "not-studied",
    "none-known",
)
SERIOUS = frozenset({"contraindicated", "major"})


class Ingredient(Record):
    """One ingredient of what was typed, with its class of interaction."""

    id: str
    name: str
    kind: str
    severity: Severity
    interaction: str
    note: str | None = None


class Guess(Record):
    """A known name that may have been meant: shown, never taken."""

    name: str
    severity: Severity
    ingredients: tuple[Ingredient, ...]


class Answer(Record):
    """What is known of one name as it was typed."""

    typed: str
    answer: Kind
    matched: tuple[str, ...] = ()
    severity: Severity | None = None
    ingredients: tuple[Ingredient, ...] = ()
    guesses: tuple[Guess, ...] = ()
    not_read: tuple[str, ...] = ()
    other_meaning: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def serious(self) -> bool:
        """Tell whether it is contraindicated or major, as typed."""
        return self.severity in SERIOUS

    @property
    def may_be_serious(self) -> bool:
        """Tell whether a guess is contraindicated or major."""
        return any(guess.severity in SERIOUS for guess in self.guesses)

    @property
    def opioid(self) -> bool:
        """Tell whether it is an opioid, or may be meant for one."""
        every = [*self.ingredients, *(item for guess in self.guesses for item in guess.ingredients)]
        return any(item.kind == "opioid" and item.severity in SERIOUS for item in every)


def decisive(answer: Answer) -> tuple[Ingredient, ...]:
    """Return the ingredients of the worst severity: what is said of a name is said of them."""
    guessed = tuple(
        i for guess in answer.guesses for i in guess.ingredients if guess.severity in SERIOUS
    )
    return tuple(i for i in answer.ingredients if i.severity == answer.severity) or guessed


def order(answer: Answer) -> int:
    """Return the place of an answer, worst first; an unknown name stands before a lesser harm."""
    if answer.severity is None:
        return 2 if answer.may_be_serious else 3
    place = WORST_FIRST.index(answer.severity)
    return place if place < 2 else place + 2


def worst(ingredients: Sequence[Ingredient]) -> Severity | None:
    """Return the worst severity: a combination is as dangerous as its worst ingredient."""
    return min((item.severity for item in ingredients), key=WORST_FIRST.index, default=None)
