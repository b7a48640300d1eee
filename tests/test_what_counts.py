"""Which studies count, and what a condition's row says of them: each rule on small records."""

from __future__ import annotations

import pytest

from ldncli.evidence.certainty import computed
from ldncli.evidence.designs import newest_first
from ldncli.evidence.eligibility import counts, study_group, why_not
from ldncli.evidence.rating import Step, rating
from ldncli.evidence.summary import (
    ConditionSummary,
    main_finding,
    people_with,
    summarise,
    surely_helped,
    tier,
)
from ldncli.schema.conditions import Downgrade
from ldncli.schema.record import replace
from ldncli.schema.studies import PeopleWith, Study
from tests.test_verdict import condition, finding

PARALLEL, CROSSOVER = "randomised-parallel", "randomised-crossover"
OPEN = "open-label-uncontrolled"


def study(key: str = "a", design: str = PARALLEL, dose: str = "low", **changes: object) -> Study:
    """Return a study of forty people."""
    values: dict[str, object] = {"id": key, "reference": key, "design": design, "dose_class": dose}
    rest = dict.fromkeys(("direction", "finding", "short", "read", "checked_on"), "")
    return Study(**{**rest, "conditions": ("x",), "n_enrolled": 40, **values, **changes})


# The design, the dose, what else; its group and why it may not raise what is said of LDN.
GROUPS = [
    (PARALLEL, "low", {}, "randomised", None),
    (CROSSOVER, "low", {}, "randomised", None),
    (OPEN, "low", {}, "uncontrolled", None),
    ("non-randomised-controlled", "low", {}, "uncontrolled", None),
    ("case-report", "low", {}, "uncontrolled", None),
    (PARALLEL, "standard", {}, "other_doses", "standard"),
    (OPEN, "ultra-low", {}, "other_doses", "ultra-low"),
    ("meta-analysis", "low", {}, "reviews", "review"),
    ("guideline", "standard", {}, "reviews", "review"),
    ("in-vitro", "low", {}, "laboratory", "laboratory"),
    ("animal", "not-applicable", {}, "laboratory", "laboratory"),
    ("protocol", "low", {}, "laboratory", "protocol"),
    ("human-pharmacology", "standard", {}, "laboratory", "human-pharmacology"),
    (PARALLEL, "low", {"retracted": True}, "retracted", "retracted"),
    ("meta-analysis", "low", {"retracted": True}, "retracted", "retracted"),
    ("in-vitro", "low", {"retracted": True}, "retracted", "retracted"),
]


@pytest.mark.parametrize(("design", "dose", "changes", "group", "reason"), GROUPS)
def test_a_study_is_in_one_group_and_counts_or_says_why_not(design, dose, changes, group, reason):
    one = study("a", design, dose, **changes)
    assert (study_group(one), why_not(one), counts(one)) == (group, reason, reason is None)


@pytest.mark.parametrize(
    ("changes", "people"),
    [
        ({}, 40),
        ({"n_analysed": 38}, 40),
        ({"n_enrolled": None, "n_analysed": 38}, 38),
        ({"n_enrolled": None}, 0),
        ({"people_with": (PeopleWith(condition="y", n=5), PeopleWith(condition="x", n=7))}, 7),
        ({"people_with": (PeopleWith(condition="y", n=5),)}, 40),
        ({"people_with": (PeopleWith(condition="x"),)}, 0),  # a share that was not read
    ],
)
def test_people_who_have_the_condition(changes, people):
    assert people_with(study(**changes), "x") == people


GONE = {"retracted": True}
TIERS = [
    ([study("a", OPEN), study("b", CROSSOVER)], "randomised"),
    ([study("a", PARALLEL, "standard"), study("b", OPEN)], "uncontrolled"),
    ([study("a", **GONE), study("b", "case-report"), study("c", "survey")], "uncontrolled"),
    ([study("a", "case-report"), study("b", "animal")], "case-reports"),
    ([study("a", "case-series"), study("b", OPEN, "standard")], "case-reports"),
    ([study("a", "animal", "not-applicable"), study("b", PARALLEL, "standard")], "preclinical"),
    ([study("a", PARALLEL, "standard")], "none-found"),
    ([study("a", "meta-analysis")], "none-found"),
    ([], "none-found"),
]


@pytest.mark.parametrize(("studies", "level"), TIERS)
def test_the_strongest_kind_of_low_dose_evidence(studies, level):
    assert tier(studies) == level


FIRST, MARKED = finding(outcome="sleep"), finding(main=True)


@pytest.mark.parametrize(
    ("findings", "main"),
    [((), None), ((FIRST,), FIRST), ((FIRST, MARKED), MARKED), ((FIRST, finding()), FIRST)],
)
def test_the_finding_that_the_verdict_follows(findings, main):
    assert main_finding(replace(condition(), findings=findings)) == main


BODY = (
    study("a", n_enrolled=100),
    study("b", CROSSOVER, people_with=(PeopleWith(condition="x", n=7),)),
    study("c", OPEN, n_enrolled=9),
    study("d", PARALLEL, "standard"),
    study("e", "survey", "ultra-low"),
    study("f", "animal", "standard"),
    study("g", "meta-analysis", "standard"),
    study("h", n_enrolled=500, retracted=True),
    study("i", PARALLEL, "standard", retracted=True),
)


def test_the_row_of_a_condition():
    subject = replace(condition("joy"), findings=(FIRST, replace(MARKED, comparator="active",
                      comparator_name="amitriptyline", direction="favours-ldn")))  # fmt: skip
    assert summarise(subject, BODY) == ConditionSummary(
        id="x",
        name="X",
        area="pain",
        tier="randomised",
        direction="favours-ldn",
        certainty="low",
        outcome="pain",
        comparator="active",
        comparator_name="amitriptyline",
        verdict="Compared with amitriptyline, LDN may improve joy.",
        n_studies=3,
        n_randomised=2,
        n_people=116,
        n_people_randomised=107,
        n_other_doses=2,
    )


@pytest.mark.parametrize(
    ("main", "other", "whole"),
    [
        ("uncontrolled-improvement", "uncontrolled-worsening", "mixed"),
        ("uncontrolled-improvement", "uncontrolled-no-change", "uncontrolled-improvement"),
        ("uncontrolled-no-change", "uncontrolled-worsening", "uncontrolled-no-change"),
        ("no-difference", "uncontrolled-worsening", "no-difference"),
    ],
)
def test_nothing_is_told_as_better_where_something_got_worse(main, other, whole):
    first, second = finding(direction=main), finding(direction=other, outcome="movement")
    both = replace(condition("joy"), findings=(first, second))
    assert summarise(both, ()).direction == whole


NOTHING = {
    "tier": "none-found",
    "verdict": "No study at low dose was found. 2 studies at other doses cannot tell us about LDN.",
    "n_other_doses": 2,
}
CASES = {
    "tier": "case-reports",
    "verdict": (
        "Only 40 patients without a comparison group were described, "
        "which cannot show whether LDN helped."
    ),
    "n_studies": 1,
    "n_people": 40,
}


@pytest.mark.parametrize(
    ("studies", "values"),
    [((*BODY[3:5], *BODY[6:]), NOTHING), ((study("a", "case-series"),), CASES)],
)
def test_the_row_of_a_condition_without_a_finding(studies, values):
    empty = dict.fromkeys(("n_studies", "n_randomised", "n_people", "n_people_randomised",
                           "n_other_doses"), 0)  # fmt: skip
    none = dict.fromkeys(("direction", "certainty", "outcome", "comparator", "comparator_name"))
    row = summarise(condition(), studies)
    assert row == ConditionSummary(id="x", name="X", area="pain", **{**empty, **none, **values})


@pytest.mark.parametrize(
    ("direction", "certainty", "sure"),
    [
        ("favours-ldn", "high", True),
        ("favours-ldn", "moderate", True),
        ("favours-ldn", "low", False),
        ("no-difference", "high", False),
        ("favours-comparator", "moderate", False),
        (None, None, False),
    ],
)
def test_where_it_is_sure_that_it_helps(direction, certainty, sure):
    row = replace(summarise(condition(), ()), direction=direction, certainty=certainty)
    assert surely_helped([row]) == ((row,) if sure else ())


BIAS = Downgrade(domain="risk-of-bias", levels=1, reason="Half left.")
PEOPLE = Downgrade(domain="imprecision", levels=2, reason="Forty people.")
STEPS = [
    (PARALLEL, (), "high", []),
    (PARALLEL, (BIAS, PEOPLE), "high", ["moderate", "very-low"]),
    (PARALLEL, (PEOPLE, BIAS), "high", ["low", "very-low"]),
    (OPEN, (PEOPLE, BIAS), "low", ["very-low", "very-low"]),
]


@pytest.mark.parametrize(("design", "downgrades", "start", "after"), STEPS)
def test_the_steps_from_the_design_to_the_certainty(design, downgrades, start, after):
    one = finding(studies=("a", "of-another-file"), downgrades=downgrades)
    steps = rating(replace(condition(), findings=(one,)), one, {"a": study("a", design)})
    assert (steps.finding, steps.main, steps.start) == (one, True, start)
    assert steps.steps == tuple(
        Step(domain=item.domain, levels=item.levels, reason=item.reason, after=left)
        for item, left in zip(downgrades, after, strict=True)
    )
    assert computed(one, [design]) == (after[-1] if after else start)


def test_a_rating_of_another_finding_is_not_the_main_one():
    subject = replace(condition(), findings=(FIRST, MARKED))
    assert [rating(subject, item, {}).main for item in (FIRST, MARKED)] == [False, True]


def test_the_newest_study_stands_first_and_one_without_a_year_last():
    studies = [study("b", year=2020), study("c"), study("a", year=2020), study("d", year=2024)]
    assert [item.id for item in sorted(studies, key=newest_first)] == ["d", "a", "b", "c"]
    assert newest_first(study("c")) == (0, "c")
