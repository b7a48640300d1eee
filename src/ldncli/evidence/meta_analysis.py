"""Random-effects meta-analysis of a few results, and the standard errors it needs.

DerSimonian-Laird for the variance between trials, Hartung-Knapp for the interval (never
narrower than the conventional variance allows: Röver 2015), Higgins 2009 for prediction.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RATIOS = frozenset({"RR", "OR", "HR"})
EXACT_P = re.compile(r"0?\.\d+")
LEVEL = 95.0
FEWEST_TO_PREDICT = 3


class Pooled(Record):
    """A pooled estimate on the scale of its inputs (logarithms for ratios).

    `se` is the conventional standard error, `hk_se` the Hartung-Knapp one that the interval has.
    """

    estimate: float
    se: float
    hk_se: float
    low: float
    high: float
    tau2: float
    q: float
    i2: float
    weights: tuple[float, ...]
    prediction_low: float | None = None
    prediction_high: float | None = None

    @property
    def k(self) -> int:
        """Return how many results were pooled."""
        return len(self.weights)


def pool(
    estimates: Sequence[float], errors: Sequence[float], *, level: float = LEVEL, floor: float = 1.0
) -> Pooled:
    """Pool two or more estimates with their standard errors; `floor` 0 leaves Hartung-Knapp bare.

    Raises ValueError for fewer than two, or for an error that is not above zero.
    """
    if len(estimates) < 2 or len(estimates) != len(errors) or min(errors) <= 0:
        raise ValueError("pooling takes two or more estimates, each with an error above zero")
    q, tau2 = heterogeneity(estimates, errors)
    weights = [1 / (error**2 + tau2) for error in errors]
    total, spare = sum(weights), len(estimates) - 1
    centre = _mean(estimates, weights)
    spread = sum(w * (y - centre) ** 2 for w, y in zip(weights, estimates, strict=True)) / spare
    hk_se = math.sqrt(max(floor, spread) / total)
    reach = t_quantile(_upper(level), spare) * hk_se
    ahead = _prediction(centre, tau2, 1 / total, len(estimates), level)
    return Pooled(
        estimate=centre,
        se=math.sqrt(1 / total),
        hk_se=hk_se,
        low=centre - reach,
        high=centre + reach,
        tau2=tau2,
        q=q,
        i2=100 * max(0.0, (q - spare) / q) if q else 0.0,
        weights=tuple(weight / total for weight in weights),
        prediction_low=ahead and ahead[0],
        prediction_high=ahead and ahead[1],
    )


def heterogeneity(estimates: Sequence[float], errors: Sequence[float]) -> tuple[float, float]:
    """Return Cochran's Q and the variance between trials after DerSimonian and Laird."""
    weights = [1 / error**2 for error in errors]
    centre = _mean(estimates, weights)
    q = sum(w * (y - centre) ** 2 for w, y in zip(weights, estimates, strict=True))
    total = sum(weights)
    scale = total - sum(weight**2 for weight in weights) / total
    return q, max(0.0, (q - (len(estimates) - 1)) / scale)


def _prediction(
    centre: float, tau2: float, variance: float, number: int, level: float
) -> tuple[float, float] | None:
    if number < FEWEST_TO_PREDICT:
        return None
    reach = t_quantile(_upper(level), number - 2) * math.sqrt(tau2 + variance)
    return centre - reach, centre + reach


def _mean(values: Sequence[float], weights: Sequence[float]) -> float:
    return sum(w * y for w, y in zip(weights, values, strict=True)) / sum(weights)


def on_scale(value: float, measure: str) -> float:
    """Return a value as it is pooled: the logarithm of a ratio."""
    return math.log(value) if measure in RATIOS else value


def off_scale(value: float, measure: str) -> float:
    """Return a pooled value as it is reported."""
    return math.exp(value) if measure in RATIOS else value


def error_from_interval(low: float, high: float, level: float | None, measure: str) -> float:
    """Return the standard error behind a confidence interval."""
    from statistics import NormalDist

    width = on_scale(high, measure) - on_scale(low, measure)
    return width / (2 * NormalDist().inv_cdf(_upper(level or LEVEL)))


def error_from_p(estimate: float, p: str | None, freedom: int, measure: str) -> float | None:
    """Return the standard error behind an exact p value, or None where there is none.

    A bound such as "<0.05" tells no error, and neither does an estimate of exactly no effect.
    """
    if not p or not EXACT_P.fullmatch(p.strip()) or not 0 < float(p) < 1:
        return None
    size = abs(on_scale(estimate, measure))
    return size / t_quantile(1 - float(p) / 2, freedom) if size else None


def interval_from_error(
    estimate: float, se: float, freedom: int, measure: str
) -> tuple[float, float]:
    """Return the 95% interval that an estimate and its standard error make."""
    centre, reach = on_scale(estimate, measure), t_quantile(_upper(LEVEL), freedom) * se
    return off_scale(centre - reach, measure), off_scale(centre + reach, measure)


def _upper(level: float) -> float:
    return 0.5 + level / 200


def t_quantile(chance: float, freedom: int) -> float:
    """Return the quantile of Student's t; the normal one where `freedom` is not known (0)."""
    if freedom <= 0:
        from statistics import NormalDist

        return NormalDist().inv_cdf(chance)
    if chance < 0.5:
        return -t_quantile(1 - chance, freedom)
    high = 1.0
    while t_below(high, freedom) < chance:
        high *= 2
    return _bisected(lambda t: t_below(t, freedom) < chance, 0.0, high)


def t_below(t: float, freedom: int) -> float:
    """Return the chance that Student's t is below a value that is not negative."""
    return 1 - 0.5 * incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t))


def _bisected(below: Callable[[float], bool], low: float, high: float) -> float:
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) else (low, middle)
    return (low + high) / 2


def incomplete_beta(a: float, b: float, x: float) -> float:
    """Return the regularised incomplete beta function, by its continued fraction."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return math.exp(front + a * math.log(x) + b * math.log1p(-x)) * _fraction(a, b, x) / a


def _fraction(a: float, b: float, x: float) -> float:
    tiny = 1e-300
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1) or tiny)
    value = d
    for m in range(1, 300):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1 / (1 + step * d or tiny)
            c = 1 + step / c or tiny
            value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return value
