"""Our meta-analysis against two others: statsmodels, and metafor's printed BCG example."""

import importlib
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldncli.evidence import meta_analysis

# Colditz 1994, as metafor's dat.bcg: cases and others, vaccinated and not.
BCG = [
    (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619),
    (33, 5036, 47, 5761), (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892),
    (29, 7470, 45, 7232), (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338),
    (27, 16886, 29, 17825),
]  # fmt: skip
LOG_RR = [math.log(a / (a + b) / (c / (c + d))) for a, b, c, d in BCG]
ERRORS = [math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)) for a, b, c, d in BCG]


def test_the_bcg_example_is_what_metafor_prints() -> None:
    held = meta_analysis.pool(LOG_RR, ERRORS)
    assert held.estimate == pytest.approx(-0.7141, abs=5e-5)
    assert held.se == pytest.approx(0.1787, abs=5e-5)
    assert held.tau2 == pytest.approx(0.3088, abs=5e-5)
    assert held.i2 == pytest.approx(92.12, abs=5e-3)
    assert held.q == pytest.approx(152.2330, abs=5e-5)
    low, high = held.estimate - 1.959964 * held.se, held.estimate + 1.959964 * held.se
    assert (low, high) == pytest.approx((-1.0644, -0.3638), abs=1e-4)


RESULTS = st.lists(st.tuples(st.floats(-3, 3), st.floats(0.05, 2)), min_size=2, max_size=9)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@settings(deadline=None)
@given(RESULTS)
def test_it_agrees_with_statsmodels(results: list[tuple[float, float]]) -> None:
    meta = importlib.import_module("statsmodels.stats.meta_analysis")
    numpy = importlib.import_module("numpy")
    estimates, errors = zip(*results, strict=True)
    ours = meta_analysis.pool(estimates, errors, floor=0)
    theirs = meta.combine_effects(
        numpy.array(estimates), numpy.array(errors) ** 2, method_re="chi2", use_t=True
    )
    # statsmodels lets the variance between trials fall below zero; ours stops there, as metafor's.
    random = theirs.tau2 > 0
    assert ours.tau2 == pytest.approx(max(0, theirs.tau2), abs=1e-9)
    assert ours.q == pytest.approx(theirs.q, abs=1e-9)
    told = ("re", 3) if random else ("fe", 2)
    assert ours.estimate == pytest.approx(getattr(theirs, f"mean_effect_{told[0]}"), abs=1e-9)
    assert ours.se == pytest.approx(getattr(theirs, f"sd_eff_w_{told[0]}"), abs=1e-9)
    assert ours.hk_se == pytest.approx(getattr(theirs, f"sd_eff_w_{told[0]}_hksj"), abs=1e-9)
    interval = theirs.conf_int(use_t=True)[told[1]]
    assert (ours.low, ours.high) == pytest.approx(tuple(interval), rel=1e-6, abs=1e-6)


@given(RESULTS)
def test_the_interval_shown_is_never_narrower_than_the_conventional_variance(
    results: list[tuple[float, float]],
) -> None:
    held = meta_analysis.pool(*zip(*results, strict=True))
    assert held.hk_se >= held.se * (1 - 1e-12)
    assert sum(held.weights) == pytest.approx(1)


def test_a_prediction_interval_takes_three() -> None:
    two = meta_analysis.pool(LOG_RR[:2], ERRORS[:2])
    assert two.prediction_low is None
    held = meta_analysis.pool(LOG_RR, ERRORS)
    reach = 2.200985 * math.sqrt(held.tau2 + held.se**2)  # t, 11 degrees of freedom
    assert held.prediction_low == pytest.approx(held.estimate - reach, abs=1e-5)


@pytest.mark.parametrize("faulty", [([0.1], [0.2]), ([0.1, 0.2], [0.2, 0.0]), ([1, 2], [1])])
def test_what_cannot_be_pooled_is_refused(faulty: tuple[list[float], list[float]]) -> None:
    with pytest.raises(ValueError, match="two or more"):
        meta_analysis.pool(*faulty)


@pytest.mark.parametrize(
    ("chance", "freedom", "value"),
    [(0.975, 1, 12.7062), (0.975, 2, 4.3027), (0.975, 30, 2.0423), (0.025, 5, -2.5706),
     (0.975, 0, 1.95996), (0.9995, 96, 3.3967)],
)  # fmt: skip
def test_quantiles_of_t_are_those_of_the_tables(chance: float, freedom: int, value: float) -> None:
    assert meta_analysis.t_quantile(chance, freedom) == pytest.approx(value, abs=2e-3)


def test_an_error_comes_from_an_interval_or_an_exact_p() -> None:
    assert meta_analysis.error_from_interval(-0.95, 0.27, 95, "MD") == pytest.approx(
        0.3112, abs=1e-4
    )
    assert meta_analysis.error_from_interval(0.5, 2, 95, "RR") == pytest.approx(
        math.log(4) / 3.91993
    )
    assert meta_analysis.error_from_interval(-1, 1, 97.5, "MD") == pytest.approx(1 / 2.241403)
    assert meta_analysis.error_from_p(0.49, "0.236", 96, "MD") == pytest.approx(0.411, abs=1e-3)
    for unusable in (None, "", "<0.05", "not significant", "0.004, not after correction", "1.2"):
        assert meta_analysis.error_from_p(0.49, unusable, 96, "MD") is None
    assert meta_analysis.error_from_p(0.0, "0.9", 10, "MD") is None


def test_an_interval_worked_out_from_p_gives_that_p_back() -> None:
    error = meta_analysis.error_from_p(3.3, "0.05", 59, "MD")
    assert error
    low, high = meta_analysis.interval_from_error(3.3, error, 59, "MD")
    assert low == pytest.approx(0, abs=1e-9)
    assert high == pytest.approx(6.6)
