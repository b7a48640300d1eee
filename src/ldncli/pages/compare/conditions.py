"""Conditions or studies side by side: one aspect a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import each_once
from ldncli.document.blocks import Column, Hint, Prose, Table
from ldncli.document.page import Page
from ldncli.document.wording import CERTAINTY, TIERS, count, marked
from ldncli.evidence.summary import ConditionSummary
from ldncli.pages.compare import studies
from ldncli.queries.conditions import ConditionReport
from ldncli.schema.record import replace
from ldncli.schema.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from ldncli.document.blocks import Text
    from ldncli.queries.study import StudyReport
    from ldncli.schema.studies import Study

    Aspect = tuple[str, Callable[[ConditionReport], Text]]

# Narrower columns break at every word: then one card a row reads better.
LEAST = 18
APART = (
    "Different people, doses, outcomes and lengths: what sets two columns apart may be any of "
    "these, and nobody compared the studies with each other."
)
CAUTION = (
    "Each column has its own outcome and its own certainty: a stronger column does not mean a "
    "larger effect, and nobody compared these with each other."
)


def page(reports: tuple[ConditionReport, ...] | tuple[StudyReport, ...]) -> Page:
    """Arrange reports of one kind in columns."""
    if isinstance(reports[0], ConditionReport):
        return _conditions(reports)
    return _studies(reports)


def _conditions(reports: tuple[ConditionReport, ...]) -> Page:
    names = [report.condition.name for report in reports]
    rows = tuple((label, *(aspect(report) for report in reports)) for label, aspect in ASPECTS)
    data = tuple(map(compared_condition, reports))
    keys = tuple(report.condition.id for report in reports)
    return _page(
        names,
        rows,
        CAUTION,
        Page(
            schema="ldn.compare/1",
            data=data,
            records=data,
            blocks=(Hint(text=" · ".join(f"ldn show {key}" for key in keys)),),
            references=View(
                lambda: each_once(ref for report in reports for ref in report.references)
            ),
            ids=keys,
        ),
    )


def _studies(reports: tuple[StudyReport, ...]) -> Page:
    names = [report.study.id for report in reports]
    aspects = studies.ASPECTS
    rows = tuple((label, *(aspect(report) for report in reports)) for label, aspect in aspects)
    data: tuple[Study, ...] = tuple(report.study for report in reports)
    return _page(
        names,
        rows,
        APART,
        Page(
            schema="ldn.compare/1",
            data=data,
            records=data,
            blocks=(Hint(text=" · ".join(f"ldn study {key}" for key in names)),),
            references=View(
                lambda: each_once(ref for report in reports for ref in report.references)
            ),
            ids=tuple(names),
        ),
    )


def _page(names: list[str], rows: tuple[tuple[Text, ...], ...], caution: str, page: Page) -> Page:
    """Put the table and the caution before what the page holds already."""
    columns = (
        Column(name="aspect"),
        *(Column(name=name, wrap=True, least=LEAST) for name in names),
    )
    blocks = (Table(columns=columns, rows=rows), Prose(text=caution), *page.blocks)
    return replace(page, blocks=blocks)


class ComparedCondition(ConditionSummary):
    """The row of a condition, with what stands beside it in a comparison."""

    effect: str
    doses: str
    n_uncontrolled: int
    n_reviews: int
    n_retracted: int
    n_trials: int
    unknowns: tuple[str, ...]


def compared_condition(report: ConditionReport) -> ComparedCondition:
    """Return one column as data."""
    return ComparedCondition(
        **vars(report.summary),
        effect=_effect(report),
        doses=_doses(report),
        n_uncontrolled=len(report.uncontrolled),
        n_reviews=len(report.reviews),
        n_retracted=len(report.retracted),
        n_trials=len(report.trials),
        unknowns=report.condition.unknowns,
    )


def _effect(report: ConditionReport) -> str:
    findings = report.condition.findings
    main = next(
        (finding for finding in findings if finding.main), findings[0] if findings else None
    )
    return main.short if main else "no outcome rated"


def _doses(report: ConditionReport) -> str:
    studies_at_low_dose = report.randomised or report.uncontrolled
    mg = sorted({study.dose_mg for study in studies_at_low_dose if study.dose_mg})
    return ", ".join(f"{dose:g}" for dose in mg) + " mg a day" if mg else "none reported"


def _shown(report: ConditionReport) -> Text:
    summary = report.summary
    return marked(summary.direction) if summary.direction else TIERS[summary.tier]


def _sure(report: ConditionReport) -> Text:
    return CERTAINTY[report.summary.certainty] if report.summary.certainty else "not rated"


ASPECTS: tuple[Aspect, ...] = (
    ("Verdict", lambda r: r.summary.verdict),
    ("Evidence", _shown),
    ("How sure", _sure),
    ("Main outcome", lambda r: r.summary.outcome or "none rated"),
    ("Result", _effect),
    ("Randomised", lambda r: _sized(r.summary.n_randomised, r.summary.n_people_randomised)),
    ("All low dose", lambda r: _sized(r.summary.n_studies, r.summary.n_people)),
    ("Other doses", lambda r: count(r.summary.n_other_doses, "study", "studies")),
    ("Reviews", lambda r: str(len(r.reviews))),
    ("Retracted", lambda r: str(len(r.retracted))),
    ("Doses", _doses),
    ("Registered", lambda r: count(len(r.trials), "trial")),
    ("Not known", lambda r: "; ".join(r.condition.unknowns) or "-"),
)


def _sized(studies: int, people: int) -> str:
    if not studies:
        return "none"
    return f"{count(studies, 'study', 'studies')}, {count(people, 'person', 'people')}"
