"""The summary of findings of one condition: outcome, people, effect, per 1,000, how sure, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Bullets, Column, Facts, Prose, Section, Span, Table
from ldncli.document.wording import CERTAINTY, certainty_words, count, mark
from ldncli.evidence.absolute import of_finding
from ldncli.evidence.summary import people_with
from ldncli.evidence.verdict import comparator_words

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.queries.conditions import ConditionReport
    from ldncli.schema.conditions import Finding

# As many outcomes as leave the plain words on the same screen; the rest stands in --full.
SHOWN = 6
NOT_COMPARED = "no comparison group"


def summary(report: ConditionReport, full: bool) -> list[Block]:
    """Arrange the findings as a summary-of-findings table, the main one first."""
    findings = sorted(report.condition.findings, key=lambda item: not item.main)
    if not findings:
        return []
    shown = findings if full else findings[:SHOWN]
    against = {_against(finding) for finding in shown}
    same = against.pop() if len(against) == 1 else ""
    columns = (
        Column(name="outcome", wrap=True),
        Column(name="people (studies)", right=True),
        Column(name=_heading(same), wrap=True),
        Column(name="more in 1,000", right=True, spare=True),
        Column(name="how sure"),
    )
    rows = tuple(_row(finding, same) for finding in shown)
    blocks: list[Block] = [Section(text="What was found"), Table(columns=columns, rows=rows)]
    hidden = len(findings) - len(shown)
    if hidden:
        more = f"and {count(hidden, 'other outcome')} (--section findings)"
        blocks.append(Prose(text=Span(text=more, style="dim")))
    return [*blocks, *(block for finding in shown if full for block in _in_full(finding))]


def _heading(same: str) -> str:
    """Return what the column of effects is called; `same` is the comparator of every row."""
    if same == NOT_COMPARED:
        return f"LDN, {same}"
    return f"LDN compared with {same}" if same else "LDN compared with"


def _against(finding: Finding) -> str:
    if finding.comparator == "none":
        return NOT_COMPARED
    return comparator_words(finding.comparator, finding.comparator_name)


def _row(finding: Finding, same: str) -> tuple[Text, ...]:
    against = "" if same else f"{_against(finding)}: "
    people = f"{finding.n_people:,}" if finding.n_people is not None else ""
    studies = f" ({finding.n_studies})" if finding.n_studies else ""
    return (
        finding.outcome,
        f"{people}{studies}",
        (mark(finding.direction), f" {against}{finding.short}"),
        per_1000(finding),
        certainty_words(finding.certainty),
    )


def per_1000(finding: Finding) -> str:
    """Return how many more of 1,000 people have the event on LDN, where arms were counted."""
    effects = of_finding(finding)
    if effects is None:
        return ""
    more, low, high = effects.per_1000
    return f"{more:+d} ({low:+d} to {high:+d})"


def _in_full(finding: Finding) -> list[Block]:
    """Return the whole of one finding: the effect in words, why so sure, what else was rated."""
    effects = of_finding(finding)
    counts = (
        f"{effects.ldn_events} of {effects.ldn_n} on LDN, {effects.control_events} of "
        f"{effects.control_n} without: ratio {effects.ratio:.2f} ({effects.ratio_low:.2f} to "
        f"{effects.ratio_high:.2f}), our calculation"
        if effects
        else ""
    )
    reasons = [f"{item.domain.replace('-', ' ')}: {item.reason}" for item in finding.downgrades]
    rated = [f"Published rating: {r.rating} ({r.by}). {r.note or ''}" for r in finding.published]
    stated = [f"Published statement: {s.says} ({s.by})" for s in finding.statements]
    aside = [f"Left out: {item.study}. {item.reason}" for item in finding.left_out]
    margin = f"{finding.margin:g}" if finding.margin is not None else ""
    facts = (("Counted", counts), ("Margin", margin), ("Ratings", published(finding)))
    why = f"Why {CERTAINTY[finding.certainty]}"
    return [
        Section(text=finding.outcome),
        Prose(text=finding.effect),
        Facts(rows=tuple(fact for fact in facts if fact[1])),
        Bullets(items=(why, *reasons, *rated, *stated, *aside)),
    ]


def published(finding: Finding) -> str:
    """Return what is known of ratings by others: shown, not readable, or none found, dated."""
    dated = f" in a search of {finding.published_searched_on}"
    words = {
        "shown": "a published rating is shown beside ours",
        "unread": f"a published rating exists and could not be read{dated}",
        "none-found": f"none was found{dated}",
    }
    status = words.get(finding.published_status or "", "")
    note = f" {finding.published_note}" if finding.published_note and status else ""
    return f"{status}.{note}" if status else ""


def compared(report: ConditionReport) -> list[Block]:
    """Say in one line what LDN was compared with, and in how many trials and people."""
    groups: dict[str, list[int]] = {}
    for study in report.randomised:
        people = people_with(study, report.condition.id)
        groups.setdefault(study.comparator or "nothing named", []).append(people)
    parts = [
        f"{name} ({count(len(people), 'trial')}{_in_all(sum(people))})"
        for name, people in groups.items()
    ]
    return [Facts(rows=(("Compared", "; ".join(parts)),))] if parts else []


def _in_all(people: int) -> str:
    """Return the people with the condition; nothing where their share was not read."""
    return f", {count(people, 'person', 'people')}" if people else ""
