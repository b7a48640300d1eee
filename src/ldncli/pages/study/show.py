"""One study in full: what was asked, what was found, how far to trust it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import reference_list
from ldncli.document.blocks import Facts, Hint, Prose, Section, Span, Title
from ldncli.document.page import Page
from ldncli.document.wording import DESIGNS, DOSES, author_year, count, mark
from ldncli.evidence.designs import PEOPLE
from ldncli.pages.study import roles
from ldncli.pages.study.data import study_evidence
from ldncli.pages.study.results import harms, results, rows
from ldncli.pages.study.trust import UNSAID, trust

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.queries.study import StudyReport
    from ldncli.schema.studies import Study


def page(report: StudyReport) -> Page:
    """Arrange one study: the loud things first, then PICO, results, harms, trust, sources."""
    study = report.study
    blocks: list[Block] = [
        Title(text=name(study), aside=_aside(study)),
        Prose(text=study.title, indent=0),
        *_alarms(report),
        Prose(text=_finding(study)),
        Section(text="What was asked"),
        Facts(rows=_question(study)),
        *results(study),
        *harms(study),
        Section(text="How far to trust it"),
        Facts(rows=trust(report)),
        *reference_list(report.references),
        Hint(text=_next(report)),
    ]
    return Page(
        schema="ldn.study/1",
        data=study_evidence(report),
        records=rows(study),
        blocks=tuple(blocks),
        references=report.references,
        ids=(study.id,),
    )


def name(study: Study) -> str:
    """Return author and year, with the acronym where there is one."""
    acronym = f" ({study.acronym})" if study.acronym else ""
    return f"{author_year(study)}{acronym}"


def _aside(study: Study) -> str:
    n = study.people
    people = f", {count(n, 'person', 'people')}" if n else ""
    return DESIGNS[study.design] + people


def _alarms(report: StudyReport) -> list[Block]:
    """Say first what takes the ground from under the rest: retraction, correction, dose."""
    study, main = report.study, report.references[:1]
    lines: list[Text] = []
    if study.retracted:
        why = next((ref.retraction for ref in main if ref.retraction), "reason not read")
        lines.append(Span(text=f"! RETRACTED: it supports nothing. {why}", style="bad"))
    corrected = dict.fromkeys((*study.corrections, *(c for ref in main for c in ref.corrections)))
    lines += [Span(text=f"! Corrected: {reason}", style="warn") for reason in corrected]
    if report.why_not and not study.retracted:
        reason = roles.in_words(report.why_not)
        lines.append(Span(text=f"Not counted as evidence on LDN: {reason}.", style="warn"))
    return [Prose(text=line) for line in lines]


def _finding(study: Study) -> Text:
    if study.retracted:
        return ("It had claimed: ", Span(text=study.finding, style="dim"))
    return (mark(study.direction), " ", Span(text=study.finding, style="strong"))


def _question(study: Study) -> tuple[tuple[str, Text], ...]:
    rows: list[tuple[str, Text]] = [
        ("People", study.population or UNSAID),
        ("Number", numbers(study)),
        ("Conditions", ", ".join(study.conditions)),
        ("Drug", drug(study)),
        ("Against", study.comparator or UNSAID),
        ("Main outcome", study.primary_outcome or UNSAID),
        ("How long", how_long(study)),
        ("Design", _design(study)),
    ]
    return tuple(rows)


def numbers(study: Study) -> str:
    """Return how many were enrolled and analysed; of a review, how many it took in."""
    if study.n_studies is not None or study.n_participants is not None:
        n = study.n_participants
        people = count(n, "person", "people") if n else "people not reported"
        studies = count(study.n_studies, "study", "studies") if study.n_studies else "studies"
        searched = f"; searched to {study.searched_to}" if study.searched_to else ""
        return f"{studies}, {people}{searched}"
    if study.n_enrolled is None and study.n_analysed is None:
        return UNSAID
    enrolled = "not reported" if study.n_enrolled is None else f"{study.n_enrolled:,}"
    analysed = "not reported" if study.n_analysed is None else f"{study.n_analysed:,}"
    return f"enrolled {enrolled}, analysed {analysed}"


def drug(study: Study) -> str:
    """Return dose, titration, timing and form, each as reported."""
    dose = study.dose or (f"{study.dose_mg:g} mg" if study.dose_mg else "dose not reported")
    if study.design not in PEOPLE:
        return f"{dose} ({DOSES[study.dose_class]})" if study.dose else DOSES[study.dose_class]
    parts = (
        f"{dose} ({DOSES[study.dose_class]})",
        f"titration: {study.titration}" if study.titration else "titration not reported",
        f"taken: {study.timing}" if study.timing else "timing not reported",
        study.formulation or "formulation not reported",
        study.route or "route not reported",
    )
    return "; ".join(parts)


def how_long(study: Study) -> str:
    """Return the duration as reported."""
    weeks = study.duration_weeks
    return study.duration or (f"{weeks:g} weeks" if weeks else UNSAID)


def _design(study: Study) -> str:
    blind = study.blinding or "not-reported"
    words = {"not-applicable": "", "not-reported": ", blinding not reported"}
    where = f", {study.country}" if study.country else ", country not reported"
    return DESIGNS[study.design] + words.get(blind, f", {blind}") + where


def _next(report: StudyReport) -> str:
    why = [f"ldn why {key}" for key in report.conditions[:2]]
    return " · ".join([*why, f"ldn compare {report.study.id} OTHER"])
