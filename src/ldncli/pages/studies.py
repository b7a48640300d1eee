"""The list of studies that pass a filter, with counts at its foot."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ldncli.document.blocks import Column, Hint, Prose, Span, Table
from ldncli.document.page import Page
from ldncli.document.wording import MARKS, count, dose, together
from ldncli.pages.study import roles

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.schema.studies import Awaiting, Excluded, Reference, Study

COLUMNS = (
    Column(name="study", clip=True, least=25),  # one id in twelve is longer
    Column(name="year", right=True, spare=True),
    Column(name="design"),
    Column(name="n", right=True),
    Column(name="dose"),
    Column(name="finding", clip=True, least=18),
)
ASIDE_COLUMNS = (
    Column(name="record", clip=True, least=14),
    Column(name="title", clip=True, least=24),
    Column(name="why", clip=True, least=24),
)
# A word or two: the whole names of designs take a quarter of a line.
SHORT_DESIGNS = {
    "randomised-parallel": "randomised",
    "randomised-crossover": "crossover",
    "non-randomised-controlled": "controlled",
    "open-label-uncontrolled": "open label",
    "prospective-cohort": "cohort",
    "retrospective-cohort": "cohort",
    "register-study": "register",
    "case-series": "cases",
    "case-report": "one case",
    "systematic-review": "review",
    "meta-analysis": "pooled",
    "narrative-review": "review",
    "in-vitro": "cells",
    "animal": "animals",
    "human-pharmacology": "human lab",
    "economic-evaluation": "costs",
}
ORDER = "Randomised first, of those the ones at low dose, then by people."


def page(
    studies: tuple[Study, ...],
    references: tuple[Reference, ...],
    silent: tuple[str, ...] = (),
    *,
    ordered: bool = False,
) -> Page:
    """Arrange studies as rows; every field of each goes to JSON.

    `ordered` tells that they stand in the order of the evidence, which the foot then says.
    """
    blocks: list[Block] = []
    if studies:
        blocks.append(Table(columns=COLUMNS, rows=tuple(map(_row, studies))))
    blocks += [Prose(text=line) for line in _foot(studies, silent)]
    blocks += [Prose(text=ORDER)] if ordered and len(studies) > 1 else []
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
        SHORT_DESIGNS.get(study.design, study.design),
        f"{study.people:,}" if study.people else "",
        dose(study) if study.dose_mg else "",
        (*gone, study.short),
    )


def aside(records: tuple[Excluded, ...] | tuple[Awaiting, ...]) -> Page:
    """Arrange records that were set aside, each with the reason."""
    rows = tuple((_author_year(row), row.title, row.reason) for row in records)
    blocks: list[Block] = [Table(columns=ASIDE_COLUMNS, rows=rows)] if rows else []
    blocks.append(Prose(text=f"{count(len(records), 'record')} set aside; none counts."))
    blocks.append(Hint(text="-f json or csv gives every field, the whole reason among them"))
    return Page(
        schema="ldn.studies/1",
        data=records,
        records=records,
        blocks=tuple(blocks),
        ids=tuple(row.id for row in records),
    )


def _author_year(row: Excluded | Awaiting) -> str:
    author = (row.first_author or "").split(" ")[0]
    return f"{author} {row.year or ''}".strip() or row.registration or ""


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
