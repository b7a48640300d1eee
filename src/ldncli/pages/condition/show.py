"""One condition: the line to take away, then what a clinician and a researcher look for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import reference_list
from ldncli.document.blocks import Bullets, Column, Hint, Prose, Section, Span, Table, Title, joined
from ldncli.document.page import Page
from ldncli.document.wording import CERTAINTY, count, mark
from ldncli.pages.condition import facts, studies
from ldncli.pages.condition.data import condition_evidence

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.queries.conditions import ConditionReport
    from ldncli.schema.conditions import Finding


def page(reports: tuple[ConditionReport, ...], *, full: bool = False, section: str = "") -> Page:
    """Arrange one or more conditions; `section` keeps one part, `full` leaves nothing out."""
    return Page(
        schema="ldn.show/1",
        data=tuple(map(condition_evidence, reports)),
        records=tuple(study for report in reports for study in report.studies),
        blocks=tuple(block for report in reports for block in _condition(report, full, section)),
        references=tuple(dict.fromkeys(ref for report in reports for ref in report.references)),
        ids=tuple(report.condition.id for report in reports),
    )


def _condition(report: ConditionReport, full: bool, section: str) -> list[Block]:
    every = tuple(name for name in PARTS if full or name != "references")
    kept = (section,) if section else every
    parts = [block for name in kept for block in PARTS[name](report, full or bool(section))]
    return [*_head(report, full), *joined(parts), Hint(text=_next(report, full, section))]


def _head(report: ConditionReport, full: bool) -> list[Block]:
    summary, said = report.summary, report.condition.technical
    verdict = summary.verdict
    if summary.certainty:
        verdict = f"{verdict.rstrip('.')} ({CERTAINTY[summary.certainty]} certainty)."
    sign = (mark(summary.direction), " ") if summary.direction else ()
    technical: list[Block] = []
    if said and full:
        technical = [Section(text="In technical words"), Prose(text=said)]
    return [
        Title(text=report.condition.name, aside=_aside(report)),
        Prose(text=(*sign, Span(text=verdict, style="strong")), indent=0),
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


def _findings(report: ConditionReport, full: bool) -> list[Block]:
    held = report.condition.findings
    if not held:
        return []
    columns = (
        Column(name="outcome", wrap=True),
        Column(name="against", wrap=True),
        Column(name="what was found", wrap=True),
        Column(name="how sure"),
    )
    rows = tuple(_finding_row(finding) for finding in held)
    blocks: list[Block] = [Section(text="What was found"), Table(columns=columns, rows=rows)]
    for finding in held if full else [item for item in held if item.main] or held[:1]:
        blocks += _why(finding, full)
    return blocks


def _finding_row(finding: Finding) -> tuple[Text, ...]:
    found = (mark(finding.direction), f" {finding.short}")
    against = "no control" if finding.comparator == "none" else finding.comparator
    return finding.outcome, against, found, CERTAINTY[finding.certainty]


def _why(finding: Finding, full: bool) -> list[Block]:
    why = f"Why {CERTAINTY[finding.certainty]} for {finding.outcome}: "
    if not full:
        domains = ", ".join(item.domain.replace("-", " ") for item in finding.downgrades)
        return [Prose(text=Span(text=why + (domains or "no downgrade"), style="dim"))]
    reasons = [f"{d.domain.replace('-', ' ')}: {d.reason}" for d in finding.downgrades]
    rated = [f"Published rating: {r.rating} ({r.by}). {r.note or ''}" for r in finding.published]
    items = (why.rstrip(": "), *reasons, *rated)
    return [Section(text=finding.outcome), Prose(text=finding.effect), Bullets(items=items)]


def _references(report: ConditionReport, full: bool) -> list[Block]:
    return reference_list(report.references)


def _next(report: ConditionReport, full: bool, section: str) -> str:
    name = report.condition.id
    if full or section:
        return f"ldn show {name} · ldn studies --condition {name}"
    return f"ldn show {name} --full · ldn show {name} --section references"


PARTS = {
    "findings": _findings,
    "studies": studies.low_dose,
    "other": studies.others,
    "harms": facts.harms,
    "doses": facts.doses,
    "trials": facts.trials,
    "unknown": facts.unknown,
    "references": _references,
}
