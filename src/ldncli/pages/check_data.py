"""A checked list as data: all that is known of each name, and one flat row a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.queries.interactions.answers import Answer
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.queries.interactions.answers import Kind
    from ldncli.queries.interactions.check import Checked
    from ldncli.schema.medicines import InteractionClass, Washout
    from ldncli.schema.vocabulary import Severity


class CheckedName(Answer):
    """The answer to one name, with what is said of its class; intervals for an opioid alone."""

    serious: bool
    may_be_serious: bool
    classes: tuple[InteractionClass, ...]
    washouts: tuple[Washout, ...]


class CheckedRow(Record):
    """One name in a row: what it is made of and what it may have been meant for, by name."""

    typed: str
    answer: Kind
    matched: tuple[str, ...]
    severity: Severity | None
    ingredients: tuple[str, ...]
    guesses: tuple[str, ...]
    not_read: tuple[str, ...]
    other_meaning: str | None
    notes: tuple[str, ...]
    opioid_part: str | None
    given_in: tuple[str, ...]
    guess_severities: tuple[Severity, ...]
    may_be_serious: bool


def checked_name(answer: Answer, checked: Checked) -> CheckedName:
    """Return everything that is known of one name."""
    keys = {item.interaction for item in answer.ingredients if item.severity == answer.severity}
    return CheckedName(
        **vars(answer),
        serious=answer.serious,
        may_be_serious=answer.may_be_serious,
        classes=tuple(item for item in checked.classes if item.id in keys),
        washouts=checked.washouts if answer.opioid or answer.past_opioid else (),
    )


def checked_row(answer: Answer) -> CheckedRow:
    """Return one name as a row of a spreadsheet."""
    return CheckedRow(
        typed=answer.typed,
        answer=answer.answer,
        matched=answer.matched,
        severity=answer.severity,
        ingredients=tuple(item.name for item in answer.ingredients),
        guesses=tuple(guess.name for guess in answer.guesses),
        not_read=answer.not_read,
        other_meaning=answer.other_meaning,
        notes=answer.notes,
        opioid_part=answer.opioid_part,
        given_in=tuple(item.study for item in answer.given_in),
        guess_severities=tuple(guess.severity for guess in answer.guesses),
        may_be_serious=answer.may_be_serious,
    )
