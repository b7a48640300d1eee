"""Risk differences and ratios worked out from counts by arm."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.schema.conditions import Finding

Z95 = 1.959963984540054  # the normal quantile of a 95% interval
HALF = 0.5  # added to every cell where one is empty, as Cochrane's handbook does (10.4.3)
PER = 1000


class Counted(Record):
    """People with an event in each arm, and what follows: per 1,000, and as a ratio.

    The interval of the difference is Newcombe's (1998, method 10); that of the ratio is on the
    logarithm, with 0.5 added to each cell where one is empty.
    """

    ldn_events: int
    ldn_n: int
    control_events: int
    control_n: int
    difference: float
    difference_low: float
    difference_high: float
    ratio: float
    ratio_low: float
    ratio_high: float

    @property
    def per_1000(self) -> tuple[int, int, int]:
        """Return how many more of 1,000 people on LDN have the event, with its interval."""
        more = round(PER * self.difference)
        return more, round(PER * self.difference_low), round(PER * self.difference_high)


def counted(ldn_events: int, ldn_n: int, control_events: int, control_n: int) -> Counted:
    """Return both effects of two counts; raise ValueError for counts that cannot be."""
    if not (0 <= ldn_events <= ldn_n and 0 <= control_events <= control_n and ldn_n and control_n):
        raise ValueError("events must be within their arm, and an arm has people")
    one, other = ldn_events / ldn_n, control_events / control_n
    low, high = newcombe(ldn_events, ldn_n, control_events, control_n)
    ratio, ratio_low, ratio_high = _ratio(ldn_events, ldn_n, control_events, control_n)
    return Counted(
        ldn_events=ldn_events,
        ldn_n=ldn_n,
        control_events=control_events,
        control_n=control_n,
        difference=one - other,
        difference_low=low,
        difference_high=high,
        ratio=ratio,
        ratio_low=ratio_low,
        ratio_high=ratio_high,
    )


def of_finding(finding: Finding) -> Counted | None:
    """Return the effects of a finding's counts; None where people were not counted by arm."""
    numbers = (finding.ldn_events, finding.ldn_n, finding.control_events, finding.control_n)
    if any(number is None for number in numbers):
        return None
    return counted(*(int(number or 0) for number in numbers))


def _wilson(events: int, total: int) -> tuple[float, float]:
    share, square = events / total, Z95**2
    centre = share + square / (2 * total)
    reach = Z95 * math.sqrt(share * (1 - share) / total + square / (4 * total**2))
    scale = 1 + square / total
    return (centre - reach) / scale, (centre + reach) / scale


def newcombe(events: int, total: int, others: int, other_total: int) -> tuple[float, float]:
    """Return Newcombe's 95% interval of a difference of two shares."""
    one, other = events / total, others / other_total
    low, high = _wilson(events, total)
    other_low, other_high = _wilson(others, other_total)
    below = math.hypot(one - low, other_high - other)
    above = math.hypot(high - one, other - other_low)
    return one - other - below, one - other + above


def _ratio(events: int, total: int, others: int, other_total: int) -> tuple[float, float, float]:
    """Return the ratio of two risks; 0.5 joins each cell, its complement too, where one is 0."""
    empty = 0 in (events, total - events, others, other_total - others)
    extra = HALF if empty else 0.0
    a, b = events + extra, others + extra
    m, n = total + 2 * extra, other_total + 2 * extra
    ratio = (a / m) / (b / n)
    reach = Z95 * math.sqrt(1 / a - 1 / m + 1 / b - 1 / n)
    return ratio, ratio * math.exp(-reach), ratio * math.exp(reach)
