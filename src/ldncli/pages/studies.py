"""The list of studies that pass a filter, with counts at its foot."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ldncli.document.blocks import Column, Hint, Prose, Span, Table
from ldncli.document.page import Page
from ldncli.document.wording import DESIGNS, MARKS, count, dose, people, together
from ldncli.pages.study import roles

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.schema.studies import Reference, Study

COLUMNS = (
    Column(name="study"),
    Column(name="year", right=True, spare=True),
    Column(name="design", wrap=True),
    Column(name="n", right=True),
    Column(name="dose"),
    Column(name="finding", wrap=True),
)


def page(
    studies: tuple[Study, ...], references: tuple[Reference, ...], silent: tuple[str, ...] = ()
) -> Page:
    """Arrange studies as rows; every field of each goes to JSON."""
    blocks: list[Block] = []
    if studies:
        blocks.append(Table(columns=COLUMNS, rows=tuple(map(_row, studies))))
    blocks += [Prose(text=line) for line in _foot(studies, silent)]
    blocks.append(Hint(text=_next(studies)))
    return Page(
        schema="ldn.studies/1",
        data=studies,
        records=studies,
        blocks=tuple(blocks),
        references=references,
        ids=tuple(study.id for study in studies),
    )


def _row(study: Study) -> tuple[Text, ...]:
    gone: tuple[Span, ...] = (Span(text="RETRACTED: ", style="bad"),) if study.retracted else ()
    return (
        (roles.sign(study), f" {study.id}"),
        str(study.year or "n.d."),
        DESIGNS[study.design],
        people(study.people),
        dose(study) if study.dose_mg else "-",
        (*gone, study.short),
    )


def _foot(studies: tuple[Study, ...], silent: tuple[str, ...]) -> list[Text]:
    lines: list[Text] = []
    if not studies:
        lines.append("No study passes these filters.")
    else:
        lines += [line for line in (_sizes(studies), _directions(studies)) if line]
    if silent:
        ended = count(len(silent), "registered trial")
        lines.append(f"And {ended} ended without a result found: {', '.join(silent)}.")
    return lines


def _sizes(studies: tuple[Study, ...]) -> str:
    """Return how many studies and people; the people of a retracted study are not counted."""
    standing = [study for study in studies if not study.retracted]
    numbers = [study.people for study in standing]
    unsaid = numbers.count(None)
    left_out = f" (number not reported in {unsaid})" if unsaid else ""
    gone = len(studies) - len(standing)
    retracted = f"; {gone} retracted, in no count but the first" if gone else ""
    people = count(sum(number or 0 for number in numbers), "person", "people")
    return f"{count(len(studies), 'study', 'studies')}, {people}{left_out}{retracted}"


def _directions(studies: tuple[Study, ...]) -> str:
    number: Counter[str] = Counter(study.direction for study in studies if not study.retracted)
    parts = (
        together((MARKS[key][0].strip(), str(number[key]), MARKS[key][1])).strip()
        for key in MARKS
        if number[key]
    )
    return ", ".join(parts)


def _next(studies: tuple[Study, ...]) -> str:
    if not studies:
        return "ldn studies --help lists the filters"
    return f"ldn study {studies[0].id} · -f json or csv gives every field"
