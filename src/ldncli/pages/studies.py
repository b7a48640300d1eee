"""The list of studies that pass a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.layout import Column, Hint, Page, Prose, Table, flat
from ldncli.record import to_plain
from ldncli.wording import DESIGNS, count, dose, legend, mark, people

if TYPE_CHECKING:
    from ldncli.layout import Text
    from ldncli.model import Reference, Study


def page(studies: tuple[Study, ...], references: tuple[Reference, ...]) -> Page:
    """Arrange studies as rows; every field of each goes to JSON."""
    columns = (
        Column(name="study"),
        Column(name="year", right=True),
        Column(name="design", wrap=True),
        Column(name="n", right=True),
        Column(name="dose"),
        Column(name="finding", wrap=True),
    )
    data = to_plain(studies)
    people_held = sum(study.n_enrolled or study.n_analysed or 0 for study in studies)
    foot = f"{count(len(studies), 'study', 'studies')}, {count(people_held, 'person', 'people')}"
    blocks = (
        *([Table(columns=columns, rows=tuple(map(_row, studies)))] if studies else []),
        Prose(text=f"{foot}.  {legend({study.direction for study in studies})}".rstrip()),
        Hint(text="ldn studies -f json gives every field"),
    )
    return Page(
        schema="ldn.studies/1",
        data=data,
        records=tuple(flat(item) for item in data),
        blocks=blocks,
        references=references,
        ids=tuple(study.id for study in studies),
    )


def _row(study: Study) -> tuple[Text, ...]:
    return (
        (mark(study.direction), f" {study.id}"),
        str(study.year or "n.d."),
        DESIGNS[study.design],
        people(study.n_enrolled or study.n_analysed),
        dose(study) if study.dose_mg else "-",
        study.short,
    )
