"""What is known of one name together with LDN: the answer, its ingredients, the guesses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal

    from ldncli.schema.vocabulary import Severity

    # What the words around a name say of it.
    NotTaken = Literal["past", "allergy", "denied", "none"]
    Kind = (
        Literal[
            "known-interaction", "none-known", "not-studied", "given-together", "class", "unknown"
        ]
        | NotTaken
    )

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
# Said of a name that is not taken now: no alarm, whatever the medicine.
NOT_TAKEN: frozenset[Kind] = frozenset({"past", "allergy", "denied", "none"})


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


class GivenTogether(Record):
    """A study in which a medicine was given with naltrexone; it is not an interaction study."""

    study: str
    label: str
    people: int | None


class Answer(Record):
    """What is known of one name as it was typed.

    `opioid_part` is the part of an unknown name that opioids have; `given_in` holds the studies
    in which it was given together with naltrexone.
    """

    typed: str
    answer: Kind
    matched: tuple[str, ...] = ()
    severity: Severity | None = None
    ingredients: tuple[Ingredient, ...] = ()
    guesses: tuple[Guess, ...] = ()
    not_read: tuple[str, ...] = ()
    other_meaning: str | None = None
    notes: tuple[str, ...] = ()
    opioid_part: str | None = None
    given_in: tuple[GivenTogether, ...] = ()

    @property
    def serious(self) -> bool:
        """Tell whether it is contraindicated or major, as typed, and taken now."""
        return self.severity in SERIOUS and self.answer not in NOT_TAKEN

    @property
    def may_be_serious(self) -> bool:
        """Tell whether a guess is contraindicated or major, or the name looks like an opioid's."""
        return bool(self.opioid_part) or any(item.severity in SERIOUS for item in self.guesses)

    @property
    def opioid(self) -> bool:
        """Tell whether it is an opioid, or may be one, that LDN must not be taken with now."""
        guessed = (item for guess in self.guesses for item in guess.ingredients)
        held = self.ingredients if self.answer not in NOT_TAKEN else ()
        return bool(self.opioid_part) or _holds_opioid((*held, *guessed))

    @property
    def past_opioid(self) -> bool:
        """Tell whether it is an opioid that was stopped: the published intervals matter."""
        return self.answer == "past" and _holds_opioid(self.ingredients)

    @property
    def to_be_asked(self) -> bool:
        """Tell whether it is not settled: not known here, or serious and stopped not long ago."""
        stopped = self.answer == "past" and self.severity in SERIOUS
        return self.answer == "unknown" or stopped


def _holds_opioid(ingredients: Iterable[Ingredient]) -> bool:
    """Loperamide and others that are no more than major do not act on the body as an opioid."""
    return any(i.kind == "opioid" and i.severity == "contraindicated" for i in ingredients)


def decisive(answer: Answer) -> tuple[Ingredient, ...]:
    """Return the ingredients of the worst severity: what is said of a name is said of them."""
    guessed = tuple(
        i for guess in answer.guesses for i in guess.ingredients if guess.severity in SERIOUS
    )
    return tuple(i for i in answer.ingredients if i.severity == answer.severity) or guessed


def order(answer: Answer) -> int:
    """Return the place of an answer, worst first; an unknown name stands before a lesser harm."""
    if answer.answer == "unknown":
        return 2 if answer.may_be_serious else 3
    if answer.answer in NOT_TAKEN:
        return 4 if answer.to_be_asked else len(WORST_FIRST) + 4
    place = WORST_FIRST.index(answer.severity or "not-studied")
    return place if place < 2 else place + 3


def worst(ingredients: Sequence[Ingredient]) -> Severity | None:
    """Return the worst severity: a combination is as dangerous as its worst ingredient."""
    return min((item.severity for item in ingredients), key=WORST_FIRST.index, default=None)
