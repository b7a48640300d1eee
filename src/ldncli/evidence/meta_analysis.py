"""Random-effects meta-analysis of a few results.

The variance between trials by restricted maximum likelihood, as Cochrane's methods group advises
(Veroniki 2016), or after DerSimonian and Laird; the interval conventional and after Hartung and
Knapp, which is never narrower than the conventional variance allows (Röver 2015); prediction
after Higgins 2009.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ldncli.evidence.distributions import bisected, chi2_tail, two_sided_p
from ldncli.evidence.effect_sizes import LEVEL, reach
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    Model = Literal["reml", "dl"]

# The interval of a next trial has k - 2 degrees of freedom.
FEWEST_TO_PREDICT = 3
# Where the likelihood is looked at before the best place is refined: from a millionth of the
# squared range of the estimates, above which no variance between trials can lie.
GRID_START, GRID_POINTS = 1e-6, 60


class Pooled(Record):
    """A pooled estimate on the scale of its inputs (logarithms for ratios).

    `se`, `low`, `high` and `p` are conventional (normal); those with `hk` after Hartung and Knapp.
    `q_p` is the p value of Q for heterogeneity with `df` degrees of freedom; `i2` in per cent.
    """

    model: Model
    estimate: float
    se: float
    low: float
    high: float
    p: float
    hk_se: float
    hk_low: float
    hk_high: float
    hk_p: float
    tau2: float
    q: float
    df: int
    q_p: float
    i2: float
    weights: tuple[float, ...]
    prediction_low: float | None = None
    prediction_high: float | None = None

    @property
    def k(self) -> int:
        """Return how many results were pooled."""
        return len(self.weights)


def pool(
    estimates: Sequence[float],
    ses: Sequence[float],
    *,
    model: Model = "reml",
    level: float = LEVEL,
    floor: float = 1.0,
) -> Pooled:
    """Pool two or more estimates with their standard errors; `floor` 0 leaves Hartung-Knapp bare.

    Raises ValueError for fewer than two, or for a standard error that is not above zero.
    """
    if len(estimates) < 2 or len(estimates) != len(ses) or min(ses) <= 0:
        raise ValueError("pooling takes two or more estimates, each with an error above zero")
    variances = [se**2 for se in ses]
    q, df = cochran_q(estimates, variances), len(estimates) - 1
    tau2 = (reml if model == "reml" else dersimonian_laird)(estimates, variances)
    weights = [1 / (variance + tau2) for variance in variances]
    total, centre = sum(weights), _mean(estimates, weights)
    se = math.sqrt(1 / total)
    hk_se = se * math.sqrt(max(floor, _spread(estimates, weights) / df))
    width, hk_width = reach(level) * se, reach(level, df) * hk_se
    prediction = _prediction(centre, math.sqrt(tau2 + se**2), len(estimates), level)
    return Pooled(
        model=model,
        estimate=centre,
        se=se,
        low=centre - width,
        high=centre + width,
        p=two_sided_p(centre / se, 0),
        hk_se=hk_se,
        hk_low=centre - hk_width,
        hk_high=centre + hk_width,
        # Without any spread (floor 0) the statistic has no bound unless the centre is 0.
        hk_p=two_sided_p(centre / hk_se, df) if hk_se else float(centre == 0),
        tau2=tau2,
        q=q,
        df=df,
        q_p=chi2_tail(q, df),
        i2=_i2(variances, tau2),
        weights=tuple(weight / total for weight in weights),
        prediction_low=prediction and prediction[0],
        prediction_high=prediction and prediction[1],
    )


def cochran_q(estimates: Sequence[float], variances: Sequence[float]) -> float:
    """Return Cochran's Q: how far the estimates lie from their fixed-effect mean."""
    return _spread(estimates, [1 / variance for variance in variances])


def dersimonian_laird(estimates: Sequence[float], variances: Sequence[float]) -> float:
    """Return the variance between trials after DerSimonian and Laird, at least 0."""
    weights = [1 / variance for variance in variances]
    total = sum(weights)
    scale = total - sum(weight**2 for weight in weights) / total
    return max(0.0, (cochran_q(estimates, variances) - (len(estimates) - 1)) / scale)


def reml(estimates: Sequence[float], variances: Sequence[float]) -> float:
    """Return the variance between trials with the highest restricted likelihood, at least 0."""
    most = (max(estimates) - min(estimates)) ** 2
    if not most:
        return 0.0
    ratio = GRID_START ** (1 / (GRID_POINTS - 1))
    grid = [0.0, *(most * ratio**step for step in reversed(range(GRID_POINTS)))]
    best = max(range(len(grid)), key=lambda i: restricted_likelihood(grid[i], estimates, variances))

    def rising(tau2: float) -> bool:
        return _score(tau2, estimates, variances) > 0

    if rising(grid[best]):
        return bisected(rising, grid[best], grid[min(best + 1, GRID_POINTS)])
    return bisected(rising, grid[best - 1], grid[best]) if best else 0.0


def restricted_likelihood(
    tau2: float, estimates: Sequence[float], variances: Sequence[float]
) -> float:
    """Return the logarithm of the restricted likelihood, without its constant."""
    weights = [1 / (variance + tau2) for variance in variances]
    logs = math.fsum(math.log(weight) for weight in weights) - math.log(sum(weights))
    return 0.5 * (logs - _spread(estimates, weights))


def _score(tau2: float, estimates: Sequence[float], variances: Sequence[float]) -> float:
    """Return twice the slope of the restricted log likelihood (Viechtbauer 2005)."""
    weights = [1 / (variance + tau2) for variance in variances]
    squares = [weight**2 for weight in weights]
    centre = _mean(estimates, weights)
    fit = _sum([(y - centre) ** 2 for y in estimates], squares)
    return fit - (sum(weights) - sum(squares) / sum(weights))


def _i2(variances: Sequence[float], tau2: float) -> float:
    """Return the share of the variance that lies between trials (Higgins and Thompson 2002)."""
    weights = [1 / variance for variance in variances]
    total = sum(weights)
    typical = (len(weights) - 1) * total / (total**2 - sum(weight**2 for weight in weights))
    return 100 * tau2 / (tau2 + typical)


def _prediction(
    centre: float, spread: float, number: int, level: float
) -> tuple[float, float] | None:
    if number < FEWEST_TO_PREDICT:
        return None
    width = reach(level, number - 2) * spread
    return centre - width, centre + width


def _mean(values: Sequence[float], weights: Sequence[float]) -> float:
    return _sum(values, weights) / sum(weights)


def _spread(values: Sequence[float], weights: Sequence[float]) -> float:
    centre = _mean(values, weights)
    return _sum([(y - centre) ** 2 for y in values], weights)


def _sum(values: Sequence[float], weights: Sequence[float]) -> float:
    return sum(w * y for w, y in zip(weights, values, strict=True))
