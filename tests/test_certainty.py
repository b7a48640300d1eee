"""Certainty, tier and verdict follow from the records."""

import pytest

from ldncli.evidence import certainty
from ldncli.evidence.eligibility import counts
from ldncli.evidence.risk_of_bias import inherited
from ldncli.evidence.summary import ConditionSummary
from ldncli.evidence.verdict import verdict
from ldncli.schema.conditions import Condition, Finding, Statement
from ldncli.schema.studies import Result, Study


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
            "Compared with placebo, results on symptoms point both ways.",
        ),
        (
            "mockache",
            "uncontrolled",
            "In 38 people without a comparison group, the result for itch changed for the better, "
            "and we cannot tell why.",
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


def finding(**changes) -> Finding:
    start = {
        "outcome": "pain",
        "outcome_id": "pain",
        "comparator": "placebo",
        "studies": ("a",),
        "direction": "no-difference",
        "effect": "x",
        "short": "x",
        "certainty": "low",
    }
    return Finding(**{**start, **changes})


INSIDE = {"measure": "MD", "margin": 1.0, "ci_low": -0.95, "ci_high": 0.27}
CITED = {"statements": (Statement(says="little or no difference", by="x"),)}
OPEN = "no clear difference in pain was shown"


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        # the phrase of size needs an interval inside a stated margin, or a citation
        (INSIDE, "Compared with placebo, LDN may make little or no difference to pain."),
        (CITED, "Compared with placebo, LDN may make little or no difference to pain."),
        (INSIDE | {"certainty": "high"}, "LDN makes little or no difference to pain."),
        (INSIDE | {"ci_low": -1.0}, f"{OPEN}; a benefit is not ruled out."),
        (INSIDE | {"ci_high": 1.2}, f"{OPEN}; a benefit is not ruled out."),
        (INSIDE | {"margin": None}, f"{OPEN}; a benefit is not ruled out."),
        (INSIDE | {"measure": "SMD"}, f"{OPEN}; a benefit is not ruled out."),
        (INSIDE | {"certainty": "very-low"}, f"{OPEN}; a benefit is not ruled out"),
        ({"kind": "harm"}, f"{OPEN}; a harm is not ruled out."),
        # another drug, or other doses, say nothing on whether LDN works
        (
            {"comparator": "active", "comparator_name": "amitriptyline"},
            f"Compared with amitriptyline, {OPEN}. LDN was not tested against placebo here",
        ),
        (
            INSIDE | {"comparator": "other-dose", "comparator_name": "naltrexone 50 mg"},
            f"Compared with naltrexone 50 mg, {OPEN}. LDN was not tested against placebo here",
        ),
        ({"direction": "favours-ldn"}, "Compared with placebo, LDN may improve pain."),
        (
            {"direction": "favours-ldn", "certainty": "moderate"},
            "Compared with placebo, LDN probably improves pain.",
        ),
        (
            {"direction": "favours-ldn", "certainty": "very-low", "n_studies": 1},
            "the evidence on pain is very uncertain: the one trial favoured LDN.",
        ),
        (
            {"direction": "favours-comparator", "certainty": "very-low"},
            "is very uncertain: the trials favoured placebo.",
        ),
        ({"direction": "favours-comparator"}, "Compared with placebo, LDN may do worse on pain."),
        ({"direction": "mixed"}, "results on pain point both ways."),
        (
            {"comparator": "none", "direction": "uncontrolled-worsening", "n_people": 8},
            "In 8 people without a comparison group, the result for pain changed for the worse",
        ),
        (
            {"comparator": "none", "direction": "uncontrolled-worsening", "n_people": 10},
            "In a mixed group of 10 people without a comparison group, the result for pain",
        ),
        (
            {"comparator": "none", "direction": "mixed", "n_people": 1},
            "In 1 person without a comparison group, the result for pain went both ways",
        ),
        (
            {"comparator": "none", "direction": "uncontrolled-improvement", "n_people": None},
            "In 9 people without a comparison group, the result for pain changed",
        ),
        ({"certainty": "not-rated"}, "no comparison could be read and rated"),
        (
            {"comparator": "none", "certainty": "not-rated", "n_people": 3},
            "For pain there are only case reports (3 people described): they cannot show",
        ),
    ],
)
def test_the_line_says_no_more_than_the_finding(changes, line):
    condition = Condition(
        id="x", name="X", area="pain", plain="x", searched_on="", searched_for=(), phrase="pain"
    )
    assert line in verdict(condition, "randomised", finding(**changes), 0, 9)


def test_people_who_were_not_counted_are_not_said_to_be_none():
    condition = Condition(id="x", name="X", area="pain", plain="x", searched_on="", searched_for=())
    uncontrolled = finding(comparator="none", direction="uncontrolled-no-change", n_people=None)
    line = verdict(condition, "uncontrolled", uncontrolled, 0, 0)
    assert line == "Without a comparison group, the result for pain did not clearly change."


@pytest.mark.parametrize(
    ("costs", "cost"),
    [
        ([("low", 99), ("not-assessable", 31)], 0),
        ([("low", 50), ("some-concerns", 50)], 1),  # half of the people are enough
        ([("low", 51), ("some-concerns", 50)], 0),
        ([("high", 80), ("low", 20)], 2),
        ([("high", 40), ("some-concerns", 20), ("low", 40)], 1),
        ([], None),
    ],
)
def test_a_finding_inherits_the_bias_of_most_of_its_people(costs, cost):
    row = {"outcome": "x", "outcome_id": "pain", "comparison": "between-arms", "locator": "x"}
    body = [
        Study.trusted(
            {
                "n_analysed": people,
                "results": (Result(**row, measure="MD", risk_of_bias=judgement),),
            }
        )
        for judgement, people in costs
    ]
    assert inherited(finding(), body) == cost
