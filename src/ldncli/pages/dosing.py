"""Doses as studied. Nothing on this page is a recommendation, and it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Column, Facts, Hint, Prose, Section, Span, Table, Title, joined
from ldncli.document.page import Page
from ldncli.document.wording import DESIGNS, DOSES, count, duration, mark, people
from ldncli.evidence.doses import NAMED, StudyDose
from ldncli.schema.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ldncli.document.blocks import Block, Text
    from ldncli.evidence.doses import DoseGroup, Doses
    from ldncli.queries.dosing import Dosing

NO_ADVICE = (
    "What studies gave, not what to take: this page recommends no dose. That a dose was used "
    "often does not show that it is the best one."
)
FIELDS = (("Raised", "titration"), ("Taken", "timing"), ("Made as", "formulation"))
# A table of twelve rows fits on a screen.
ROWS = 12


def page(dosing: Dosing, *, full: bool = False) -> Page:
    """Arrange doses; a row a study for one condition or in full, otherwise a summary."""
    doses = dosing.doses
    title = f"Doses studied: {dosing.condition.name}" if dosing.condition else "Doses studied"
    blocks: list[Block] = [
        Title(text=title, aside=f"{count(doses.n_low, 'study', 'studies')} at low dose"),
        Prose(text=Span(text=NO_ADVICE, style="warn")),
        *(_low(dosing, full) if doses.n_low else [Prose(text="No study at low dose is held.")]),
        *_comparing(doses),
        *_others(doses),
        Hint(text=_next(dosing)),
    ]
    data = View(lambda: tuple(map(_data, doses.studies)))
    return Page(
        schema="ldn.dosing/1",
        data=data,
        records=data,
        blocks=tuple(blocks),
        references=dosing.references,
        ids=View(lambda: tuple(row.study for row in doses.studies)),
    )


def _data(row: StudyDose) -> StudyDose:
    return StudyDose(**{name: getattr(row, name) for name in StudyDose.fields})


def _low(dosing: Dosing, full: bool) -> list[Block]:
    doses = dosing.doses
    blocks: list[Block] = [Section(text="The dose each study names, at low dose")]
    blocks.append(Facts(rows=_tally(doses.by("dose_mg"))))
    for label, field in FIELDS:
        blocks.append(Facts(rows=_reported(doses.by(field), label, full)))
    if full or dosing.condition:
        shown = doses.studies[: doses.n_low if full else min(ROWS, doses.n_low)]
        blocks += _each(shown, doses.n_low)
    return joined(blocks)


def _tally(groups: Sequence[DoseGroup]) -> tuple[tuple[str, Text], ...]:
    """Return each daily dose with its studies and people; the first number of each study."""
    by_dose = {group.value: group for group in groups}
    varied = by_dose.pop(None, None)
    known = sorted(value for value in by_dose if isinstance(value, int | float))
    rows = [(f"{mg:g} mg", f"{_size(by_dose[mg])}: {_named(by_dose[mg])}") for mg in known]
    if varied:
        rows.append(("varied", f"{_size(varied)}, no one dose reported: {_named(varied)}"))
    return tuple(rows)


def _size(group: DoseGroup) -> str:
    n = count(group.n_people, "person", "people")
    return f"{count(group.n_studies, 'study', 'studies')}, {n}"


def _named(group: DoseGroup) -> str:
    hidden = group.n_studies - NAMED
    more = f" and {hidden} more" if hidden > 0 else ""
    return ", ".join(group.studies) + more


def _reported(groups: Sequence[DoseGroup], label: str, full: bool) -> tuple[tuple[str, Text], ...]:
    """Return what was reported of one aspect, the studies beside it, and in how many not."""
    reported = [group for group in groups if group.value is not None]
    unsaid = sum(group.n_studies for group in groups if group.value is None)
    reported.sort(key=lambda group: -group.n_studies)
    shown = reported if full else reported[: 2 * NAMED]
    parts = [f"{group.value} [{_named(group)}]" for group in shown]
    hidden = len(reported) - len(shown)
    parts += [f"{hidden} more (--full)"] if hidden else []
    parts += [f"not reported in what was read of {unsaid}"] if unsaid else []
    return ((label, "; ".join(parts)),)


def _each(studies: Sequence[StudyDose], total: int) -> list[Block]:
    columns = (
        Column(name="study"),
        Column(name="design", wrap=True, spare=True),
        Column(name="n", right=True),
        Column(name="dose as reported", wrap=True),
        Column(name="time"),
    )
    hidden = total - len(studies)
    more = [Prose(text=f"and {hidden} more (--full)")] if hidden else []
    heading = Section(text="Study by study, newest first")
    return [heading, Table(columns=columns, rows=tuple(map(_row, studies))), *more]


def _row(study: StudyDose) -> tuple[Text, ...]:
    mg = f"{study.dose_mg:g} mg" if study.dose_mg else "not reported"
    return (
        (mark(study.direction), f" {study.study}"),
        DESIGNS[study.design],
        people(study.people),
        study.dose or mg,
        duration(study),
    )


def _comparing(doses: Doses) -> list[Block]:
    heading = Section(text="Work that compares doses")
    if not doses.comparing:
        return [heading, Prose(text="None is held: nothing here tells which dose works best.")]
    rows = tuple(
        (study.study, f"{DOSES[study.dose_class]}, {DESIGNS[study.design]}: {study.finding}")
        for study in doses.comparing
    )
    return [heading, Facts(rows=rows)]


def _others(doses: Doses) -> list[Block]:
    if not doses.n_other:
        return []
    studies = count(doses.n_other, "study", "studies")
    return [Prose(text=f"Left out: {studies} at other doses, which tell nothing of LDN.")]


def _next(dosing: Dosing) -> str:
    if dosing.condition:
        return f"ldn show {dosing.condition.id} · ldn study ID"
    return "ldn dosing CONDITION · ldn dosing --full · ldn study ID"
