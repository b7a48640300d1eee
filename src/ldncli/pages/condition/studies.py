"""The studies of one condition: those that count as a table, the others in a line each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import link_of
from ldncli.document.blocks import Column, Facts, Prose, Section, Span, Table
from ldncli.document.wording import (
    DOSES,
    MARKS,
    author_year,
    compared_with,
    count,
    dose,
    duration,
    mark,
    people,
    surname,
)

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.queries.conditions import ConditionReport
    from ldncli.schema.studies import Study

# With the findings above and the facts below, twelve rows fill a screen of 50 lines.
ROWS_SHOWN = 12
BRIEFLY = 3
REVIEW_ORDER = ("meta-analysis", "systematic-review", "guideline", "narrative-review")


def low_dose(report: ConditionReport, full: bool) -> list[Block]:
    """Arrange the low-dose studies; the uncontrolled ones too where nothing better exists."""
    blocks: list[Block] = []
    if report.randomised:
        blocks += _table("Randomised trials at low dose", report.randomised, full)
    if report.uncontrolled and (full or not report.randomised):
        blocks += _table("Low dose, not randomised", report.uncontrolled, full)
    return blocks


def _table(heading: str, studies: tuple[Study, ...], full: bool) -> list[Block]:
    shown = studies if full else studies[:ROWS_SHOWN]
    controls = {compared_with(study) for study in shown}
    same = len(controls) == 1
    against = f", {_beside(controls.pop())}" if same else ""
    columns = (
        Column(name="study"),
        Column(name="n", right=True),
        Column(name="dose"),
        Column(name="time"),
        *(() if same else (Column(name="against", wrap=True),)),
        Column(name="result", wrap=True),
        Column(name="PMID"),
    )
    rows = tuple(_row(study, same) for study in shown)
    hidden = len(studies) - len(shown)
    more = [Prose(text=Span(text=f"and {hidden} more (--full)", style="dim"))] if hidden else []
    title = Section(text=f"{heading}{against}, newest first")
    return [title, Table(columns=columns, rows=rows), *more]


def _beside(compared: str) -> str:
    return "without a control" if compared == "no control" else f"against {compared}"


def _row(study: Study, same: bool) -> tuple[Text, ...]:
    number = study.pmid or ""
    pmid = Span(text=number or "-", link=link_of("pmid", number) if number else "")
    return (
        (mark(study.direction), f" {study.year or 'n.d.'} {surname(study)}"),
        people(study.people),
        dose(study),
        duration(study),
        *(() if same else (compared_with(study),)),
        study.short,
        pmid,
    )


def others(report: ConditionReport, full: bool) -> list[Block]:
    """Arrange what does not count as low-dose evidence in people, or counts for less."""
    best = sorted(report.reviews, key=lambda study: REVIEW_ORDER.index(study.design))
    random = bool(report.randomised) and not full
    rows = (
        ("Not random", _tally(report.uncontrolled) if random else ""),
        ("Reviews", _listed(tuple(best), full)),
        ("Other doses", _other_doses(report.other_doses, full)),
        ("Other work", _listed(report.laboratory, full)),
        ("Retracted", _listed(report.retracted, full)),
        ("Excluded", "; ".join(f"{e.title}: {e.reason}" for e in report.excluded if full)),
        ("Awaiting", "; ".join(f"{a.title}: {a.reason}" for a in report.awaiting if full)),
    )
    kept = tuple((label, text) for label, text in rows if text)
    return [Section(text="Other evidence"), Facts(rows=kept)] if kept else []


def _tally(studies: tuple[Study, ...]) -> str:
    if not studies:
        return ""
    number = Counter(study.direction for study in studies)
    parts = [f"{n} {MARKS[key][1]}" for key, n in number.most_common()]
    return f"{count(len(studies), 'study', 'studies')}: {'; '.join(parts)} (--full)"


def _listed(studies: tuple[Study, ...], full: bool) -> str:
    if full:
        return "; ".join(f"{author_year(study)}: {study.finding}" for study in studies)
    shown = [f"{author_year(study)} ({study.short})" for study in studies[:BRIEFLY]]
    hidden = len(studies) - len(shown)
    return ", ".join(shown) + (f" and {hidden} more (--full)" if hidden else "")


def _other_doses(studies: tuple[Study, ...], full: bool) -> str:
    if not studies:
        return ""
    number = Counter(DOSES[study.dose_class] for study in studies)
    parts = ", ".join(f"{n} {words}" for words, n in number.most_common())
    return f"{parts}; not counted as evidence on LDN. {_listed(studies, full)}"
