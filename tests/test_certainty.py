"""Certainty, tier and verdict follow from the records."""

import pytest

from ldncli.evidence import certainty
from ldncli.evidence.eligibility import counts
from ldncli.evidence.risk_of_bias import inherited
from ldncli.evidence.summary import ConditionSummary
from ldncli.schema.studies import Result, Study
from tests.test_verdict import finding


@pytest.mark.parametrize(
    ("designs", "start"),
    [
        (["randomised-parallel"], "high"),
        (["randomised-parallel", "randomised-crossover"], "high"),
        (["randomised-parallel", "retrospective-cohort"], "low"),
        (["case-series"], "low"),
        ([], "low"),
    ],
)
def test_the_start_level_comes_from_the_designs(designs, start):
    assert certainty.start_level(designs) == start


@pytest.mark.parametrize(
    ("start", "levels", "left"),
    [
        ("high", 0, "high"),
        ("high", 1, "moderate"),
        ("high", 2, "low"),
        ("high", 3, "very-low"),
        ("high", 9, "very-low"),
        ("low", 1, "very-low"),
    ],
)
def test_each_downgrade_takes_a_level_and_very_low_is_the_floor(start, levels, left):
    assert certainty.lowered(start, levels) == left


def summary(tiny, key: str) -> ConditionSummary:
    found = tiny.get(ConditionSummary, key)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("key", "tier", "verdict"),
    [
        (
            "exampleitis",
            "randomised",
            "Compared with placebo, no clear difference in pain was shown; "
            "a benefit is not ruled out.",
        ),
        (
            "samplodynia",
            "randomised",
            "Compared with placebo, the results on symptoms are mixed.",
        ),
        (
            "mockache",
            "uncontrolled",
            "In 38 people without a comparison group, itch was better afterwards. "
            "We cannot tell if LDN was the reason.",
        ),
        (
            "fauxalgia",
            "none-found",
            "No study of LDN was found, so we do not know if it helps or harms.",
        ),
    ],
)
def test_the_verdict_follows_tier_direction_and_certainty(tiny, key, tier, verdict):
    assert summary(tiny, key).tier == tier
    assert summary(tiny, key).verdict == verdict


def test_a_retracted_study_counts_for_nothing(tiny):
    row = summary(tiny, "exampleitis")
    undone = tiny.get(Study, "undone-2018")
    assert undone is not None
    assert undone.retracted
    assert not counts(undone)
    assert (row.n_randomised, row.n_people_randomised) == (3, 104 + 104 + 24)


def test_no_verdict_says_no_effect_or_equivalent(real):
    for row in real.all(ConditionSummary):
        assert "no effect" not in row.verdict
        assert "equivalent" not in row.verdict


JUDGED = {"outcome": "x", "comparison": "between-arms", "locator": "x", "measure": "MD"}


def judged(judgement: str | None, outcome: str = "pain") -> Result:
    """Return a result of this risk of bias."""
    return Result(**JUDGED, outcome_id=outcome, risk_of_bias=judgement)


def body_of(*results: Result, **people: int | None) -> Study:
    """Return a study of these people with these results."""
    none = {"n_enrolled": None, "n_analysed": None}
    return Study.trusted({**none, **people, "results": results})


@pytest.mark.parametrize(
    ("costs", "cost"),
    [
        ([("low", 99), ("not-assessable", 31)], 0),
        ([("low", 31), ("not-assessable", 99)], 1),
        ([("low", 50), ("some-concerns", 50)], 1),  # half of the people are enough
        ([("low", 51), ("some-concerns", 50)], 0),
        ([("low", 50), ("high", 25), ("some-concerns", 25)], 1),  # those who cost more count too
        ([("high", 80), ("low", 20)], 2),
        ([("high", 40), ("some-concerns", 20), ("low", 40)], 1),
        ([("low", 7)], 0),
        ([("high", 10), (None, 90)], 2),  # what was not judged is not counted
        ([(None, 90)], None),
        ([], None),
    ],
)
def test_a_finding_inherits_the_bias_of_most_of_its_people(costs, cost):
    body = [body_of(judged(judgement), n_analysed=people) for judgement, people in costs]
    assert inherited(finding(), body) == cost


@pytest.mark.parametrize(
    ("high", "cost"),
    [
        # against two people without bias
        ({"n_analysed": 1, "n_enrolled": 9}, 0),
        ({"n_analysed": None, "n_enrolled": 2}, 2),
        ({"n_analysed": None, "n_enrolled": None}, 0),  # one person, since nobody was counted
    ],
)
def test_people_are_those_analysed_or_else_enrolled(high, cost):
    body = [body_of(judged("high"), **high), body_of(judged("low"), n_analysed=2)]
    assert inherited(finding(), body) == cost


def test_one_person_stands_for_a_study_that_counts_nobody():
    assert (
        inherited(finding(), [body_of(judged("high")), body_of(judged("low"), n_analysed=1)]) == 2
    )


def test_of_several_rows_the_first_judged_one_of_the_outcome_counts():
    rows = (judged("high", "sleep"), judged(None), judged("low"), judged("some-concerns"))
    assert inherited(finding(), [body_of(*rows, n_analysed=9)]) == 0
    assert inherited(finding(outcome_id="joy"), [body_of(*rows, n_analysed=9)]) is None
