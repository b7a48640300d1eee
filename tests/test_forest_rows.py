"""The rows of a forest plot: what is drawn, from what, and with what it is pooled."""

import pytest

from ldncli.dataset.dataset import Dataset
from ldncli.plots.forest.notes import remarks
from ldncli.plots.forest.numbers import numbers
from ldncli.plots.forest.words import row_effect
from ldncli.queries.forest.panels import panels_of
from ldncli.queries.forest.plot import forest
from ldncli.queries.forest.question import Question, question_of
from ldncli.queries.forest.rows import rows_of
from ldncli.schema.conditions import Condition, Scale
from ldncli.schema.record import replace
from ldncli.schema.studies import PeopleWith, Study


def question_on(
    dataset: Dataset, outcome: str = "pain", condition: str = "exampleitis"
) -> Question:
    """Return the question of an outcome, as the plot asks it."""
    scales = {scale.id: scale for scale in dataset.all(Scale)}
    subject = dataset.get(Condition, condition)
    assert subject
    return question_of(subject, outcome, dataset.about(Study, condition), scales)


def study_of(dataset: Dataset, key: str, **changes: object) -> Study:
    """Return a study of the small dataset with its first result changed, and no other."""
    study = dataset.get(Study, key)
    assert study
    return replace(study, results=(replace(study.results[0], **changes),))


def test_from_three_trials_on_hartung_knapp_and_a_prediction(tiny: Dataset) -> None:
    rows = [
        row
        for name, estimate, width in (("a", -1.0, 0.2), ("b", 0.0, 0.5), ("c", 0.4, 1.0))
        for row in rows_of(
            replace(
                study_of(tiny, "author-2024", estimate=estimate, ci_low=estimate - width,
                         ci_high=estimate + width),
                id=name,
            ),
            question_on(tiny),
        )
    ]  # fmt: skip
    (panel,) = panels_of(rows)
    assert panel.pooling
    assert panel.pooling.method == "hartung-knapp"
    assert panel.pooling.prediction_low is not None
    assert panel.pooling.prediction_low < panel.pooling.low
    (other,) = panels_of(rows, "dl")
    assert other.pooling
    assert other.pooling.pooled.tau2 != pytest.approx(panel.pooling.pooled.tau2)


def test_a_retracted_trial_is_never_a_row(tiny: Dataset) -> None:
    study = study_of(tiny, "author-2024")
    assert rows_of(study, question_on(tiny))
    assert not rows_of(replace(study, retracted=True), question_on(tiny))


def test_a_crossover_enters_from_an_exact_p_and_is_marked(tiny: Dataset) -> None:
    changes = {"measure": "MD", "scale": "pain-0-10", "estimate": -0.5}
    (row,) = rows_of(study_of(tiny, "scribe-2011", **changes), question_on(tiny))
    assert row.crossover
    assert (row.source, row.derived) == ("from-p", True)
    assert row.se == pytest.approx(0.5 / 2.3132, abs=1e-3)  # t, 23 degrees of freedom, p=0.03
    (vague,) = rows_of(study_of(tiny, "scribe-2011", **changes, p="<0.05"), question_on(tiny))
    assert vague.se is None


COUNTED = {"measure": "proportion", "estimate": None, "ci_low": None, "ci_high": None, "p": None}


def test_counts_are_drawn_as_a_risk_ratio_and_marked(tiny: Dataset) -> None:
    """10/20 against 5/20 is 2; the SE of the logarithm is sqrt(1/10 - 1/20 + 1/5 - 1/20)."""
    study = study_of(tiny, "author-2024", **COUNTED, ldn_events=10, n_ldn=20, control_events=5,
                     n_control=20)  # fmt: skip
    (row,) = rows_of(study, question_on(tiny))
    assert (row.metric.measure, row.source) == ("RR", "from-counts") if row.metric else False
    assert row.estimate == pytest.approx(2)
    assert row.se == pytest.approx(0.2**0.5)
    assert row_effect(row) == "2.00 (0.832 to 4.81)*"


def test_an_empty_arm_gets_a_half_and_two_empty_arms_stay_words(tiny: Dataset) -> None:
    question = question_on(tiny)
    counted = {**COUNTED, "n_ldn": 20, "n_control": 20, "ldn_events": 0}
    (row,) = rows_of(study_of(tiny, "author-2024", **counted, control_events=3), question)
    assert row.estimate == pytest.approx(0.5 / 3.5)
    (words,) = rows_of(
        study_of(tiny, "author-2024", **counted, control_events=0), question_on(tiny)
    )
    assert words.se is None


def test_a_crossover_from_counts_is_drawn_and_not_pooled(real: Dataset) -> None:
    panel = forest(real, "fibromyalgia", "response").panels[0]
    younger = next(row for row in panel.rows if row.study.id == "younger-2013-crossover")
    assert younger.se
    assert younger.weight is None


def test_a_limit_reported_as_zero_gets_an_arrow_and_its_reason(tiny: Dataset) -> None:
    changes = {"measure": "RR", "estimate": 0.5, "ci_low": 0.0, "ci_high": 2.0}
    (row,) = rows_of(study_of(tiny, "author-2024", **changes), question_on(tiny))
    assert row.arrow
    assert row.low == pytest.approx(0.125)  # as far below on the logarithm as 2 is above
    assert row_effect(row) == "0.5 (0.00 to 2.0)"
    assert "reported as 0.00" in remarks(row)[0]


def test_a_restated_result_is_drawn_once(real: Dataset) -> None:
    """Of each pair the row with the interval stays; another dose arm with its own counts too."""
    for condition, outcome, key, number in (
        ("fibromyalgia", "pain", "rodriguez-freire-2026", 1),
        ("multiple-sclerosis", "pain", "cree-2010", 1),
        ("neuraxial-opioid-itch", "itch", "abboud-1990-epidural", 2),
        ("migraine", "pain-freedom", "toledano-2021-acute", 1),
    ):
        rows = [r for p in forest(real, condition, outcome).panels for r in p.rows]
        assert [row.study.id for row in rows].count(key) == number, condition
        assert all(row.se for row in rows if row.study.id == key), condition


@pytest.mark.parametrize(
    ("values", "printed", "expected"),
    [
        ((-0.34, -0.95, 0.27), True, ("-0.34", "-0.95", "0.27")),
        ((0.5, -0.7, 1.25), True, ("0.50", "-0.70", "1.25")),
        ((0.0305, -0.77812, 0.83912), False, ("0.0305", "-0.778", "0.839")),
        ((2.4123, 1.7712, 13.28), False, ("2.41", "1.77", "13.3")),
        ((-0.0000001, -0.5, 0.5), False, ("0.00000", "-0.500", "0.500")),
        ((-0.004, -0.01, 0.0), True, ("-0.004", "-0.010", "0.000")),
        ((0.61, 0.0021, 1.37e40), False, ("0.61", "0.00", "1.37 x 10^40")),
        ((-1250000.0,), False, ("-1.25 x 10^6",)),
        ((48.2,), True, ("48.2",)),
        ((120.0, 90.0, 150.0), True, ("120", "90", "150")),
    ],
)
def test_three_significant_digits_and_no_signed_zero(
    values: tuple[float, ...], printed: bool, expected: tuple[str, ...]
) -> None:
    assert numbers(values, reported=printed) == expected


def test_a_scale_that_was_not_stated_shares_no_axis(tiny: Dataset) -> None:
    first, second = (
        rows_of(study_of(tiny, key, scale=None), question_on(tiny))[0]
        for key in ("author-2024", "writer-2021")
    )
    assert first.metric != second.metric
    assert first.result.unit == second.result.unit


def test_another_comparator_and_a_mixed_group_have_blocks_of_their_own(
    tiny: Dataset, wider: Dataset
) -> None:
    groups = {panel.group for panel in forest(wider, "exampleitis").panels}
    assert {"main", "comparators"} <= groups
    study = study_of(tiny, "author-2024")
    mixed = replace(study, people_with=(PeopleWith(condition="exampleitis", n=40),))
    assert rows_of(mixed, question_on(tiny))[0].group == "populations"
    whole = replace(study, people_with=(PeopleWith(condition="exampleitis", n=100),))
    assert rows_of(whole, question_on(tiny))[0].group == "main"


def test_a_risk_difference_is_shown_per_1000_people(real: Dataset) -> None:
    """As worked out in the review of the ratings from 41 of 49 and 43 of 50."""
    panel = forest(real, "fibromyalgia", "adverse-events").panels[0]
    bruun = next(row for row in panel.rows if row.study.id == "bruun-2024")
    assert row_effect(bruun) == "-23 (-169 to 121)*"
    assert panel.pooling
    assert panel.pooling.estimate == pytest.approx(-0.027, abs=5e-4)


def test_the_sign_is_that_of_the_number_drawn(real: Dataset) -> None:
    """The source has p 0.05 for a paired test; the unpaired interval spans no effect."""
    panel = forest(real, "fibromyalgia", "response").panels[0]
    younger = next(row for row in panel.rows if row.study.id == "younger-2013-crossover")
    claimed = replace(younger, result=replace(younger.result, favours="favours-ldn"))
    assert claimed.direction == "no-difference"
