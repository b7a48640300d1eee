"""The meta-analysis against three others: metafor's printed BCG example, statsmodels, scipy."""

import importlib
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldncli.evidence import distributions, effect_sizes, meta_analysis
from ldncli.evidence.effect_sizes import Arms

# Colditz 1994, as metafor's dat.bcg: cases and others, vaccinated and not.
BCG = [
    (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619),
    (33, 5036, 47, 5761), (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892),
    (29, 7470, 45, 7232), (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338),
    (27, 16886, 29, 17825),
]  # fmt: skip
LOG_RR = [math.log(a / (a + b) / (c / (c + d))) for a, b, c, d in BCG]
SES = [math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)) for a, b, c, d in BCG]


def test_the_bcg_example_is_what_metafor_prints_by_reml() -> None:
    pooled = meta_analysis.pool(LOG_RR, SES)
    printed = {"tau2": 0.3132, "estimate": -0.7145, "se": 0.1798, "low": -1.0669, "high": -0.3622,
               "hk_se": 0.1808, "hk_low": -1.1084, "hk_high": -0.3206, "hk_p": 0.0019,
               "q": 152.2330}  # fmt: skip
    for name, value in printed.items():
        assert getattr(pooled, name) == pytest.approx(value, abs=5e-5), name
    assert pooled.i2 == pytest.approx(92.22, abs=5e-3)
    assert pooled.estimate / pooled.hk_se == pytest.approx(-3.9522, abs=5e-5)
    assert (pooled.df, pooled.k) == (12, 13)
    assert pooled.p < 0.0001
    assert pooled.q_p < 0.0001


def test_the_bcg_example_is_what_metafor_prints_after_dersimonian_and_laird() -> None:
    pooled = meta_analysis.pool(LOG_RR, SES, model="dl")
    printed = {"tau2": 0.3088, "estimate": -0.7141, "se": 0.1787, "low": -1.0644, "high": -0.3638,
               "q": 152.2330}  # fmt: skip
    for name, value in printed.items():
        assert getattr(pooled, name) == pytest.approx(value, abs=5e-5), name
    assert pooled.i2 == pytest.approx(92.12, abs=5e-3)


def test_of_risk_differences_the_two_models_conclude_otherwise() -> None:
    """On BCG the simple estimate of the spread is far too low for such unequal trials."""
    effects = [effect_sizes.from_counts(Arms(a, a + b, c, c + d), "RD") for a, b, c, d in BCG]
    values, ses = zip(*((e.estimate, e.se) for e in effects if e), strict=True)
    reml, dl = (meta_analysis.pool(values, ses, model=model) for model in ("reml", "dl"))
    assert (reml.estimate, reml.hk_low, reml.hk_high) == pytest.approx(
        (-0.0252, -0.0493, -0.0010), abs=5e-5
    )
    assert (dl.estimate, dl.hk_low, dl.hk_high) == pytest.approx(
        (-0.0071, -0.0181, 0.0040), abs=5e-5
    )


RESULTS = st.lists(st.tuples(st.floats(-3, 3), st.floats(0.05, 2)), min_size=2, max_size=9)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@settings(deadline=None)
@given(RESULTS)
def test_dersimonian_laird_agrees_with_statsmodels(results: list[tuple[float, float]]) -> None:
    meta = importlib.import_module("statsmodels.stats.meta_analysis")
    numpy = importlib.import_module("numpy")
    estimates, ses = zip(*results, strict=True)
    pooled = meta_analysis.pool(estimates, ses, model="dl", floor=0)
    theirs = meta.combine_effects(
        numpy.array(estimates), numpy.array(ses) ** 2, method_re="chi2", use_t=True
    )
    # statsmodels lets the variance between trials fall below zero; here it stops, as in metafor.
    random = theirs.tau2 > 0
    assert pooled.tau2 == pytest.approx(max(0, theirs.tau2), abs=1e-9)
    assert pooled.q == pytest.approx(theirs.q, abs=1e-9)
    kind, row = ("re", 3) if random else ("fe", 2)
    assert pooled.estimate == pytest.approx(getattr(theirs, f"mean_effect_{kind}"), abs=1e-9)
    assert pooled.se == pytest.approx(getattr(theirs, f"sd_eff_w_{kind}"), abs=1e-9)
    assert pooled.hk_se == pytest.approx(getattr(theirs, f"sd_eff_w_{kind}_hksj"), abs=1e-9)
    interval = theirs.conf_int(use_t=True)[row]
    assert (pooled.hk_low, pooled.hk_high) == pytest.approx(tuple(interval), rel=1e-6, abs=1e-6)
    # Of our own Q: near 0 its last digits, which differ by rounding, turn the p value.
    q_p = importlib.import_module("scipy.stats").chi2.sf(pooled.q, pooled.df)
    assert pooled.q_p == pytest.approx(q_p, rel=1e-6, abs=1e-9)


def _likelihood(tau2: float, estimates: tuple[float, ...], ses: tuple[float, ...]) -> float:
    """The restricted likelihood from its matrix form (Harville 1977), by numpy alone."""
    numpy = importlib.import_module("numpy")
    y, x = numpy.array(estimates), numpy.ones((len(estimates), 1))
    v = numpy.diag(numpy.array(ses) ** 2 + tau2)
    w = numpy.linalg.inv(v)
    p = w - w @ x @ numpy.linalg.inv(x.T @ w @ x) @ x.T @ w
    logs = numpy.linalg.slogdet(v)[1] + numpy.linalg.slogdet(x.T @ w @ x)[1]
    return float(-0.5 * (logs + y @ p @ y))


@settings(deadline=None, max_examples=50)
@given(RESULTS)
def test_reml_is_as_likely_as_the_best_that_scipy_finds(results: list[tuple[float, float]]) -> None:
    optimize = importlib.import_module("scipy.optimize")
    estimates, ses = zip(*results, strict=True)
    tau2 = meta_analysis.pool(estimates, ses).tau2
    best = optimize.minimize_scalar(
        lambda value: -_likelihood(value, estimates, ses), bounds=(0, 40), method="bounded",
        options={"xatol": 1e-12},
    )  # fmt: skip
    highest = max(-best.fun, _likelihood(0.0, estimates, ses))
    assert _likelihood(tau2, estimates, ses) >= highest - 1e-7


@pytest.mark.parametrize("count", [2, 3, 5, 13])
def test_reml_to_six_digits(count: int) -> None:
    optimize = importlib.import_module("scipy.optimize")
    estimates, ses = tuple(LOG_RR[:count]), tuple(SES[:count])
    best = optimize.minimize_scalar(
        lambda value: -_likelihood(value, estimates, ses), bounds=(0, 3), method="bounded",
        options={"xatol": 1e-12},
    )  # fmt: skip
    expected = (
        best.x if _likelihood(best.x, estimates, ses) > _likelihood(0.0, estimates, ses) else 0
    )
    assert meta_analysis.pool(estimates, ses).tau2 == pytest.approx(expected, abs=1e-6)


def test_of_two_equally_precise_trials_reml_is_worked_out_by_hand() -> None:
    pooled = meta_analysis.pool([0.0, 2.0], [1.0, 1.0])
    assert pooled.tau2 == pytest.approx(1.0)  # half the squared difference, less the variance
    assert (pooled.estimate, pooled.se) == pytest.approx((1.0, 1.0))
    assert pooled.q == pytest.approx(2.0)
    assert pooled.i2 == pytest.approx(50)


@given(RESULTS)
def test_hartung_knapp_is_never_narrower_than_the_conventional_variance(
    results: list[tuple[float, float]],
) -> None:
    pooled = meta_analysis.pool(*zip(*results, strict=True))
    assert pooled.hk_se >= pooled.se * (1 - 1e-12)
    assert pooled.hk_high - pooled.hk_low >= (pooled.high - pooled.low) * (1 - 1e-9)
    assert sum(pooled.weights) == pytest.approx(1)


def test_a_prediction_interval_takes_three() -> None:
    two = meta_analysis.pool(LOG_RR[:2], SES[:2])
    assert two.prediction_low is None
    pooled = meta_analysis.pool(LOG_RR, SES)
    width = 2.200985 * math.sqrt(pooled.tau2 + pooled.se**2)  # t, 11 degrees of freedom
    assert pooled.prediction_low == pytest.approx(pooled.estimate - width, abs=1e-5)


@pytest.mark.parametrize("faulty", [([0.1], [0.2]), ([0.1, 0.2], [0.2, 0.0]), ([1, 2], [1])])
def test_what_cannot_be_pooled_is_refused(faulty: tuple[list[float], list[float]]) -> None:
    with pytest.raises(ValueError, match="two or more"):
        meta_analysis.pool(*faulty)


@settings(deadline=None)
@given(st.floats(0, 60), st.integers(1, 120))
def test_tails_agree_with_scipy(value: float, df: int) -> None:
    stats = importlib.import_module("scipy.stats")
    assert distributions.chi2_tail(value, df) == pytest.approx(
        stats.chi2.sf(value, df), rel=1e-9, abs=1e-13
    )
    assert distributions.two_sided_p(value, df) == pytest.approx(
        2 * stats.t.sf(value, df), rel=1e-9, abs=1e-13
    )
    assert distributions.two_sided_p(-value, 0) == pytest.approx(2 * stats.norm.sf(value))


# (events and people by arm, measure, estimate and interval): the review of the ratings,
# section 7, whose intervals are Newcombe's for differences.
COUNTS = [
    ((41, 49, 43, 50), "RD", (-0.023, -0.169, 0.121)),
    ((33, 48, 36, 50), "RD", (-0.032, -0.208, 0.145)),
    ((0, 15, 10, 15), "RD", (-0.667, -0.848, -0.344)),
    ((22, 49, 14, 50), "RD", (0.169, -0.020, 0.342)),
    ((41, 49, 43, 50), "RR", (0.97, 0.82, 1.15)),
    ((4, 49, 3, 50), "RR", (1.36, 0.32, 5.77)),
    ((14, 16, 6, 15), "RR", (2.19, 1.15, 4.18)),
    # A half is added where an arm is empty: 1.5/16 over 0.5/16.
    ((1, 15, 0, 15), "RR", (3.00, 0.132, 68.3)),
    ((0, 15, 10, 15), "RR", (1 / 21, 0.003, 0.747)),
    ((5, 15, 0, 15), "RR", (11.0, 0.66, 183)),
    ((9, 28, 3, 28), "RR", (3.00, 0.91, 9.93)),
    ((9, 28, 3, 28), "OR", (9 * 25 / (19 * 3), 0.94, 16.6)),
]


@pytest.mark.parametrize(("arms", "measure", "expected"), COUNTS)
def test_effects_of_counts(
    arms: tuple[int, ...], measure: str, expected: tuple[float, ...]
) -> None:
    effect = effect_sizes.from_counts(Arms(*arms), measure)  # type: ignore[arg-type]
    assert effect
    assert effect[:3] == pytest.approx(expected, rel=6e-3, abs=1e-3)


def test_without_an_event_there_is_a_difference_and_no_ratio() -> None:
    arms = Arms(0, 97, 0, 100)
    assert effect_sizes.from_counts(arms, "RR") is None
    assert effect_sizes.from_counts(arms, "OR") is None
    difference = effect_sizes.from_counts(arms, "RD")
    assert difference
    assert difference.estimate == 0
    assert difference.se > 0


def test_a_standard_error_comes_from_an_interval_or_an_exact_p() -> None:
    se_from_interval, se_from_p = effect_sizes.se_from_interval, effect_sizes.se_from_p
    assert se_from_interval(-0.95, 0.27, 95, "MD") == pytest.approx(0.3112, abs=1e-4)
    assert se_from_interval(0.5, 2, 95, "RR") == pytest.approx(math.log(4) / 3.91993)
    assert se_from_interval(-1, 1, 97.5, "MD") == pytest.approx(1 / 2.241403)
    assert se_from_p(0.49, "0.236", 96, "MD") == pytest.approx(0.411, abs=1e-3)
    for unusable in (None, "", "<0.05", "not significant", "0.004, not after correction", "1.2"):
        assert se_from_p(0.49, unusable, 96, "MD") is None
    assert se_from_p(0.0, "0.9", 10, "MD") is None


def test_an_interval_worked_out_from_p_gives_that_p_back() -> None:
    se = effect_sizes.se_from_p(3.3, "0.05", 59, "MD")
    assert se
    low, high = effect_sizes.interval_from_se(3.3, se, 59, "MD")
    assert low == pytest.approx(0, abs=1e-9)
    assert high == pytest.approx(6.6)
    assert distributions.two_sided_p(3.3 / se, 59) == pytest.approx(0.05)


# Two equal standard errors of 1 and estimates d apart: tau2 is d*d/2 - 1, by either model.
TWO = {"tau2": 1.0, "estimate": 1.0, "se": 1.0, "low": -0.959964, "high": 2.959964,
       "p": 0.3173105, "hk_se": 1.0, "hk_low": -11.706205, "hk_high": 13.706205, "hk_p": 0.5,
       "q": 2.0, "df": 1, "q_p": 0.1572992, "i2": 50.0}  # fmt: skip
# Errors 1 and 2, estimates 0 and 3: weights 1 and 1/4, mean 0.6, Q 0.36 + 5.76/4 = 1.8, divisor
# 1.25 - 1.0625/1.25 = 0.4, so tau2 2; then weights 1/3 and 1/6, mean 1, typical variance 2.5.
UNEQUAL = {"tau2": 2.0, "estimate": 1.0, "se": 2**0.5, "low": -1.771808, "high": 3.771808,
           "hk_se": 2**0.5, "q": 1.8, "df": 1, "i2": 100 * 2 / 4.5}  # fmt: skip
# Ten apart, and far more so than by chance.
FAR = {"tau2": 49.0, "estimate": 0.0, "se": 5.0, "hk_se": 5.0, "q": 50.0, "i2": 98.0}
NEAR = {"tau2": 0.0199, "estimate": 0.1, "se": 0.1, "hk_se": 0.1, "q": 200.0, "i2": 99.5}
# One apart: Q is less than its degree of freedom, and nothing lies between the trials.
CLOSE = {"tau2": 0.0, "estimate": 0.5, "se": 0.5**0.5, "hk_se": 0.5**0.5, "q": 0.5, "i2": 0.0,
         "hk_low": 0.5 - 12.706205 * 0.5**0.5}  # fmt: skip
# Without the floor the spread of the two alone tells the error: sqrt(0.5 * 0.5).
BARE = CLOSE | {"hk_se": 0.5, "hk_low": 0.5 - 12.706205 * 0.5, "hk_p": 0.5}
NARROWER = TWO | {
    "low": 1 - 1.644854,
    "high": 2.644854,
    "hk_low": 1 - 6.313752,
    "hk_high": 7.313752,
}
# Results that are the same have no spread at all: sure of them, unless they are 0.
SAME = {"tau2": 0.0, "estimate": 1.0, "q": 0.0, "q_p": 1.0, "i2": 0.0, "hk_se": 0.0, "hk_p": 0.0}
BY_HAND = [
    ("reml", [0.0, 2.0], [1.0, 1.0], {}, TWO),
    ("dl", [0.0, 2.0], [1.0, 1.0], {}, TWO),
    ("reml", [-5.0, 5.0], [1.0, 1.0], {}, FAR),
    ("reml", [0.0, 0.2], [0.01, 0.01], {}, NEAR),
    ("dl", [0.0, 3.0], [1.0, 2.0], {}, UNEQUAL),
    ("dl", [3.0, 0.0], [2.0, 1.0], {}, UNEQUAL),
    ("reml", [0.0, 1.0], [1.0, 1.0], {}, CLOSE),
    ("dl", [0.0, 1.0], [1.0, 1.0], {}, CLOSE),
    ("dl", [0.0, 1.0], [1.0, 1.0], {"floor": 0}, BARE),
    ("reml", [0.0, 2.0], [1.0, 1.0], {"level": 90}, NARROWER),
    ("reml", [1.0, 1.0], [1.0, 1.0], {"floor": 0}, SAME),
    ("reml", [0.0, 0.0], [1.0, 1.0], {"floor": 0}, SAME | {"estimate": 0.0, "hk_p": 1.0}),
]


@pytest.mark.parametrize(("model", "estimates", "ses", "options", "values"), BY_HAND)
def test_two_trials_by_hand(model, estimates, ses, options, values):
    pooled = meta_analysis.pool(estimates, ses, model=model, **options)
    assert {name: getattr(pooled, name) for name in values} == pytest.approx(values, abs=1e-6)
    assert (pooled.model, pooled.k) == (model, 2)
    assert (pooled.prediction_low, pooled.prediction_high) == (None, None)


def test_the_weights_of_unequal_trials():
    """With tau2 2 the variances are 3 and 6."""
    pooled = meta_analysis.pool([0.0, 3.0], [1.0, 2.0], model="dl")
    assert pooled.weights == pytest.approx((2 / 3, 1 / 3))


@pytest.mark.parametrize(("level", "t"), [(95, 12.706205), (90, 6.313752)])
def test_the_next_of_three_trials(level, t):
    """Two apart on either side of 0: Q 8, tau2 4 - 1, so the error of the mean is sqrt(4/3)."""
    pooled = meta_analysis.pool([-2.0, 0.0, 2.0], [1.0] * 3, model="dl", level=level)
    assert pooled.tau2 == pytest.approx(3)
    reach = t * math.sqrt(3 + 4 / 3)
    assert (pooled.prediction_low, pooled.prediction_high) == pytest.approx((-reach, reach))


@pytest.mark.parametrize("tau2", [0.0, 0.1, 0.5])
def test_the_restricted_likelihood_is_that_of_the_matrices(tau2):
    ours = meta_analysis.restricted_likelihood(tau2, LOG_RR, [se**2 for se in SES])
    assert ours == pytest.approx(_likelihood(tau2, tuple(LOG_RR), tuple(SES)), rel=1e-9)


# Of these the restricted likelihood has two tops; the higher one counts, as scipy finds it.
TWO_TOPS = [
    ([8.6, 1.6, 1.5], [1.6, 0.07, 0.14], 13.9067559),  # the other at 0
    ([1.6, -3.4, 2.9, 1.5], [0.07, 1.49, 8.45, 0.07], 5.3064157),  # at 0.00028
    ([1.6, 1.6, -2.8], [0.11, 0.17, 1.56], 0.0),  # at 3.67
    ([1.6, 2.1, 3.7, 2.1], [1.6, 0.1, 0.53, 0.08], 0.4445395),  # at 0, likelier than the widest
]


@pytest.mark.parametrize(("estimates", "ses", "tau2"), TWO_TOPS)
def test_of_two_tops_the_higher_one_is_taken(estimates, ses, tau2):
    assert meta_analysis.pool(estimates, ses).tau2 == pytest.approx(tau2, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("tau2", [2e-7, 8e-7, 3e-6])
def test_a_spread_of_nearly_nothing_is_found(tau2):
    """Of two trials one apart it is 1/2 less their variance, however small."""
    ses = [math.sqrt(0.5 - tau2)] * 2
    assert meta_analysis.pool([0.0, 1.0], ses).tau2 == pytest.approx(tau2, rel=1e-6)


def test_each_estimate_has_its_variance():
    with pytest.raises(ValueError, match="zip"):
        meta_analysis.cochran_q([1.0, 2.0], [1.0])


REFUSAL = "pooling takes two or more estimates, each with an error above zero"


@pytest.mark.parametrize("faulty", [([], []), ([1.0, 2.0], [1.0, -1.0]), ([1.0, 2.0], [0.0, 1.0])])
def test_the_refusal_says_what_pooling_takes(faulty):
    with pytest.raises(ValueError, match=f"^{REFUSAL}$"):
        meta_analysis.pool(*faulty)


# metafor's escalc prints these for the first two BCG trials: variances of log RR, log OR and RD.
ESCALC = [
    ((4, 123, 11, 139), "RR", -0.8893, 0.3256),
    ((4, 123, 11, 139), "OR", -0.9387, 0.3571),
    ((6, 306, 29, 303), "RR", -1.5854, 0.1946),
    ((6, 306, 29, 303), "OR", -1.6662, 0.2081),
]


@pytest.mark.parametrize(("arms", "measure", "value", "variance"), ESCALC)
def test_effects_of_counts_are_those_of_escalc(arms, measure, value, variance):
    effect = effect_sizes.from_counts(Arms(*arms), measure)
    assert math.log(effect.estimate) == pytest.approx(value, abs=5e-5)
    assert effect.se**2 == pytest.approx(variance, abs=5e-5)
    assert math.log(effect.high) - math.log(effect.low) == pytest.approx(2 * 1.959964 * effect.se)


# By hand: the value and its error, with a half in each cell where one is empty.
EMPTY = [
    # 5/10 and 2/10: 0.25/10 + 0.16/10
    ((5, 10, 2, 10), "RD", 0.3, 0.041**0.5),
    # the same number of events in both arms
    ((5, 10, 5, 20), "RR", 2.0, 0.25**0.5),
    # nobody on LDN: halves make 0.5/11 and 2.5/11
    ((0, 10, 2, 10), "RD", -0.2, (0.5 * 10.5 / 11**3 + 2.5 * 8.5 / 11**3) ** 0.5),
    ((2, 10, 0, 10), "RD", 0.2, (0.5 * 10.5 / 11**3 + 2.5 * 8.5 / 11**3) ** 0.5),
    # everybody in the control arm
    ((5, 10, 20, 20), "RR", (5.5 / 11) / (20.5 / 21),
     (1 / 5.5 - 1 / 11 + 1 / 20.5 - 1 / 21) ** 0.5),
    ((10, 10, 5, 20), "OR", 10.5 * 15.5 / (0.5 * 5.5),
     (1 / 10.5 + 1 / 0.5 + 1 / 5.5 + 1 / 15.5) ** 0.5),
]  # fmt: skip


@pytest.mark.parametrize(("arms", "measure", "value", "se"), EMPTY)
def test_an_empty_cell_gets_its_half(arms, measure, value, se):
    effect = effect_sizes.from_counts(Arms(*arms), measure)
    assert (effect.estimate, effect.se) == pytest.approx((value, se))


@pytest.mark.parametrize(
    ("arms", "empty"),
    [((1, 2, 1, 2), False), ((0, 2, 1, 2), True), ((2, 2, 1, 2), True), ((1, 2, 0, 2), True),
     ((1, 2, 2, 2), True)],
)  # fmt: skip
def test_nobody_or_everybody_is_an_empty_cell(arms, empty):
    assert Arms(*arms).has_empty_cell is empty


@pytest.mark.parametrize(
    ("measure", "value", "pooled"),
    [("MD", 2.0, 2.0), ("RD", 0.5, 0.5), ("RR", math.e, 1.0), ("OR", 1.0, 0.0),
     ("HR", 0.5, -0.693147)],
)  # fmt: skip
def test_ratios_are_pooled_as_logarithms(measure, value, pooled):
    assert effect_sizes.on_scale(value, measure) == pytest.approx(pooled, abs=1e-6)
    assert effect_sizes.off_scale(pooled, measure) == pytest.approx(value, abs=1e-6)


@pytest.mark.parametrize(
    ("estimate", "p", "df", "measure", "se"),
    [
        (12.706205, "0.05", 1, "MD", 1.0),
        (-12.706205, " .05 ", 1, "MD", 1.0),  # as printed in some journals
        (1.959964, "0.05", 0, "SMD", 1.0),
        (math.e**-1.959964, "0.05", 0, "RR", 1.0),
        (1.0, "0.05", 0, "RR", None),  # a ratio of no effect
        (1.0, "0.000", 5, "MD", None),
        (1.0, "1", 5, "MD", None),
        (1.0, "0.99999999999999999999", 0, "MD", None),  # read as 1
        (1.0, "0.", 5, "MD", None),
        (1.0, "<.001", 5, "MD", None),
    ],
)
def test_a_p_value_tells_a_standard_error(estimate, p, df, measure, se):
    found = effect_sizes.se_from_p(estimate, p, df, measure)
    assert found == (se if se is None else pytest.approx(se, rel=1e-6))


def test_an_interval_of_no_stated_level_is_one_of_95_percent():
    by_level = [effect_sizes.se_from_interval(-1, 1, level, "MD") for level in (None, 95, 90)]
    assert by_level == pytest.approx([1 / 1.959964, 1 / 1.959964, 1 / 1.644854], rel=1e-6)


@pytest.mark.parametrize(("df", "t"), [(0, 1.959964), (1, 12.706205)])
def test_an_interval_from_a_standard_error(df, t):
    low, high = effect_sizes.interval_from_se(3.0, 0.5, df, "MD")
    assert (low, high) == pytest.approx((3 - t / 2, 3 + t / 2), rel=1e-6)
    low, high = effect_sizes.interval_from_se(2.0, 0.5, df, "RR")
    assert (low, high) == pytest.approx((2 / math.exp(t / 2), 2 * math.exp(t / 2)), rel=1e-6)
