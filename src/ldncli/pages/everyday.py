"""Day-to-day questions and positions: one in full, or a list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import citation
from ldncli.document.blocks import Bullets, Facts, Hint, Prose, Section, Title
from ldncli.document.page import Page
from ldncli.document.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.document.blocks import Block
    from ldncli.schema.knowledge import Position, Practice
    from ldncli.schema.studies import Reference

STUDIED = {
    "yes": "studied at low dose",
    "partly": "partly studied",
    "no": "not studied at low dose",
}
STANCES = {
    "recommends": "recommends it",
    "suggests": "suggests it",
    "neutral": "takes no side",
    "suggests-against": "suggests against it",
    "recommends-against": "recommends against it",
    "no-statement": "no statement on LDN",
    "designation": "designation, which is no approval",
    "refusal": "refusal",
    "pipeline": "development, which is no approval",
}
FULL = 3  # up to so many are shown whole; more are a list


def practice(rows: tuple[Practice, ...], references: tuple[Reference, ...]) -> Page:
    """Arrange day-to-day questions: whole where few are asked for."""
    whole = len(rows) <= FULL
    blocks = _answers(rows, references) if whole else _questions(rows)
    return Page(
        schema="ldn.practice/1",
        data=rows,
        records=rows,
        blocks=tuple(blocks),
        references=references,
        ids=tuple(row.id for row in rows),
    )


def _questions(rows: tuple[Practice, ...]) -> Iterator[Block]:
    yield Title(text="Day-to-day questions", aside=count(len(rows), "question"))
    yield Facts(rows=tuple((row.id, row.question) for row in rows))
    yield Hint(text="ldn practice missed dose · ldn ask YOUR QUESTION")


def _answers(rows: tuple[Practice, ...], references: tuple[Reference, ...]) -> Iterator[Block]:
    for row in rows:
        yield Title(text=row.question, aside=STUDIED[row.studied])
        yield Prose(text=row.answer)
        more = (("At 50 mg", row.at_50_mg or ""), ("Ask", row.ask))
        yield Facts(rows=tuple(line for line in more if line[1]))
    if references:
        yield Section(text="Sources")
        yield Bullets(items=tuple(map(citation, references)))


def positions(rows: tuple[Position, ...], references: tuple[Reference, ...]) -> Page:
    """Arrange what bodies say, each with its date and stance."""
    return Page(
        schema="ldn.positions/1",
        data=rows,
        records=rows,
        blocks=tuple(_positions(rows, references)),
        references=references,
        ids=tuple(row.id for row in rows),
    )


def _positions(rows: tuple[Position, ...], references: tuple[Reference, ...]) -> Iterator[Block]:
    yield Title(text="What bodies say of LDN", aside=count(len(rows), "position"))
    yield Facts(rows=tuple((_body(row), _words(row)) for row in rows), stacked=True)
    if len(rows) <= FULL and references:
        yield Section(text="Sources")
        yield Bullets(items=tuple(map(citation, references)))
    yield Hint(text="ldn positions long covid · ldn positions MS Trust")


def _body(row: Position) -> str:
    return f"{row.body} ({row.country}, {row.date or 'undated'}): {STANCES[row.stance]}"


def _words(row: Position) -> str:
    rating = f" Rating: {row.rating}." if row.rating else ""
    return f"{row.says}{rating}"
