"""A checked list: one row a name, worst first; four answers that do not look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import reference_list
from ldncli.document.blocks import Facts, Hint, Prose, Section, Span, Title
from ldncli.document.page import Page
from ldncli.document.wording import BASES, DOSE_BASES, SEVERITIES, count
from ldncli.pages import washouts
from ldncli.pages.check_data import checked_name, checked_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.document.blocks import Block, Style, Text
    from ldncli.queries.interactions.answers import Answer, Guess, Ingredient
    from ldncli.queries.interactions.check import Checked
    from ldncli.schema.medicines import InteractionClass

NOT_HERE = "not in this dataset: that is not a finding of safety."
IF_SO = "If so it matters: check the box, and ask before taking both."
TOGETHER = "LDN together with an opioid"
REFUSAL = (
    "This tool gives no dose, interval or method for taking both. LDN blocks opioids and can bring "
    "on sudden, severe withdrawal; taking more of the opioid to get past the block can kill."
)
WHOM = (
    "Do not start or stop either on your own, for both can harm you. Ask whoever prescribes the "
    "opioid, whoever prescribes LDN (each must know of the other), and a pharmacist who sees the "
    "whole list; for methadone or buprenorphine the clinic that gives it."
)


def page(checked: Checked, *, full: bool = False, exit_code: int = 0) -> Page:
    """Arrange the answers; `full` adds the technical text, what sources say, and the sources."""
    lines = _Lines(checked, full)
    rows = tuple(lines.row(answer) for answer in checked.answers)
    blocks: list[Block] = [
        Title(text="Together with low-dose naltrexone", aside=_tally(checked)),
        Facts(rows=rows),
    ]
    if any(answer.opioid for answer in checked.answers):
        blocks += _opioids(checked, full)
    if full:
        blocks += reference_list(checked.references)
    blocks.append(Hint(text=_next(exit_code, full)))
    return Page(
        schema="ldn.check/1",
        data=tuple(checked_name(answer, checked) for answer in checked.answers),
        records=tuple(map(checked_row, checked.answers)),
        blocks=tuple(blocks),
        references=checked.references,
        ids=tuple(answer.typed for answer in checked.answers),
        status=exit_code,
    )


def _tally(checked: Checked) -> str:
    serious = sum(answer.serious for answer in checked.answers)
    maybe = sum(answer.may_be_serious for answer in checked.answers)
    unknown = sum(answer.answer == "unknown" for answer in checked.answers)
    parts = [count(len(checked.answers), "name"), f"{serious} serious"]
    parts += [f"{maybe} may be"] if maybe else []
    return ", ".join([*parts, f"{unknown} not known here"] if unknown else parts)


def _next(exit_code: int, full: bool) -> str:
    first = "" if full else "ldn check ... --full adds the sources · "
    return f"{first}ldn safety · exit code {exit_code}"


class _Lines:
    """Rows in their order: what is said of a class stands once, at its first name."""

    def __init__(self, checked: Checked, full: bool) -> None:
        self._classes = {item.id: item for item in checked.classes}
        self._full = full
        self._first: dict[tuple[str, ...], str] = {}

    def row(self, answer: Answer) -> tuple[str, Text]:
        """Return the label and the text of one answer."""
        sign, words, style = SEVERITIES[answer.severity or "unknown"]
        if answer.severity is None and answer.may_be_serious:
            sign = "?!"
        label = f"{sign:<2} {words}"
        if answer.severity is None:
            return label, _unknown(answer)
        return label, (Span(text=_names(answer), style=style), *self._why(answer))

    def _why(self, answer: Answer) -> Iterator[str]:
        worst = [item for item in answer.ingredients if item.severity == answer.severity]
        keys = tuple(dict.fromkeys(item.interaction for item in worst))
        first = self._first.setdefault(keys, answer.typed)
        if first != answer.typed:
            yield f". As for {first}."
        else:
            for key in keys:
                yield ". " + self._class(self._classes[key])
        yield from (f" {item.note}" for item in worst if item.note)
        yield from _asides(answer)

    def _class(self, group: InteractionClass) -> str:
        known = [words for words in (BASES[group.basis], DOSE_BASES[group.dose_basis]) if words]
        text = f"{group.what_happens} {group.advice}" + (f" ({'; '.join(known)})" if known else "")
        if not self._full:
            return text
        says = f" What the source says: {group.says}" if group.says else ""
        technical = f" In technical words: {group.technical}" if group.technical else ""
        sources = f" [{', '.join(group.references)}]" if group.references else ""
        return f"{text}{says}{technical}{sources}"


def _asides(answer: Answer) -> Iterator[str]:
    yield from (f" {note}" for note in answer.notes)
    if answer.other_meaning:
        yield (
            f" {answer.typed} can also stand for {answer.other_meaning}; this answer takes it for "
            "what would be worse to miss. Type the full name."
        )
    if answer.not_read:
        yield f" Not known here in what was typed: {' '.join(answer.not_read)}."
    if [item.id for item in answer.ingredients] == ["naltrexone"]:
        yield " If this is your LDN itself, leave it off the list."


def _names(answer: Answer) -> str:
    ingredients = _made_of(answer.ingredients)
    alone = [item.name.casefold() for item in answer.ingredients] == [answer.typed.casefold()]
    return (
        f"{answer.typed} ({answer.ingredients[0].kind})"
        if alone
        else f"{answer.typed} = {ingredients}"
    )


def _made_of(ingredients: tuple[Ingredient, ...]) -> str:
    return " + ".join(f"{item.name} ({item.kind})" for item in ingredients)


def _unknown(answer: Answer) -> Text:
    if not answer.guesses:
        return f"{answer.typed}: {NOT_HERE}"
    guesses = ", or ".join(map(_guess, answer.guesses))
    matters = Span(text=f" {IF_SO}", style="bad") if answer.may_be_serious else ""
    style: Style = "bad" if answer.may_be_serious else ""
    head = Span(text=f"{answer.typed}: a guess only, is it {guesses}?", style=style)
    return (head, matters, f" As typed it is {NOT_HERE}")


def _guess(guess: Guess) -> str:
    alone = [item.name.casefold() for item in guess.ingredients] == [guess.name.casefold()]
    ingredients = guess.ingredients[0].kind if alone else _made_of(guess.ingredients)
    words = SEVERITIES[guess.severity][1]
    return (
        f"{guess.name} ({ingredients}: {words})"
        if alone
        else f"{guess.name} = {ingredients}: {words}"
    )


def _opioids(checked: Checked, full: bool) -> list[Block]:
    return [
        Section(text=TOGETHER),
        Prose(text=(Span(text=REFUSAL, style="strong"), f" {WHOM}")),
        *washouts.section(checked.washouts, full=full),
    ]
