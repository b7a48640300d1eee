"""One condition: the line to take away, then what a clinician and a researcher look for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import each_once, reference_list
from ldncli.document.blocks import Hint, Prose, Section, Span, Title, joined
from ldncli.document.page import Page
from ldncli.document.wording import CERTAINTY, CERTAINTY_SIGNS, OPIOIDS, count, mark
from ldncli.pages.condition import facts, findings, studies
from ldncli.pages.condition.data import condition_evidence
from ldncli.schema.view import View

if TYPE_CHECKING:
    from ldncli.document.blocks import Block
    from ldncli.queries.conditions import ConditionReport


def page(reports: tuple[ConditionReport, ...], *, full: bool = False, section: str = "") -> Page:
    """Arrange one or more conditions; `section` keeps one part, `full` leaves nothing out."""
    return Page(
        schema="ldn.show/1",
        data=tuple(map(condition_evidence, reports)),
        records=tuple(study for report in reports for study in report.studies),
        blocks=tuple(block for report in reports for block in _condition(report, full, section)),
        references=View(lambda: each_once(ref for report in reports for ref in report.references)),
        ids=tuple(report.condition.id for report in reports),
    )


def _condition(report: ConditionReport, full: bool, section: str) -> list[Block]:
    every = tuple(name for name in PARTS if full or name != "references")
    kept = (section,) if section else every
    parts = [block for name in kept for block in PARTS[name](report, full or bool(section))]
    return [*_head(report, full), *joined(parts), Hint(text=_next(report, full, section))]


def _head(report: ConditionReport, full: bool) -> list[Block]:
    summary, words = report.summary, report.condition.technical
    verdict = summary.verdict
    if summary.certainty and summary.certainty != "not-rated":
        level, signs = CERTAINTY[summary.certainty], CERTAINTY_SIGNS[summary.certainty]
        verdict = f"{verdict.rstrip('.')} ({level} certainty {signs})."
    sign = (mark(summary.direction), " ") if summary.direction else ()
    technical: list[Block] = []
    if words and full:
        technical = [Section(text="In technical words"), Prose(text=words)]
    return [
        Title(text=report.condition.name, aside=_aside(report)),
        Prose(text=(*sign, Span(text=verdict, style="strong")), indent=0),
        Prose(text=Span(text=OPIOIDS, style="warn"), indent=0),
        Section(text="In plain words"),
        Prose(text=report.condition.plain),
        *technical,
    ]


def _aside(report: ConditionReport) -> str:
    summary = report.summary
    if summary.n_randomised:
        people = count(summary.n_people_randomised, "person", "people")
        return f"{count(summary.n_randomised, 'randomised trial')} at low dose, {people}"
    if summary.n_studies:
        studies = count(summary.n_studies, "study", "studies")
        return f"no randomised trial; {studies} at low dose"
    return "no study at low dose"


def _references(report: ConditionReport, full: bool) -> list[Block]:
    return reference_list(report.references)


def _next(report: ConditionReport, full: bool, section: str) -> str:
    name = report.condition.id
    if full or section:
        return f"ldn show {name} · ldn studies --condition {name}"
    return f"ldn show {name} --full · ldn show {name} --section references"


PARTS = {
    "findings": findings.summary,
    "compared": lambda report, full: findings.compared(report),
    "studies": studies.low_dose,
    "other": studies.others,
    "harms": facts.harms,
    "doses": facts.doses,
    "trials": facts.trials,
    "unknown": facts.unknown,
    "references": _references,
}
