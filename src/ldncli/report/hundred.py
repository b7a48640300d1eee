"""A part of a group of people as one hundred figures, where the people were counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import CERTAINTY
from ldncli.evidence.verdict import comparator_words
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.schema.conditions import Finding

ROW = 10
# The step from figure to figure in the drawing, which is ten steps wide and high.
STEP = 10


class Group(Record):
    """One arm: how many of how many, and the figures filled and left empty as path data."""

    name: str
    events: int
    total: int
    of_hundred: int
    filled: str
    empty: str


class Hundred(Record):
    """Two arms of one finding side by side."""

    outcome: str
    certainty: str
    groups: tuple[Group, Group]


def hundreds(findings: Iterable[Finding]) -> tuple[Hundred, ...]:
    """Return a picture for each finding whose people were counted in both arms."""
    return tuple(picture for finding in findings if (picture := _hundred(finding)))


def _hundred(finding: Finding) -> Hundred | None:
    ldn = _group("LDN", finding.ldn_events, finding.ldn_n)
    against = comparator_words(finding.comparator, finding.comparator_name)
    control = _group(against, finding.control_events, finding.control_n)
    if not ldn or not control:
        return None
    return Hundred(
        outcome=finding.outcome, certainty=CERTAINTY[finding.certainty], groups=(ldn, control)
    )


def _group(name: str, events: int | None, total: int | None) -> Group | None:
    if events is None or not total:
        return None
    number = round(100 * events / total)
    return Group(
        name=name,
        events=events,
        total=total,
        of_hundred=number,
        filled=_dots(0, number),
        empty=_dots(number, 100),
    )


def _dots(first: int, end: int) -> str:
    """Return path data of one line a row, which dashes without length make into dots."""
    half, lines = STEP // 2, []
    for top in range(first - first % ROW, end, ROW):
        start, stop = max(first, top), min(end, top + ROW)
        x, y = half + start % ROW * STEP, half + top // ROW * STEP
        # A little longer than to the last dot, which would else fall off the end.
        lines.append(f"M{x} {y}h{(stop - start - 1) * STEP + 1}")
    return "".join(lines)
