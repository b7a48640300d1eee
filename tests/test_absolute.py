"""Risk differences and ratios from counts, against values that a methodologist worked out."""

from __future__ import annotations

import pytest

from ldncli.evidence.absolute import counted

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


REFUSED = [(5, 4, 1, 4), (-1, 4, 1, 4), (0, 0, 1, 4), (1, 4, 5, 4), (1, 4, -1, 4), (1, 4, 0, 0)]


@pytest.mark.parametrize("counts", REFUSED)
def test_counts_that_cannot_be_are_refused(counts):
    with pytest.raises(ValueError, match="within their arm"):
        counted(*counts)


@pytest.mark.parametrize("counts", [(4, 4, 4, 4), (0, 4, 0, 4)])
def test_all_or_none_in_both_arms_is_no_difference(counts):
    effects = counted(*counts)
    assert (effects.difference, effects.ratio) == (0, 1)
