"""Doses as studied. Nothing on this page is a recommendation, and it says so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ldncli.document.blocks import Column, Facts, Hint, Prose, Section, Span, Table, Title, joined
from ldncli.document.page import Page
from ldncli.document.wording import DESIGNS, DOSES, count, duration, mark, people
from ldncli.schema.record import Record
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.queries.dosing import Dosing
    from ldncli.schema.vocabulary import Design, Direction, DoseClass, Read, Route

NO_ADVICE = (
    "What studies gave, not what to take: this page recommends no dose. That a dose was used "
    "often does not show that it is the best one."
)
FIELDS = (("Raised", "titration"), ("Taken", "timing"), ("Made as", "formulation"))
# As many ids as fit beside a dose on one line; a table of twelve rows fits on a screen.
NAMED = 3
ROWS = 12


class StudyDose(Record):
    """What one study reported of its dose; `people` as enrolled, or analysed where that is all."""

    study: str
    year: int | None
    dose_class: DoseClass
    dose_mg: float | None
    dose: str | None
    titration: str | None
    timing: str | None
    formulation: str | None
    route: Route | None
    duration: str | None
    duration_weeks: float | None
    design: Design
    direction: Direction
    read: Read
    people: int | None
    compares_doses: bool


def page(dosing: Dosing, *, full: bool = False) -> Page:
    """Arrange doses; a row a study for one condition or in full, otherwise a summary."""
    title = f"Doses studied: {dosing.condition.name}" if dosing.condition else "Doses studied"
    blocks: list[Block] = [
        Title(text=title, aside=f"{count(len(dosing.studies), 'study', 'studies')} at low dose"),
        Prose(text=Span(text=NO_ADVICE, style="warn")),
        *(_low(dosing, full) if dosing.studies else [Prose(text="No study at low dose is held.")]),
        *_comparing(dosing),
        *_others(dosing),
        Hint(text=_next(dosing)),
    ]
    shown = tuple({study.id: study for study in (*dosing.studies, *dosing.comparing)}.values())
    comparing = {study.id for study in dosing.comparing}
    data = tuple(_data(study, study.id in comparing) for study in shown)
    return Page(
        schema="ldn.dosing/1",
        data=data,
        records=data,
        blocks=tuple(blocks),
        references=dosing.references,
        ids=tuple(study.id for study in shown),
    )


def _data(study: Study, comparing: bool) -> StudyDose:
    same = {name: getattr(study, name) for name in StudyDose.fields if name in Study.known}
    return StudyDose(study=study.id, **same, people=study.people, compares_doses=comparing)


def _low(dosing: Dosing, full: bool) -> list[Block]:
    blocks: list[Block] = [Section(text="The dose each study names, at low dose")]
    blocks.append(Facts(rows=_tally(dosing.studies)))
    for label, field in FIELDS:
        blocks.append(Facts(rows=_reported(dosing.studies, label, field, full)))
    if full or dosing.condition:
        blocks += _each(dosing.studies if full else dosing.studies[:ROWS], len(dosing.studies))
    return joined(blocks)


def _tally(studies: tuple[Study, ...]) -> tuple[tuple[str, Text], ...]:
    """Return each daily dose with its studies and people; the first number of each study."""
    rows: list[tuple[str, Text]] = []
    for mg in sorted({study.dose_mg for study in studies if study.dose_mg}):
        same = [study for study in studies if study.dose_mg == mg]
        rows.append((f"{mg:g} mg", f"{_size(same)}: {_named(same)}"))
    varied = [study for study in studies if not study.dose_mg]
    if varied:
        rows.append(("varied", f"{_size(varied)}, no one dose reported: {_named(varied)}"))
    return tuple(rows)


def _size(studies: list[Study]) -> str:
    n = sum(study.people or 0 for study in studies)
    return f"{count(len(studies), 'study', 'studies')}, {count(n, 'person', 'people')}"


def _named(studies: list[Study]) -> str:
    hidden = len(studies) - NAMED
    more = f" and {hidden} more" if hidden > 0 else ""
    return ", ".join(study.id for study in studies[:NAMED]) + more


def _reported(
    studies: tuple[Study, ...], label: str, field: str, full: bool
) -> tuple[tuple[str, Text], ...]:
    """Return what was reported of one aspect, the studies beside it, and in how many not."""
    reported = Counter(getattr(study, field) for study in studies if getattr(study, field))
    unsaid = len(studies) - sum(reported.values())
    shown = reported.most_common() if full else reported.most_common(2 * NAMED)
    parts = []
    for words, _ in shown:
        same = [study for study in studies if getattr(study, field) == words]
        parts.append(f"{words} [{_named(same)}]")
    hidden = len(reported) - len(shown)
    parts += [f"{hidden} more (--full)"] if hidden else []
    parts += [f"not reported in what was read of {unsaid}"] if unsaid else []
    return ((label, "; ".join(parts)),)


def _each(studies: tuple[Study, ...], total: int) -> list[Block]:
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


def _row(study: Study) -> tuple[Text, ...]:
    mg = f"{study.dose_mg:g} mg" if study.dose_mg else "not reported"
    return (
        (mark(study.direction), f" {study.id}"),
        DESIGNS[study.design],
        people(study.people),
        study.dose or mg,
        duration(study),
    )


def _comparing(dosing: Dosing) -> list[Block]:
    heading = Section(text="Work that compares doses")
    if not dosing.comparing:
        return [heading, Prose(text="None is held: nothing here tells which dose works best.")]
    rows = tuple(
        (study.id, f"{DOSES[study.dose_class]}, {DESIGNS[study.design]}: {study.finding}")
        for study in dosing.comparing
    )
    return [heading, Facts(rows=rows)]


def _others(dosing: Dosing) -> list[Block]:
    if not dosing.n_other_doses:
        return []
    studies = count(dosing.n_other_doses, "study", "studies")
    return [Prose(text=f"Left out: {studies} at other doses, which tell nothing of LDN.")]


def _next(dosing: Dosing) -> str:
    if dosing.condition:
        return f"ldn show {dosing.condition.id} · ldn study ID"
    return "ldn dosing CONDITION · ldn dosing --full · ldn study ID"
