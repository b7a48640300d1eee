"""One row for each name of a checked list: the sign and word, the name, what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Column, Span, Table
from ldncli.document.wording import SEVERITIES, count
from ldncli.queries.interactions.answers import NOT_TAKEN, SERIOUS, decisive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ldncli.document.blocks import Style, Text
    from ldncli.queries.interactions.answers import Answer, GivenTogether, Guess, Ingredient

MAY_BE = "?!"
# What is said of a name that is no medicine taken now, or of a study that held both.
OTHER_WORDS: dict[str, tuple[str, str, Style]] = {
    "given-together": ("&", "given together", "dim"),
    "past": (" ", "in the past", "warn"),
    "allergy": (" ", "allergy", "dim"),
    "denied": (" ", "not taken", "dim"),
    "none": (" ", "no medicine", "dim"),
}
NO_SUCH = "no such medicine here; not a finding of safety"
# A pasted page is cut in its row; the whole stands in the data.
LONGEST_NAME = 60
# A name up to so many cells stays on one line.
NAME_CELLS = 24
# So many studies are named in a row; the rest are counted.
STUDIES = 2


def table(answers: Sequence[Answer]) -> Table:
    """Arrange the names as rows, the worst first."""
    longest = max((len(answer.typed) for answer in answers), default=0)
    return Table(
        columns=(
            Column(name=""),
            Column(name="name", wrap=True, least=min(longest, NAME_CELLS)),
            Column(name="what it is", wrap=True, least=20),
        ),
        rows=tuple(map(_row, answers)),
    )


def _row(answer: Answer) -> tuple[Text, Text, Text]:
    sign, words, style = sign_of(answer)
    name = Span(text=shortened(answer.typed), style=style)
    return Span(text=f"{sign:<2} {words}", style=style), name, what_it_is(answer)


def sign_of(answer: Answer) -> tuple[str, str, Style]:
    """Return the sign of an answer, its words and its style."""
    if answer.answer in OTHER_WORDS:
        return OTHER_WORDS[answer.answer]
    sign, words, style = SEVERITIES[answer.severity or "unknown"]
    return (MAY_BE, words, "bad") if answer.may_be_serious else (sign, words, style)


def shortened(name: str) -> str:
    """Return a name that fits a row."""
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}..."


def what_it_is(answer: Answer) -> Text:
    """Return what a name is, in a row's length."""
    if answer.answer == "unknown":
        return _unknown(answer)
    if answer.answer in NOT_TAKEN:
        return _not_taken(answer)
    if answer.answer == "class":
        return answer.notes[0] if answer.serious else "a class: name the medicine"
    made_of = _made_of(answer)
    given = answer.answer == "given-together"
    return f"{made_of}; {given_together(answer.given_in)}" if given else made_of


def _not_taken(answer: Answer) -> str:
    if answer.answer == "none":
        return "no medicine is named"
    if not answer.ingredients:
        return "nothing to check"
    made_of = _made_of(answer)
    return f"{made_of}; see the intervals" if answer.past_opioid else made_of


def _unknown(answer: Answer) -> Text:
    serious = [guess for guess in answer.guesses if guess.severity in SERIOUS]
    if serious:
        asked = ", or ".join(map(serious_guess, serious))
        return Span(text=f"a guess only: is it {asked}?", style="bad")
    if answer.opioid_part:
        return Span(text="may be an opioid: ask before taking both", style="bad")
    if answer.guesses:
        near = ", ".join(f"{guess.name} ({_kinds(guess.ingredients)})" for guess in answer.guesses)
        return f"{NO_SUCH}. Near in spelling: {near}"
    return NO_SUCH


def serious_guess(guess: Guess) -> str:
    """Return a serious medicine that a name may mean, with what is in it."""
    names = " + ".join(item.name for item in guess.ingredients)
    alone = names.casefold() == guess.name.casefold()
    kind = _kinds(tuple(i for i in guess.ingredients if i.severity in SERIOUS))
    of = kind if alone else f"{names}, {kind}"
    return f"{guess.name} ({of}: {SEVERITIES[guess.severity][1]})"


def _made_of(answer: Answer) -> str:
    """Return the ingredients and the kind of those that decide; of the name itself the kind."""
    names = " + ".join(item.name for item in answer.ingredients)
    kind = _kinds(decisive(answer))
    return kind if names.casefold() == answer.typed.casefold() else f"{names} ({kind})"


def _kinds(ingredients: Sequence[Ingredient]) -> str:
    kinds = dict.fromkeys(item.kind.replace("-", " ") for item in ingredients)
    return ", ".join("other medicine" if kind == "other" else kind for kind in kinds)


def given_together(studies: Sequence[GivenTogether]) -> str:
    """Say in which studies a medicine was given with naltrexone, and that this tested nothing."""
    named = ", ".join(map(given_in, studies[:STUDIES]))
    more = f" and {count(len(studies) - STUDIES, 'more study', 'more studies')}" * (
        len(studies) > STUDIES
    )
    return f"given together in {named}{more}; no interaction study"


def given_in(study: GivenTogether) -> str:
    """Return a study with its number of people."""
    return (
        f"{study.label}, {count(study.people, 'person', 'people')}" if study.people else study.label
    )
