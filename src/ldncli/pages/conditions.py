"""The list of conditions: what has been studied, what it shows, how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Column, Hint, Prose, Section, Table
from ldncli.document.page import Page
from ldncli.document.wording import CERTAINTY, TIERS, legend, marked, people

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.evidence.summary import ConditionSummary

RESEARCHED = "Researched: at least one randomised trial at low dose"
EMERGING = "Emerging: studied at low dose, without a randomised trial"
NOTHING = "Nothing at low dose in people"


def page(summaries: tuple[ConditionSummary, ...]) -> Page:
    """Arrange condition rows in three groups; how sure and how many are separate columns."""
    groups = (
        (RESEARCHED, [item for item in summaries if item.tier == "randomised"]),
        (EMERGING, [item for item in summaries if item.tier in ("uncontrolled", "case-reports")]),
        (NOTHING, [item for item in summaries if item.tier in ("preclinical", "none-found")]),
    )
    blocks: list[Block] = []
    for heading, group in groups:
        if group and heading == NOTHING:
            blocks += [Section(text=heading), Prose(text=", ".join(map(_unstudied, group)) + ".")]
        elif group:
            blocks += [Section(text=heading), _table(group, researched=heading == RESEARCHED)]
    shown = {item.direction for item in summaries}
    blocks.append(Prose(text=legend(shown) if summaries else "No condition passes these filters."))
    blocks.append(Hint(text="ldn show NAME"))
    return Page(
        schema="ldn.conditions/1",
        data=summaries,
        records=summaries,
        blocks=tuple(blocks),
        ids=tuple(item.id for item in summaries),
    )


def _table(summaries: list[ConditionSummary], *, researched: bool) -> Table:
    columns = (
        Column(name="condition", wrap=True),
        Column(name="area", spare=True),
        Column(name="low-dose evidence", wrap=True),
        Column(name="how sure"),
        Column(name="studies", right=True),
        Column(name="RCT", right=True),
        Column(name="people", right=True),
    )
    return Table(columns=columns, rows=tuple(_row(item, researched) for item in summaries))


def _unstudied(item: ConditionSummary) -> str:
    other = f" ({item.n_other_doses} at other doses)" if item.n_other_doses else ""
    return item.name + (" (laboratory only)" if item.tier == "preclinical" else other)


def _row(item: ConditionSummary, researched: bool) -> tuple[Text, ...]:
    return (
        item.name,
        item.area,
        _shown(item),
        CERTAINTY[item.certainty] if item.certainty else "-",
        people(item.n_studies),
        people(item.n_randomised),
        people(item.n_people_randomised if researched else item.n_people),
    )


def _shown(item: ConditionSummary) -> Text:
    return marked(item.direction) if item.direction else f"  {TIERS[item.tier]}, not rated"
