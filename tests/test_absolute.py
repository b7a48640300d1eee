"""Risk differences and ratios from counts, against values that a methodologist worked out."""

from __future__ import annotations

import pytest

from ldncli.evidence.absolute import counted, newcombe, of_finding
from tests.test_verdict import finding

# events and people on LDN and control; per 1,000 with its limits; the ratio with its limits
WORKED = [
    ((41, 49, 43, 50), (-23, -169, 121), (0.97, 0.82, 1.15)),
    ((33, 48, 36, 50), (-32, -208, 145), (0.95, 0.74, 1.24)),
    ((4, 49, 3, 50), (22, -92, 139), (1.36, 0.32, 5.77)),
    ((0, 97, 1, 100), (-10, -54, 29), (0.34, 0.01, 8.33)),
    ((0, 15, 10, 15), (-667, -848, -344), (0.05, 0.00, 0.75)),
    ((1, 15, 0, 15), (67, -144, 298), (3.00, 0.13, 68.26)),
    ((22, 49, 14, 50), (169, -20, 342), (1.60, 0.93, 2.76)),
    ((14, 16, 6, 15), (475, 137, 696), (2.19, 1.15, 4.18)),
    ((10, 19, 6, 17), (173, -141, 443), (1.49, 0.69, 3.23)),
]


@pytest.mark.parametrize(("counts", "per_1000", "ratio"), WORKED)
def test_both_effects_are_those_worked_out_elsewhere(counts, per_1000, ratio):
    effects = counted(*counts)
    assert effects.per_1000 == per_1000
    assert (effects.ratio, effects.ratio_low, effects.ratio_high) == pytest.approx(ratio, abs=0.006)


REFUSAL = r"^events must be within their arm, and an arm has people$"
REFUSED = [(5, 4, 1, 4), (-1, 4, 1, 4), (0, 0, 1, 4), (1, 4, 5, 4), (1, 4, -1, 4), (1, 4, 0, 0)]


@pytest.mark.parametrize("counts", REFUSED)
def test_counts_that_cannot_be_are_refused(counts):
    with pytest.raises(ValueError, match=REFUSAL):
        counted(*counts)


@pytest.mark.parametrize("counts", [(4, 4, 4, 4), (0, 4, 0, 4)])
def test_all_or_none_in_both_arms_is_no_difference(counts):
    effects = counted(*counts)
    assert (effects.difference, effects.ratio) == (0, 1)


@pytest.mark.parametrize("name", ["ldn_events", "ldn_n", "control_events", "control_n"])
def test_a_finding_has_effects_where_all_four_counts_were_read(name):
    counts = {"ldn_events": 0, "ldn_n": 97, "control_events": 1, "control_n": 100}
    assert of_finding(finding(**counts)) == counted(0, 97, 1, 100)
    assert of_finding(finding(**{**counts, name: None})) is None


# statsmodels prints these limits (confint_proportions_2indep, "newcomb"); the ratios are by hand,
# with a half in each cell where one is empty: the arm without events, and the arm of all events.
DIGITS = [
    ((41, 49, 43, 50), (-0.1686028, 0.1214963), (0.9729473, 0.8235172, 1.1494921)),
    ((0, 15, 10, 15), (-0.8482368, -0.3444335), (1 / 21, 0.0030408, 0.7457121)),
    ((15, 15, 10, 15), (0.0603203, 0.5828645), (15.5 / 10.5, 1.0243710, 2.1272940)),
    ((1, 15, 15, 15), (-0.9881331, -0.6248532), (1.5 / 15.5, 0.0210394, 0.4451290)),
]


@pytest.mark.parametrize(("counts", "limits", "ratio"), DIGITS)
def test_both_intervals_to_seven_digits(counts, limits, ratio):
    effects = counted(*counts)
    assert (effects.ldn_events, effects.ldn_n) == counts[:2]
    assert (effects.control_events, effects.control_n) == counts[2:]
    events, people, others, other_people = counts
    assert effects.difference == events / people - others / other_people
    assert (effects.difference_low, effects.difference_high) == pytest.approx(limits, abs=1e-7)
    assert newcombe(*counts) == pytest.approx(limits, abs=1e-7)
    assert (effects.ratio, effects.ratio_low, effects.ratio_high) == pytest.approx(ratio, abs=1e-7)
