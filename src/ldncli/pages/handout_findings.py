"""The summary of findings for the one who takes it along: what was measured, found, how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Column, Section, Table
from ldncli.document.wording import CERTAINTY
from ldncli.evidence.absolute import of_finding
from ldncli.evidence.verdict import comparator_words
from ldncli.queries.handout import Share

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.queries.conditions import ConditionReport
    from ldncli.schema.conditions import Finding

# Two sheets of paper hold this many rows, whatever the number of conditions.
ROWS = 5
FOUND = {
    "favours-ldn": "better on LDN",
    "no-difference": "no clear difference",
    "favours-comparator": "worse on LDN",
    "mixed": "the results do not agree",
    "uncontrolled-improvement": "better, but with nobody to compare",
    "uncontrolled-no-change": "no change, with nobody to compare",
    "uncontrolled-worsening": "worse, with nobody to compare",
    "not-applicable": "not compared",
    "none-found": "nothing found",
}
COLUMNS = (
    Column(name="what was measured", wrap=True),
    Column(name="people (studies)"),
    Column(name="what was found", wrap=True),
    Column(name="how sure"),
)


def findings_table(report: ConditionReport, of: str, conditions: int) -> list[Block]:
    """Return the main findings as a table, where there are any; `conditions` share the room."""
    findings = sorted(report.condition.findings, key=lambda item: not item.main)
    if not findings:
        return []
    return [
        Section(text=f"What was found, and how sure that is{of}"),
        Table(columns=COLUMNS, rows=tuple(map(_row, findings[: max(1, ROWS // conditions)]))),
    ]


def _row(finding: Finding) -> tuple[Text, ...]:
    people = f"{finding.n_people:,}" if finding.n_people is not None else "not read"
    studies = f" ({finding.n_studies})" if finding.n_studies else ""
    return (
        finding.outcome,
        f"{people}{studies}",
        f"{FOUND[finding.direction]}{_of_100(finding)}",
        CERTAINTY[finding.certainty],
    )


def _of_100(finding: Finding) -> str:
    """Return how many of 100 people in each group, where they were counted."""
    effects = of_finding(finding)
    if effects is None:
        return ""
    ldn = Share(events=effects.ldn_events, total=effects.ldn_n)
    control = Share(events=effects.control_events, total=effects.control_n)
    other = comparator_words(finding.comparator, finding.comparator_name)
    return f": {of_100(ldn)} of 100 on LDN, {of_100(control)} on {other}"


def of_100(part: Share) -> str:
    """Return how many of 100 people, and never none where somebody was counted."""
    number = round(part.per_hundred)
    return "fewer than 1" if not number and part.per_hundred > 0 else str(number)
