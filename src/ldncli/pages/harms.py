"""Harms as tables: by arm in low-dose studies, and as reviews pooled them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Column, Prose, Section, Span, Table
from ldncli.document.wording import DOSES, count, events_of_total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ldncli.document.blocks import Block, Text
    from ldncli.evidence.harms import Harm, PooledHarm


HEADING = "Harms by arm at low dose"
NONE = "Not reported in what was read of the low-dose studies."


def by_arm(
    harms: Sequence[Harm],
    shown: int,
    *,
    notes: bool = False,
    heading: str = HEADING,
    none: str = NONE,
) -> list[Block]:
    """Arrange harms by arm: so many rows, with their notes or without."""
    if not harms:
        return [Section(text=heading), Prose(text=none)]
    columns = (
        Column(name="harm", wrap=True),
        Column(name="on LDN", wrap=notes),
        Column(name="on control", wrap=notes),
        Column(name="study"),
        *((Column(name="note", wrap=True),) if notes else ()),
    )
    table = Table(columns=columns, rows=tuple(_row(harm, notes) for harm in harms[:shown]))
    hidden = max(0, len(harms) - shown)
    more = Prose(text=Span(text=f"and {hidden} more (ldn safety harms)", style="dim"))
    order = ": counted in both arms first, larger studies first" if len(harms) > 1 else ""
    return [Section(text=heading + order), table, *([more] if hidden else [])]


def _row(harm: Harm, notes: bool) -> tuple[Text, ...]:
    serious = " (serious)" if harm.serious and "serious" not in harm.event else ""
    on_ldn = _arm(harm.ldn_events, harm.ldn_n, harm.ldn_percent, harm.ldn)
    on_control = _arm(harm.control_events, harm.control_n, harm.control_percent, harm.control)
    row = (harm.event + serious, on_ldn or "not counted", on_control, harm.study)
    return (*row, harm.note or "") if notes else row


def _arm(events: int | None, total: int | None, percent: float | None, words: str | None) -> str:
    counted = events_of_total(events, total)
    if not counted or not total:
        return words or counted
    return counted if percent is None else f"{percent:.0f}% ({counted})"


def by_review(pooled: tuple[PooledHarm, ...]) -> list[Block]:
    """Arrange harms as reviews pooled them, with the dose that each review is about."""
    if not pooled:
        return []
    doses = set(map(_dose, pooled))
    one = len(doses) == 1
    columns = (
        Column(name="harm", wrap=True),
        Column(name="pooled", wrap=True),
        *(() if one else (Column(name="at"),)),
        Column(name="review"),
    )
    rows = tuple(
        (item.outcome, _estimate(item), *(() if one else (_dose(item),)), item.study)
        for item in pooled
    )
    at = f" ({doses.pop()})" if one else ""
    heading = Section(text=f"Pooled by reviews{at}, against placebo or as named")
    return [heading, Table(columns=columns, rows=rows)]


def _dose(item: PooledHarm) -> str:
    return DOSES.get(item.dose_class, item.dose_class)


def _estimate(item: PooledHarm) -> str:
    interval = f" ({item.ci_low:g} to {item.ci_high:g})" if item.ci_high is not None else ""
    studies = f", {count(item.n_studies, 'study', 'studies')}" if item.n_studies else ""
    return f"{item.measure} {item.estimate:g}{interval}{studies}"
