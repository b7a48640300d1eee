"""Effects of single trials: the scale on which they are pooled, their standard errors, counts."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from ldncli.evidence.absolute import HALF, newcombe
from ldncli.evidence.distributions import t_quantile

if TYPE_CHECKING:
    from typing import Literal

    CountMeasure = Literal["RR", "OR", "RD"]

RATIOS = frozenset({"RR", "OR", "HR"})
DIFFERENCES = frozenset({"MD", "SMD"})
FROM_COUNTS: frozenset[str] = frozenset({"RR", "OR", "RD"})
# Only a p value printed as such tells a standard error: no bound, and no words after it.
EXACT_P = re.compile(r"0?\.\d+")
LEVEL = 95.0


class Arms(NamedTuple):
    """People with an event and all people, on LDN and in the control arm."""

    ldn_events: int
    ldn_n: int
    control_events: int
    control_n: int

    @property
    def has_empty_cell(self) -> bool:
        """Tell whether in one arm nobody, or everybody, had the event."""
        return not (0 < self.ldn_events < self.ldn_n and 0 < self.control_events < self.control_n)


class Effect(NamedTuple):
    """An estimate with its interval as reported, and the standard error that it is pooled with.

    Of a ratio the standard error is that of its natural logarithm.
    """

    estimate: float
    low: float
    high: float
    se: float


def on_scale(value: float, measure: str) -> float:
    """Return a value as it is pooled: the natural logarithm of a ratio."""
    return math.log(value) if measure in RATIOS else value


def off_scale(value: float, measure: str) -> float:
    """Return a pooled value as it is reported."""
    return math.exp(value) if measure in RATIOS else value


def se_from_interval(low: float, high: float, level: float | None, measure: str) -> float:
    """Return the standard error behind a confidence interval."""
    return (on_scale(high, measure) - on_scale(low, measure)) / (2 * reach(level or LEVEL))


def se_from_p(estimate: float, p: str | None, df: int, measure: str) -> float | None:
    """Return the standard error behind an exact p value, or None where there is none.

    A bound such as "<0.05" tells none, and neither does an estimate of exactly no effect.
    """
    if not p or not EXACT_P.fullmatch(p.strip()) or not 0 < float(p) < 1:
        return None
    size = abs(on_scale(estimate, measure))
    return size / t_quantile(1 - float(p) / 2, df) if size else None


def interval_from_se(estimate: float, se: float, df: int, measure: str) -> tuple[float, float]:
    """Return the 95% interval that an estimate and its standard error make."""
    centre, width = on_scale(estimate, measure), reach(LEVEL, df) * se
    return off_scale(centre - width, measure), off_scale(centre + width, measure)


def reach(level: float, df: int = 0) -> float:
    """Return how many standard errors an interval of a level reaches to each side."""
    return t_quantile(0.5 + level / 200, df)


def from_counts(arms: Arms, measure: CountMeasure) -> Effect | None:
    """Return the effect that counts by arm make; None for a ratio where no arm has an event."""
    if measure == "RD":
        return _risk_difference(arms)
    if not arms.ldn_events + arms.control_events:
        return None
    a, n1, c, n2 = _filled(arms)
    if measure == "RR":
        value, variance = (a / n1) / (c / n2), 1 / a - 1 / n1 + 1 / c - 1 / n2
    else:
        b, d = n1 - a, n2 - c
        value, variance = a * d / (b * c), 1 / a + 1 / b + 1 / c + 1 / d
    se = math.sqrt(variance)
    return Effect(value, *interval_from_se(value, se, 0, measure), se)


def _filled(arms: Arms) -> tuple[float, float, float, float]:
    """Return events and people of each arm, with a half in every cell where one is empty."""
    add = HALF if arms.has_empty_cell else 0.0
    a, n1, c, n2 = arms
    return a + add, n1 + 2 * add, c + add, n2 + 2 * add


def _risk_difference(arms: Arms) -> Effect:
    """Return the difference with Newcombe's interval (1998, method 10), which empty arms suit.

    The standard error for pooling is the plain one; empty cells get their half.
    """
    value = arms.ldn_events / arms.ldn_n - arms.control_events / arms.control_n
    a, n1, c, n2 = _filled(arms)
    variance = a * (n1 - a) / n1**3 + c * (n2 - c) / n2**3
    return Effect(value, *newcombe(*arms), math.sqrt(variance))
