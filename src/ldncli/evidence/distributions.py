"""The distributions behind intervals and p values: normal, Student's t, chi-squared.

Written out, for the program has no numerical library; tests compare each with scipy.
"""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# The terms of a continued fraction or a series: each converges within a few dozen.
MOST_TERMS = 500
NEGLIGIBLE = 1e-15
# Stands for a zero denominator in Lentz's method (Press et al., Numerical Recipes, 5.2).
TINY = 1e-300


def t_quantile(chance: float, df: int) -> float:
    """Return the quantile of Student's t; the normal one where `df` is not known (0)."""
    if df <= 0:
        return NormalDist().inv_cdf(chance)
    if chance < 0.5:
        return -t_quantile(1 - chance, df)
    high = 1.0
    while _t_below(high, df) < chance:
        high *= 2
    return bisected(lambda t: _t_below(t, df) < chance, 0.0, high)


def two_sided_p(statistic: float, df: int) -> float:
    """Return the chance of a value at least this far from 0: Student's t, normal for df 0."""
    size = abs(statistic)
    if df <= 0:
        return math.erfc(size / math.sqrt(2))
    square = size * size
    if square < df:  # near 0 the other tail keeps the digits
        return 1 - _incomplete_beta(0.5, df / 2, square / (df + square))
    return _incomplete_beta(df / 2, 0.5, df / (df + square))


def chi2_tail(statistic: float, df: int) -> float:
    """Return the chance that chi-squared is above a value."""
    a, x = df / 2, statistic / 2
    if x <= 0:
        return 1.0
    front = math.exp(-x + a * math.log(x) - math.lgamma(a))
    # Each way converges on its own side of a + 1.
    return 1 - front * _gamma_series(a, x) if x < a + 1 else front * _gamma_fraction(a, x)


def bisected(below: Callable[[float], bool], low: float, high: float) -> float:
    """Return where a condition that is true at `low` turns false, to the last digit."""
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if below(middle) else (low, middle)
    return middle


def _t_below(t: float, df: int) -> float:
    """Return the chance that Student's t is below a value that is not negative."""
    return 1 - 0.5 * _incomplete_beta(df / 2, 0.5, df / (df + t * t))


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """Return the regularised incomplete beta function, by its continued fraction."""
    if x <= 0:
        return 0.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _incomplete_beta(b, a, 1 - x)
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return math.exp(front + a * math.log(x) + b * math.log1p(-x)) * _beta_fraction(a, b, x) / a


def _beta_fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1) or TINY)
    value = d
    for m in range(1, MOST_TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1 / (1 + step * d or TINY)
            c = 1 + step / c or TINY
            value *= c * d
        if abs(c * d - 1) < NEGLIGIBLE:
            break
    return value


def _gamma_series(a: float, x: float) -> float:
    term = total = 1 / a
    for n in range(1, MOST_TERMS):
        term *= x / (a + n)
        total += term
        if term < total * NEGLIGIBLE:
            break
    return total


def _gamma_fraction(a: float, x: float) -> float:
    b = x + 1 - a
    c, d = 1 / TINY, 1 / b
    value = d
    for n in range(1, MOST_TERMS):
        step, b = -n * (n - a), b + 2
        d = 1 / (step * d + b or TINY)
        c = b + step / c or TINY
        value *= c * d
        if abs(c * d - 1) < NEGLIGIBLE:
            break
    return value
