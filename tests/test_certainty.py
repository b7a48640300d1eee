"""Certainty, tier and verdict follow from the records."""

import pytest

from ldncli.evidence import certainty
from ldncli.evidence.summary import ConditionSummary
from ldncli.schema.studies import Study


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
            "LDN probably makes little or no difference to pain.",
        ),
        (
            "samplodynia",
            "randomised",
            "The evidence on symptoms is very uncertain: trials disagree.",
        ),
        (
            "mockache",
            "uncontrolled",
            "People improved, and without a control nobody can say why.",
        ),
        (
            "fauxalgia",
            "none-found",
            "No study of LDN for fauxalgia was found. That is not evidence against.",
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
    assert not certainty.counts(undone)
    assert (row.n_randomised, row.n_people_randomised) == (3, 104 + 104 + 24)


def test_no_verdict_says_no_effect_or_equivalent(real):
    for row in real.all(ConditionSummary):
        assert "no effect" not in row.verdict
        assert "equivalent" not in row.verdict


def test_words_follow_certainty(real):
    words = {"high": ("makes", "improves", "does"), "moderate": ("probably",), "low": ("may",)}
    for row in real.all(ConditionSummary):
        if row.tier == "randomised" and row.certainty in words:
            assert any(word in row.verdict for word in words[row.certainty]), row
        if row.certainty == "very-low" and row.tier == "randomised":
            assert "very uncertain" in row.verdict
