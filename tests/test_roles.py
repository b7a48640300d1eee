"""Why a study stands in no finding of a condition: one row a reason, on the small dataset."""

from __future__ import annotations

import pytest

from ldncli.dataset.dataset import Dataset
from ldncli.evidence.roles import roles
from ldncli.schema.conditions import Condition
from ldncli.schema.record import replace
from ldncli.schema.studies import Study

UNCONTROLLED = "open-label-uncontrolled"
# The study, what is changed of it, its part and the reason.
ROWS = [
    ("author-2024", {}, "finding", None),
    ("undone-2018", {}, "not", "retracted"),
    ("cellar-2015", {}, "not", "laboratory"),
    ("clerk-2020", {}, "counts", "other-outcome"),
    ("clerk-2020", {"results": ()}, "counts", "no-result"),
    ("drafter-2019", {}, "counts", "not-randomised"),
    ("drafter-2019", {"results": ()}, "counts", "not-randomised"),
    ("drafter-2019", {"design": "randomised-crossover"}, "counts", "other-outcome"),
]


@pytest.fixture
def condition(tiny: Dataset) -> Condition:
    found = tiny.get(Condition, "exampleitis")
    assert found
    return found


def of(tiny: Dataset, condition: Condition, key: str, changes: dict[str, object]):
    studies = {study.id: study for study in tiny.all(Study)}
    studies[key] = replace(studies[key], **changes)
    return next(role for role in roles(condition, studies.values()) if role.study.id == key)


@pytest.mark.parametrize(("key", "changes", "part", "reason"), ROWS)
def test_the_part_of_a_study(tiny, condition, key, changes, part, reason):
    found = of(tiny, condition, key, changes)
    assert (found.part, found.reason, found.study.id) == (part, reason, key)


def test_a_study_of_the_same_outcome_that_is_left_out(tiny, condition):
    main = condition.findings[0]
    without = replace(main, studies=("scribe-2011", "writer-2021"))
    changed = replace(condition, findings=(without,))
    assert of(tiny, changed, "author-2024", {}).reason == "same-outcome"


def test_where_nothing_is_rated(tiny, condition):
    bare = replace(condition, findings=())
    assert of(tiny, bare, "author-2024", {}).reason == "nothing-rated"


def test_a_body_without_randomised_trials_has_room_for_others(tiny, condition):
    main = replace(condition.findings[0], studies=("drafter-2019",), outcome_id="itch")
    changed = replace(condition, findings=(main,))
    other = of(tiny, changed, "writer-2021", {"design": UNCONTROLLED})
    assert other.reason == "other-outcome"


def test_the_outcomes_that_a_study_stands_in_are_named(tiny, condition):
    assert of(tiny, condition, "author-2024", {}).outcomes == ("pain, 0 to 10", "sleep")


def test_a_study_that_may_not_count_keeps_the_outcomes_that_it_stands_in(tiny, condition):
    gone = of(tiny, condition, "author-2024", {"retracted": True})
    assert (gone.part, gone.outcomes) == ("not", ("pain, 0 to 10", "sleep"))
    assert of(tiny, condition, "clerk-2020", {}).outcomes == ()


def test_one_kind_of_randomised_trial_keeps_the_others_out(tiny, condition):
    main = replace(condition.findings[0], studies=("author-2024", "of-another-file"))
    changed = replace(condition, findings=(main,))
    assert of(tiny, changed, "drafter-2019", {}).reason == "not-randomised"
