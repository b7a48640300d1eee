"""The list of conditions: what has been studied, what it shows, how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Column, Hint, Prose, Section, Table
from ldncli.document.page import Page
from ldncli.document.wording import AREAS, CERTAINTY, TIERS, count, legend, mark, marked

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.evidence.summary import ConditionSummary

RESEARCHED = "Researched: at least one randomised trial at low dose"
EMERGING = "Emerging: studied at low dose, without a randomised trial"
NOTHING = "Nothing at low dose in people"
# Fewer people than GRADE rates: how they fared is no evidence in a word.
STORIES = "single people described"


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
            blocks += [Section(text=heading), _gaps(group)]
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


def _table(group: list[ConditionSummary], *, researched: bool) -> Table:
    trials = (Column(name="RCT", right=True),) if researched else ()
    columns = (
        Column(name="condition", wrap=True),
        Column(name="area", spare=True),
        Column(name="low-dose evidence"),
        Column(name="how sure"),
        Column(name="studies", right=True, spare=True),
        *trials,
        Column(name="people", right=True),
    )
    return Table(columns=columns, rows=tuple(_row(item, researched) for item in group))


def _row(item: ConditionSummary, researched: bool) -> tuple[Text, ...]:
    people = item.n_people_randomised if researched else item.n_people
    return (
        item.name,
        AREAS.get(item.area, item.area),
        _shown(item),
        CERTAINTY[item.certainty] if item.certainty else "",
        _number(item.n_studies),
        *((_number(item.n_randomised),) if researched else ()),
        _number(people),
    )


def _number(number: int) -> str:
    """Return a number; an empty cell where there is none."""
    return f"{number:,}" if number else ""


def _shown(item: ConditionSummary) -> Text:
    if item.direction is None:
        return f"  {TIERS[item.tier]}, not rated"
    if item.certainty == "not-rated" and item.comparator == "none":
        return (mark(item.direction), f" {STORIES}")
    return marked(item.direction)


def _gaps(group: list[ConditionSummary]) -> Table:
    """Arrange the conditions without a study at low dose, one a line, by field of medicine."""
    ordered = sorted(group, key=lambda item: (item.area, item.name.casefold()))
    columns = (
        Column(name="condition", wrap=True),
        Column(name="area"),
        Column(name="what there is"),
    )
    return Table(columns=columns, rows=tuple(map(_gap, ordered)))


def _gap(item: ConditionSummary) -> tuple[Text, ...]:
    other = count(item.n_other_doses, "study", "studies") + " at other doses"
    there = "laboratory only" if item.tier == "preclinical" else other * bool(item.n_other_doses)
    return item.name, AREAS.get(item.area, item.area), there
