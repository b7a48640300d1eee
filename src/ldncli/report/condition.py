"""One condition as the page and the site draw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import CERTAINTY, CERTAINTY_SIGNS, count
from ldncli.evidence.verdict import comparator_words
from ldncli.pages.condition import facts
from ldncli.queries.everyday import about
from ldncli.report import rows
from ldncli.report.forests import forests
from ldncli.report.hundred import hundreds
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.document.blocks import Block
    from ldncli.evidence.rating import Rating
    from ldncli.queries.conditions import ConditionReport
    from ldncli.queries.why import Trace
    from ldncli.report.forests import Outcome
    from ldncli.report.hundred import Hundred
    from ldncli.schema.knowledge import Position

CAPTIONS = (
    ("randomised", "Randomised trials at low dose"),
    ("uncontrolled", "Low dose, not randomised"),
    ("other_doses", "Other doses, not counted as evidence on LDN"),
    ("reviews", "Reviews and guidelines"),
    ("laboratory", "Laboratory"),
    ("retracted", "Retracted: supports nothing"),
)


class Group(Record):
    """One table of a condition's studies."""

    caption: str
    rows: tuple[rows.StudyRow, ...]


class Item(Record):
    """One condition as a page draws it."""

    report: ConditionReport
    trace: Trace
    sign: rows.Sign
    sure: str
    evidence: str
    groups: tuple[Group, ...]
    facts: tuple[Block, ...]
    forests: tuple[Outcome, ...]
    hundreds: tuple[Hundred, ...]
    positions: tuple[Position, ...]


def item_of(dataset: Dataset, report: ConditionReport, trace: Trace) -> Item:
    """Return a condition with everything that is drawn of it."""
    groups = (
        Group(caption=caption, rows=tuple(map(rows.study_row, getattr(report, name))))
        for name, caption in CAPTIONS
    )
    return Item(
        report=report,
        trace=trace,
        sign=rows.sign_of(report.summary),
        sure=sure(report.summary.certainty),
        evidence=_evidence(report),
        groups=tuple(group for group in groups if group.rows),
        facts=tuple(block for part in (facts.harms, facts.doses) for block in part(report, True)),
        forests=forests(dataset, report.condition.id),
        hundreds=hundreds(report.condition.findings),
        positions=about(dataset, report.condition.id),
    )


def sure(certainty: str | None) -> str:
    """Return how sure a finding is, with GRADE's signs; nothing where it was not rated."""
    if certainty in (None, "not-rated"):
        return ""
    return f"{CERTAINTY[certainty]} certainty {CERTAINTY_SIGNS[certainty]}"


def against(rating: Rating) -> str:
    """Return what LDN was compared with in a finding."""
    finding = rating.finding
    if finding.comparator == "none":
        return "no comparison group"
    return comparator_words(finding.comparator, finding.comparator_name)


def _evidence(report: ConditionReport) -> str:
    summary = report.summary
    if not summary.n_studies:
        return "No study at low dose."
    studies = count(summary.n_studies, "study", "studies")
    random = f"{summary.n_randomised} of them randomised" if summary.n_randomised else ""
    people = count(summary.n_people, "person", "people")
    return ", ".join(part for part in (f"At low dose: {studies}", random, people) if part) + "."
