"""`ldn why`: the trace must lead to the certainty that stands in the record."""

from __future__ import annotations

import json

import pytest

from ldncli.dataset.dataset import Dataset
from ldncli.evidence.eligibility import counts
from ldncli.evidence.summary import ConditionSummary
from ldncli.evidence.what_would_change import changes
from ldncli.queries.why import trace
from ldncli.schema.conditions import Condition
from ldncli.schema.record import replace
from ldncli.schema.studies import Study, Trial


@pytest.mark.parametrize("key", ["exampleitis", "samplodynia", "mockache", "fauxalgia"])
def test_golden(ldn, golden, key):
    golden(f"why-{key}.txt", ldn("why", key, tty=True, NO_COLOR="1").out)


def test_golden_in_full(ldn, golden):
    golden(
        "why-exampleitis-full.txt", ldn("why", "exampleitis", "--full", tty=True, NO_COLOR="1").out
    )
    golden(
        "why-exampleitis-40.txt", ldn("why", "exampleitis", tty=True, width=40, NO_COLOR="1").out
    )


def test_every_study_has_one_part_and_a_reason(real: Dataset):
    for summary in real.all(ConditionSummary):
        held = trace(real, summary.id)
        about = {study.id for study in real.about(Study, summary.id)}
        assert about <= {item.study.id for item in held.roles}
        for item in held.roles:
            assert (item.part == "not") == (not counts(item.study)), item.study.id
            assert (item.reason is None) == (item.part == "finding"), item.study.id


def test_the_steps_lead_to_the_recorded_certainty(real: Dataset):
    for summary in real.all(ConditionSummary):
        for rating in trace(real, summary.id).ratings:
            if rating.finding.certainty == "not-rated":
                continue
            left = rating.steps[-1].after if rating.steps else rating.start
            assert left == rating.finding.certainty, (summary.id, rating.finding.outcome)


def test_the_main_finding_comes_first(real: Dataset):
    for summary in real.all(ConditionSummary):
        ratings = trace(real, summary.id).ratings
        assert [item.main for item in ratings][:1] in ([], [True])
        assert sum(item.main for item in ratings) <= 1


def test_of_one_part_the_randomised_come_first(real: Dataset):
    played = trace(real, "crohns-disease").having("finding")
    random = [item.study.design.startswith("randomised") for item in played]
    assert True in random and False in random
    assert random == sorted(random, reverse=True)


def test_something_would_change_every_verdict(real: Dataset):
    for summary in real.all(ConditionSummary):
        assert trace(real, summary.id).changes, summary.id


def test_changes_follow_the_rules_of_the_verdict(tiny):
    held = {item.result: item.verdict for item in trace(tiny, "exampleitis").changes}
    both = [line for result, line in held.items() if result.startswith("More people")]
    assert both == [
        "Compared with placebo, LDN improves pain.",
        "Compared with placebo, LDN makes little or no difference to pain.",
    ]
    quiet = trace(tiny, "samplodynia").changes
    assert any("NCT90000003" in item.result for item in quiet)


def test_a_downgrade_below_the_floor_changes_nothing_by_itself(tiny):
    held = trace(tiny, "samplodynia")
    condition = tiny.get(Condition, "samplodynia")
    deep = held.ratings[0].steps + held.ratings[0].steps[1:]
    rating = replace(held.ratings[0], steps=deep)
    made = changes(condition, held.summary, (rating,), ())
    lifted = [item for item in made if "by itself not enough" in item.result]
    assert len(lifted) == 1
    assert all(item.verdict is None for item in lifted)
    # results that disagree are settled by no method: nothing is said of all that together
    assert not any(item.result == "All of that together" for item in made)


def test_retracted_is_named_as_the_reason(tiny, ldn):
    roles = {item.study.id: item for item in trace(tiny, "exampleitis").roles}
    assert roles["undone-2018"].reason == "retracted"
    assert roles["reviewer-2023"].reason == "review"
    assert roles["cellar-2015"].reason == "laboratory"
    assert "retracted, so it supports nothing: undone-2018" in ldn("why", "exampleitis").out


def test_published_rating_stands_beside(ldn):
    out = ldn("why", "exampleitis").out
    assert "low (reviewer-2023)" in out
    assert "They downgraded for bias as well." in out


def test_json(ldn):
    data = json.loads(ldn("why", "exampleitis", "--json").out)["data"]
    assert data["ratings"][0]["steps"][0]["after"] == "moderate"
    assert {row["part"] for row in data["studies"]} == {"finding", "not"}


def test_unknown_condition(ldn):
    ran = ldn("why", "exampleitsi")
    assert ran.code == 3
    assert "ldn show exampleitis" in ran.err


def test_a_silent_trial_at_another_dose_would_change_nothing(real):
    for summary in real.all(ConditionSummary):
        said = " ".join(item.result for item in trace(real, summary.id).changes)
        for trial in real.about(Trial, summary.id):
            assert trial.dose_class == "low" or trial.registration not in said
