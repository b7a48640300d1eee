"""The interval of one result: as reported, or worked out from counts or a p value, and marked."""

from __future__ import annotations

import math

import pytest

from ldncli.evidence.effect_sizes import Arms
from ldncli.queries.forest.intervals import Interval, df_of, interval_of
from ldncli.queries.forest.restated import arms_of, without_restated
from ldncli.schema.studies import Result
from tests.test_what_counts import CROSSOVER, study

Z = 1.959964
COUNTS = {"ldn_events": 10, "n_ldn": 20, "control_events": 5, "n_control": 20}
# 10 of 20 against 5 of 20: the ratio 2, the error of its logarithm sqrt(1/10 - 1/20 + 1/5 - 1/20).
RATIO = ("RR", 2.0, 2 / math.exp(Z * 0.2**0.5), 2 * math.exp(Z * 0.2**0.5), "from-counts", 0.2**0.5)


def result(**changes: object) -> Result:
    """Return a mean difference without a number."""
    start = {"outcome": "pain", "outcome_id": "pain", "comparison": "between-arms"}
    return Result(**{**start, "measure": "MD", "locator": "x", **changes})


def values(interval: Interval | None) -> tuple[object, ...] | None:
    """Return what an interval says, but for its arrow."""
    if interval is None:
        return None
    ends = (interval.estimate, interval.low, interval.high)
    return (interval.measure, *ends, interval.source, interval.se)


def close(expected: tuple[object, ...] | None) -> object:
    """Return the same values, each number to six digits."""
    if expected is None:
        return None
    return tuple(
        pytest.approx(item, rel=1e-6, abs=1e-9) if isinstance(item, float | int) else item
        for item in expected
    )


MD = {"estimate": -0.5, "ci_low": -1.5, "ci_high": 0.5}
SE = 1 / Z  # of an interval that reaches 1 to each side
RD = {"measure": "RD"}
RR = {"measure": "RR", "estimate": 0.5}
PLAIN = ("MD", -0.5, None, None, "none", None)
REPORTED = [
    ({}, None),
    ({"estimate": 0.0}, ("MD", 0.0, None, None, "none", None)),
    (MD, ("MD", -0.5, -1.5, 0.5, "reported", SE)),
    (MD | {"ci_level": 90}, ("MD", -0.5, -1.5, 0.5, "reported", 1 / 1.6448536)),
    (MD | {"derived": True}, ("MD", -0.5, -1.5, 0.5, "derived", SE)),
    # half an interval, an empty one, and one that is the wrong way round
    (MD | {"ci_low": None}, PLAIN),
    (MD | {"ci_high": None}, PLAIN),
    (MD | {"ci_low": 0.5}, PLAIN),
    (MD | {"ci_low": 0.6}, PLAIN),
    # a difference of shares is at most 1: larger figures are percentage points
    (RD | {"estimate": -5.0, "ci_low": -10.0, "ci_high": 0.5},
     ("RD", -0.05, -0.1, 0.005, "reported", 0.0525 / Z)),
    (RD | {"estimate": 0.5, "ci_low": -1.0, "ci_high": 1.0},
     ("RD", 0.5, -1.0, 1.0, "reported", SE)),
    (RD | {"estimate": 0.5, "ci_low": 0.2, "ci_high": 1.1},
     ("RD", 0.005, 0.002, 0.011, "reported", 0.0045 / Z)),
    (RD | {"estimate": 2.0, "ci_low": None}, ("RD", 0.02, None, None, "none", None)),
    (RD | {"estimate": 0.0, "ci_low": -0.1, "ci_high": 0.1},
     ("RD", 0.0, -0.1, 0.1, "reported", 0.1 / Z)),
    # no ratio is 0 or less
    (RR | {"estimate": 0.0}, None),
    (RR | {"estimate": -0.5}, None),
    (RR | {"ci_low": 0.25, "ci_high": 1.0}, ("RR", 0.5, 0.25, 1.0, "reported", math.log(2) / Z)),
    # a lower limit that was rounded to 0 lies as far below as the upper one above
    (RR | {"ci_low": 0.0, "ci_high": 2.0}, ("RR", 0.5, 0.125, 2.0, "reported", math.log(4) / Z)),
    (RR | {"ci_low": 0.0, "ci_high": 2.0, "ci_level": 90},
     ("RR", 0.5, 0.125, 2.0, "reported", math.log(4) / 1.6448536)),
    (RR | {"ci_low": 0.0, "ci_high": 0.5}, ("RR", 0.5, None, None, "none", None)),
    (RR | {"ci_low": 0.0, "ci_high": 0.4}, ("RR", 0.5, None, None, "none", None)),
    # the estimate and the interval of a difference may well be below 0
    ({"estimate": -2.0, "ci_low": -3.0, "ci_high": -1.0},
     ("MD", -2.0, -3.0, -1.0, "reported", SE)),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), REPORTED)
def test_what_a_source_reports(changes, expected):
    found = interval_of(study(), result(**changes), "between", "RR")
    assert values(found) == close(expected)
    rounded_to_0 = changes.get("ci_low") == 0.0 and expected[2] is not None
    assert found is None or found.arrow is rounded_to_0


OF_P = ("MD", -0.5, -1.0, 0.0, "from-p", 0.5 / Z)
ORDER = [
    # the source's own interval, then counts, then what the data worked out, then p
    (MD | COUNTS | {"p": "0.5"}, "between", ("MD", -0.5, -1.5, 0.5, "reported", SE)),
    (MD | COUNTS | {"derived": True}, "between", RATIO),
    (MD | COUNTS | {"derived": True}, "change", ("MD", -0.5, -1.5, 0.5, "derived", SE)),
    (MD | {"derived": True, "p": "0.5"}, "between", ("MD", -0.5, -1.5, 0.5, "derived", SE)),
    (COUNTS, "between", RATIO),
    (COUNTS, "change", None),
    (COUNTS | {"estimate": -0.5, "p": "0.05"}, "between", RATIO),
    ({"estimate": -0.5, "p": "0.05"}, "between", OF_P),
    ({"estimate": -0.5, "p": "0.05"}, "change", OF_P),
    ({"estimate": -0.5, "p": "<0.05"}, "between", PLAIN),
    # nobody had the event in either arm
    (COUNTS | {"ldn_events": 0, "control_events": 0, "estimate": -0.5}, "between", PLAIN),
    # a ratio, whose test is normal whatever the number of people
    ({"measure": "RR", "estimate": 0.5, "p": "0.05", "n_ldn": 3, "n_control": 3}, "between",
     ("RR", 0.5, 0.25, 1.0, "from-p", math.log(2) / Z)),
    ({"measure": "RD", "estimate": 0.5, "p": "0.05", "n_ldn": 3, "n_control": 3}, "between",
     ("RD", 0.5, 0.0, 1.0, "from-p", 0.5 / Z)),
    # Student's t with 4 degrees of freedom
    ({"measure": "SMD", "estimate": 0.5, "p": "0.05", "n_ldn": 3, "n_control": 3}, "between",
     ("SMD", 0.5, 0.0, 1.0, "from-p", 0.5 / 2.7764451)),
    # a median has no such error
    ({"measure": "median", "estimate": 0.5, "p": "0.05"}, "between",
     ("median", 0.5, None, None, "none", None)),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "contrast", "expected"), ORDER)
def test_which_interval_is_drawn(changes, contrast, expected):
    found = interval_of(study(), result(**changes), contrast, "RR")
    assert values(found) == close(expected)
    assert found is None or found.arrow is False


@pytest.mark.parametrize(
    ("measure", "estimate", "se"),
    [("RR", 2.0, 0.2**0.5), ("OR", 3.0, (0.1 + 0.1 + 0.2 + 1 / 15) ** 0.5),
     ("RD", 0.25, (0.25 / 20 + 0.1875 / 20) ** 0.5)],
)  # fmt: skip
def test_counts_are_drawn_as_the_question_has_it(measure, estimate, se):
    found = interval_of(study(), result(**COUNTS), "between", measure)
    assert (found.measure, found.estimate, found.se) == close((measure, estimate, se))


@pytest.mark.parametrize(
    ("design", "n_analysed", "n_ldn", "n_control", "df"),
    [
        (CROSSOVER, 24, None, None, 23),
        (CROSSOVER, 24, 20, 20, 19),
        (CROSSOVER, None, None, None, 0),
        (CROSSOVER, 1, None, None, 0),
        ("randomised-parallel", 24, 10, 12, 20),
        ("randomised-parallel", 24, 10, None, 0),
        ("randomised-parallel", 24, None, 12, 0),
        ("randomised-parallel", 24, 1, 1, 0),
    ],
)
def test_degrees_of_freedom(design, n_analysed, n_ldn, n_control, df):
    one = study("a", design, n_analysed=n_analysed)
    assert df_of(one, result(n_ldn=n_ldn, n_control=n_control)) == df


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_counts_by_arm_take_all_four(name):
    assert arms_of(result(**COUNTS)) == Arms(10, 20, 5, 20)
    assert arms_of(result(**COUNTS | {name: None})) is None


def test_an_arm_without_events_is_counted():
    arms = arms_of(result(**COUNTS | {"ldn_events": 0, "control_events": 0}))
    assert arms == Arms(0, 20, 0, 20)


POINT = {"estimate": -0.5}
WEEKS = {"timepoint": "8 weeks"}
SHARE = {"measure": "proportion"}
OTHER_COUNTS = COUNTS | {"ldn_events": 9}
# The row that was worked out, the one as reported, and which of them are drawn.
PAIRS = [
    (COUNTS, COUNTS, "other"),
    (COUNTS, OTHER_COUNTS, "both"),
    (MD, COUNTS, "both"),
    (MD, POINT, "derived"),
    (MD, {"estimate": 0.5}, "derived"),  # the sign may have been turned
    (MD, {"estimate": -0.6}, "both"),
    (MD, {}, "both"),
    (COUNTS, SHARE, "derived"),
    (COUNTS, {}, "both"),
    (COUNTS, POINT, "both"),
    ({}, SHARE, "both"),
    (POINT | COUNTS, SHARE, "derived"),
    (COUNTS, SHARE | POINT, "derived"),
    (MD | WEEKS, POINT | WEEKS, "derived"),
    (MD | WEEKS, POINT, "both"),
    (MD | {"comparison": "within-arm"}, POINT, "both"),
]


@pytest.mark.parametrize(("derived", "other", "drawn"), PAIRS)
def test_of_a_result_that_is_told_twice_the_fuller_row_stays(derived, other, drawn):
    rows = {"derived": result(derived=True, **derived), "other": result(**other)}
    expected = tuple(row for name, row in rows.items() if drawn in (name, "both"))
    assert without_restated(tuple(rows.values())) == expected


def test_rows_as_reported_are_never_held_against_each_other():
    rows = (result(**MD), result(**POINT), result(derived=True, estimate=3.0))
    assert without_restated(rows) == rows
