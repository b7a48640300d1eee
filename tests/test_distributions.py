"""Normal, Student's t and chi-squared against what scipy prints, to nine digits or more.

The cases lie on both sides of every place where the way of working it out changes.
"""

from __future__ import annotations

import math

import pytest

from ldncli.evidence.distributions import bisected, chi2_tail, t_quantile, two_sided_p

QUANTILES = [
    (0.975, 1, 12.706204736174694),
    (0.975, 2, 4.302652729749462),
    (0.975, 7, 2.364624251592784),
    (0.9995, 96, 3.3947747473556347),
    (0.6, 3, 0.2766706623326898),
    (0.5, 4, 0.0),
    (0.51, 1, 0.03142626604335125),
    # with one degree of freedom the tangent of pi times the distance from the middle
    (0.5001, 1, math.tan(math.pi * 1e-4)),
    # below the middle by symmetry
    (0.025, 5, -2.5705818356363155),
    (0.3, 12, -0.5386176682019164),
    # degrees of freedom that are not known: the normal one
    (0.975, 0, 1.959963984540054),
    (0.1, 0, -1.2815515655446004),
    (0.75, -1, 0.6744897501960817),
]


@pytest.mark.parametrize(("chance", "df", "value"), QUANTILES)
def test_quantiles_of_t(chance, df, value):
    assert t_quantile(chance, df) == pytest.approx(value, rel=1e-9, abs=1e-14)


TWO_SIDED = [
    (0, 3, 1.0),
    # the square below, at and above the degrees of freedom
    (2.0, 5, 0.10193947882985835),
    (2.0, 4, 0.11611652351681556),
    (2.0, 3, 0.13932596855884305),
    (0.5, 1, 0.7048327646991335),
    (1.0, 1, 0.5),
    (1.0, 2, 0.4226497308103742),
    (6, 2, 0.02667147321542477),
    (-3.3, 12, 0.00634075010628718),
    (30, 7, 1.1788468880733144e-08),
    (0.001, 60, 0.9992054330231418),
    (1.96, 0, 0.04999579029644087),
    (-2.5, 0, 0.012419330651552265),
    (1.2, -1, 0.23013934044341644),
    (0.0, 0, 1.0),
]


@pytest.mark.parametrize(("statistic", "df", "p"), TWO_SIDED)
def test_two_sided_p_values(statistic, df, p):
    assert two_sided_p(statistic, df) == pytest.approx(p, rel=1e-10, abs=0)


def test_near_no_difference_the_last_digits_are_kept():
    """One minus the p value of 1e-9 with one degree of freedom is 2/pi times 1e-9."""
    assert 1 - two_sided_p(1e-9, 1) == pytest.approx(6.3662e-10, rel=1e-4)


TAILS = [
    (0.0, 3, 1.0),
    (-1.0, 2, 1.0),
    (0.001, 1, 0.9747728793699604),
    (0.5, 1, 0.47950012218695337),
    # the series gives way to the fraction at df + 2: 3, 6 and 14
    (2.9, 1, 0.08857955257977622),
    (3.0, 1, 0.08326451666355042),
    (3.1, 1, 0.07829229414640966),
    (5.9, 4, 0.2067418384963079),
    (6.0, 4, 0.1991482734714558),
    (6.2, 4, 0.18470172981358696),
    (13.9, 12, 0.307139665261314),
    (14.2, 12, 0.28811944710863147),
    (1.0, 30, 1.0),
    (50, 4, 3.610865404890647e-10),
    # Q of the BCG trials
    (152.233, 12, 1.9967721373353058e-26),
]


@pytest.mark.parametrize(("statistic", "df", "p"), TAILS)
def test_tails_of_chi_squared(statistic, df, p):
    assert chi2_tail(statistic, df) == pytest.approx(p, rel=1e-10, abs=0)


@pytest.mark.parametrize(("low", "high", "turn"), [(0, 8, 3.7), (-2, 1, -1.5), (0, 1e6, 1e-3)])
def test_halving_finds_where_a_condition_turns(low, high, turn):
    assert bisected(lambda x: x < turn, low, high) == pytest.approx(turn, rel=1e-12)


def test_a_condition_that_never_turns_ends_at_the_upper_end():
    assert bisected(lambda x: True, 0, 8) == pytest.approx(8)
    assert bisected(lambda x: False, 2, 8) == pytest.approx(2)
