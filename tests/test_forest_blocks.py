"""Where a result stands in a forest plot: the question, its block, its axis, and with whom."""

from __future__ import annotations

import pytest

from ldncli.queries.forest.panels import Panel, panels_of, pooling_of, unpaired
from ldncli.queries.forest.question import (
    Metric,
    Question,
    comparator_class,
    group_of,
    question_of,
)
from ldncli.queries.forest.rows import Row, reported, rows_of
from ldncli.schema.conditions import Scale
from ldncli.schema.record import replace
from ldncli.schema.studies import PeopleWith, Result, Study
from tests.test_forest_intervals import COUNTS, MD, Z, result
from tests.test_verdict import condition, finding
from tests.test_what_counts import CROSSOVER, OPEN, PARALLEL, study

PAIN = Scale(id="pain-0-10", name="Pain", unit="points", better="lower")
JOY = Scale(id="joy", name="Joy", unit="points", better="higher")
WALK = Scale(id="6-minute-walk", name="Walk", unit="metres", better="higher")
SCALES = {scale.id: scale for scale in (PAIN, JOY, WALK)}
ASKED = Question(
    condition_id="x",
    outcome_id="pain",
    finding=None,
    comparator="placebo",
    count_measure="RR",
    scales=SCALES,
)
PLACEBO, ACTIVE, CARE = (
    {"comparator": words, "comparator_class": kind}
    for words, kind in (("placebo", "placebo"), ("aspirin", "active"), ("usual care", "usual-care"))
)


def trial(key: str = "a", *results: Result, **changes: object) -> Study:
    """Return a low-dose trial against placebo."""
    return study(key, **{**PLACEBO, "year": 2020, "results": results, **changes})


# --- the question ---


def asked(findings: tuple[object, ...], studies: tuple[Study, ...] = ()) -> Question:
    """Return what is asked of pain."""
    subject = replace(condition(), findings=findings)
    return question_of(subject, "pain", studies, SCALES)


BARE = finding(comparator="none", main=True)
MINOR, MAIN = finding(comparator="usual-care"), finding(comparator="active", main=True)
ELSEWHERE = finding(outcome_id="sleep", comparator="other-dose", main=True)


@pytest.mark.parametrize(
    ("findings", "chosen", "comparator"),
    [
        ((), None, "placebo"),
        ((ELSEWHERE,), None, "placebo"),
        ((MINOR, ELSEWHERE), MINOR, "usual-care"),
        ((MINOR, MAIN), MAIN, "active"),
        ((BARE, MINOR), MINOR, "usual-care"),  # a comparison group before the main one without
        ((BARE,), BARE, "placebo"),
    ],
)
def test_the_finding_that_is_asked_about(findings, chosen, comparator):
    question = asked(findings)
    assert (question.finding, question.comparator) == (chosen, comparator)
    assert (question.condition_id, question.outcome_id) == ("x", "pain")
    assert question.scales == SCALES


ARMS = [trial("a", **ACTIVE), trial("b", **ACTIVE), trial("c", **CARE)]


@pytest.mark.parametrize(
    ("studies", "comparator"),
    [
        ((), "placebo"),
        ((*ARMS, trial("d")), "placebo"),  # one trial with placebo is enough
        (tuple(ARMS), "active"),
        (tuple(reversed(ARMS)), "active"),
        # what does not count, or was not randomised, has no say
        ((trial("a", dose_class="standard"), ARMS[2]), "usual-care"),
        ((trial("a", design=OPEN), ARMS[2]), "usual-care"),
        ((trial("a", retracted=True), ARMS[2]), "usual-care"),
    ],
)
def test_without_a_finding_the_trials_tell_the_comparator(studies, comparator):
    assert asked((BARE,), studies).comparator == comparator
    assert asked((), studies).comparator == comparator


@pytest.mark.parametrize(
    ("measure", "drawn"),
    [("RD", "RD"), ("OR", "OR"), ("RR", "RR"), ("HR", "RR"), ("MD", "RR"), (None, "RR")],
)
def test_counts_are_drawn_as_the_finding_states_its_effect(measure, drawn):
    assert asked((finding(measure=measure),)).count_measure == drawn
    assert asked(()).count_measure == "RR"


@pytest.mark.parametrize(
    ("words", "kind", "found"),
    [
        ("placebo", None, "placebo"),
        ("aspirin", None, "active"),
        (None, None, "none"),
        ("none", None, "none"),
        ("dummy pills", "placebo", "placebo"),
        ("placebo", "usual-care", "usual-care"),
    ],
)
def test_the_class_of_a_comparator(words, kind, found):
    assert comparator_class(study(comparator=words, comparator_class=kind)) == found


def share(n: int | None, of: str = "x") -> dict[str, object]:
    """Return a mixed group, with this many who have the condition."""
    return {"people_with": (PeopleWith(condition=of, n=n),)}


GROUPS = [
    ({}, "between", "main"),
    ({"design": CROSSOVER}, "between", "main"),
    (ACTIVE, "between", "comparators"),
    ({"design": OPEN}, "between", "not-randomised"),
    ({"design": "meta-analysis"}, "between", "published"),
    ({"design": "meta-analysis", "dose_class": "not-applicable"}, "between", "published"),
    ({"design": "meta-analysis", "dose_class": "standard"}, "between", "doses"),
    ({"dose_class": "not-applicable"}, "between", "doses"),
    ({"dose_class": "ultra-low"}, "change", "doses"),
    ({}, "change", "change"),
    ({}, "association", "change"),
    ({"design": "meta-analysis"}, "change", "change"),
    # forty people enrolled: some of them have something else
    (share(39), "between", "populations"),
    (share(40), "between", "main"),
    (share(None), "between", "populations"),
    (share(39, "y"), "between", "main"),
    (share(38) | {"n_analysed": 38}, "between", "main"),
    (share(38) | {"n_analysed": 39}, "between", "populations"),
    (share(0) | {"n_enrolled": None}, "between", "main"),
    (share(39) | ACTIVE, "between", "comparators"),
]


@pytest.mark.parametrize(("changes", "contrast", "group"), GROUPS)
def test_the_block_of_a_result(changes, contrast, group):
    assert group_of(trial("a", **changes), contrast, ASKED) == group


def test_against_another_comparator_the_blocks_change_places():
    against = replace(ASKED, comparator="active")
    assert group_of(trial("a", **ACTIVE), "between", against) == "main"
    assert group_of(trial(), "between", against) == "comparators"


# --- the rows ---

POINTS = {"scale": "pain-0-10", "unit": "points"}
METRICS = [
    (MD | POINTS, ("MD", PAIN, "between", "", None)),
    (MD | {"unit": "points"}, ("MD", None, "between", "a", "points")),
    (MD | {"scale": "unheard-of", "unit": "cm"}, ("MD", None, "between", "a", "cm")),
    (MD | POINTS | {"comparison": "within-arm"}, ("MD", PAIN, "change", "", None)),
    (MD | POINTS | {"comparison": "between-doses"}, ("MD", PAIN, "between", "", None)),
    (MD | POINTS | {"comparison": "association"}, ("MD", PAIN, "association", "", None)),
    (MD | POINTS | {"comparison": "pooled"}, ("MD", PAIN, "between", "", None)),
    (MD | POINTS | {"comparison": "pooled", "favours": "uncontrolled-improvement"},
     ("MD", PAIN, "change", "", None)),
    (MD | POINTS | {"favours": "uncontrolled-improvement"}, ("MD", PAIN, "between", "", None)),
    # on these no points are left
    (MD | POINTS | {"measure": "SMD"}, ("SMD", None, "between", "", None)),
    (COUNTS | POINTS, ("RR", None, "between", "", None)),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "metric"), METRICS)
def test_what_results_must_share_to_stand_on_one_axis(changes, metric):
    (row,) = rows_of(trial("a", result(**changes)), ASKED)
    found = row.metric
    assert (found.measure, found.scale, found.contrast, found.apart, found.unit) == metric


@pytest.mark.parametrize("comparison", ["descriptive"])
def test_what_compares_nothing_is_no_row(comparison):
    assert rows_of(study("a", OPEN, results=(result(**MD, comparison=comparison),)), ASKED) == ()


@pytest.mark.parametrize(
    ("measure", "ratio", "null"), [("RR", True, 1.0), ("OR", True, 1.0), ("MD", False, 0.0)]
)
def test_where_no_difference_lies(measure, ratio, null):
    metric = Metric(measure=measure, scale=None, contrast="between")
    assert (metric.ratio, metric.null) == (ratio, null)


def test_a_row_has_all_that_its_interval_has():
    one = trial("a", result(measure="RR", estimate=0.5, ci_low=0.0, ci_high=2.0))
    (row,) = rows_of(one, ASKED)
    assert (row.study, row.result, row.group) == (one, one.results[0], "main")
    assert (row.estimate, row.low, row.high) == (0.5, 0.125, 2.0)
    assert (row.source, row.arrow, row.weight) == ("reported", True, None)
    assert row.se == pytest.approx(1.386294 / Z)


def test_the_primary_result_comes_first():
    last, first = result(**MD), result(**MD, primary=True)
    elsewhere = result(**MD | {"outcome_id": "sleep"})
    assert reported(trial("a", last, elsewhere, first), "pain") == (first, last)


DRAWN, WORDS, POINT = result(**MD), result(p="0.03"), result(estimate=-1.0)
ROWS = [
    # the results, what else; those with a row, and the further ones of the first row
    ((), {}, [], ()),
    ((DRAWN,), {}, [DRAWN], ()),
    ((WORDS, DRAWN, POINT), {}, [DRAWN], (WORDS, POINT)),
    ((DRAWN, WORDS, replace(DRAWN, primary=True)), {}, [replace(DRAWN, primary=True), DRAWN],
     (WORDS,)),
    # a randomised low-dose trial has a row in any case, others where they gave an estimate
    ((WORDS, POINT), {}, [WORDS], (POINT,)),
    ((POINT, WORDS), {}, [POINT], (WORDS,)),
    ((WORDS, POINT), {"design": OPEN}, [POINT], ()),
    ((WORDS,), {"design": OPEN}, [], ()),
    ((WORDS,), {"dose_class": "standard"}, [], ()),
    ((DRAWN,), {"retracted": True}, [], ()),
    ((DRAWN,), {"design": "animal"}, [], ()),
    ((DRAWN,), {"design": "in-vitro"}, [], ()),
    ((DRAWN,), {"design": "human-pharmacology"}, [DRAWN], ()),
]  # fmt: skip


@pytest.mark.parametrize(("results", "changes", "drawn", "others"), ROWS)
def test_the_rows_of_a_study(results, changes, drawn, others):
    rows = rows_of(trial("a", *results, **changes), ASKED)
    assert [row.result for row in rows] == drawn
    assert [row.others for row in rows] == [others if not i else () for i in range(len(rows))]


def test_a_trial_in_words_keeps_its_point_and_its_block():
    (row,) = rows_of(trial("a", POINT, WORDS, **ACTIVE), ASKED)
    assert (row.group, row.estimate, row.se) == ("comparators", -1.0, None)
    assert row.metric
    (row,) = rows_of(trial("a", WORDS, POINT), ASKED)
    assert (row.group, row.metric, row.estimate) == ("main", None, None)
    # a change from before to after is no comparison: its point stands on no axis of the block
    change = result(estimate=-1.0, comparison="within-arm")
    (row,) = rows_of(trial("a", change, POINT), ASKED)
    assert (row.group, row.metric, row.result, row.others) == ("main", None, change, (POINT,))
    assert row.study.id == "a"


SIDES = [
    # what the source concluded, the limits drawn from counts, what is said of them
    ("favours-ldn", 0.4, 0.9, "favours-ldn"),
    ("favours-ldn", 0.4, 1.2, "no-difference"),
    ("favours-comparator", 1.0, 1.2, "no-difference"),
    ("favours-comparator", 0.8, 1.0, "no-difference"),
    ("favours-comparator", 1.1, 1.2, "favours-comparator"),
    ("mixed", 0.4, 1.2, "mixed"),
    (None, 0.4, 1.2, None),
]


@pytest.mark.parametrize(("favours", "low", "high", "direction"), SIDES)
def test_counts_may_not_reach_what_the_source_concluded(favours, low, high, direction):
    (row,) = rows_of(trial("a", result(**COUNTS, favours=favours)), ASKED)
    assert row.source == "from-counts"
    row = replace(row, low=low, high=high)
    assert row.direction == direction
    assert replace(row, source="reported").direction == favours
    assert replace(row, metric=None).direction == favours


def test_counts_without_limits_are_read_at_0():
    (row,) = rows_of(trial("a", result(**COUNTS, favours="favours-ldn")), ASKED)
    difference = replace(row.metric, measure="RD")
    bare = replace(row, low=None, high=None)
    assert replace(bare, metric=difference).direction == "no-difference"
    assert bare.direction == "favours-ldn"


@pytest.mark.parametrize(
    ("source", "arrow", "derived"),
    [
        ("reported", False, False),
        ("reported", True, True),
        ("derived", False, True),
        ("from-p", False, True),
        ("from-counts", False, True),
        ("none", False, False),
    ],
)
def test_whether_an_interval_was_worked_out_here(source, arrow, derived):
    (row,) = rows_of(trial("a", DRAWN), ASKED)
    assert replace(row, source=source, arrow=arrow).derived is derived


@pytest.mark.parametrize(
    ("design", "review", "crossover"),
    [(PARALLEL, False, False), (CROSSOVER, False, True), ("meta-analysis", True, False)],
)
def test_what_kind_of_study_a_row_is(design, review, crossover):
    (row,) = rows_of(trial("a", DRAWN, design=design), ASKED)
    assert (row.review, row.crossover) == (review, crossover)


# --- the panels ---


def row_of(key: str = "a", changes: dict[str, object] | None = None, **of: object) -> Row:
    """Return the row of a trial with a drawn difference on the scale of pain."""
    (row,) = rows_of(trial(key, result(**{**MD, **POINTS, **(changes or {})}), **of), ASKED)
    return row


def shown(panels: tuple[Panel, ...]) -> list[tuple[str, str, list[str]]]:
    """Return each panel's block, what is measured, and its studies."""
    return [
        (p.group, p.metric.measure if p.metric else "", [row.study.id for row in p.rows])
        for p in panels
    ]


IN_WORDS = {"estimate": None, "ci_low": None, "ci_high": None}
BLOCKS = [
    ([], []),
    # the newest first; without a year last
    ([row_of("a", year=2019), row_of("b", year=2021), row_of("c", year=None)],
     [("main", "MD", ["b", "a", "c"])]),
    # the blocks in their order, whatever the order of the studies; comparators apart
    ([row_of("f", dose_class="standard"), row_of("e", {"comparison": "within-arm"}),
      row_of("d", design=OPEN), row_of("c", design="meta-analysis"), row_of("h", **CARE),
      row_of("g", **ACTIVE), row_of("b", **share(3)), row_of("a")],
     [("main", "MD", ["a"]), ("populations", "MD", ["b"]), ("comparators", "MD", ["g"]),
      ("comparators", "MD", ["h"]), ("published", "MD", ["c"]), ("not-randomised", "MD", ["d"]),
      ("change", "MD", ["e"]), ("doses", "MD", ["f"])]),
    # the fullest axis first, then by measure; a point on an axis that is drawn stands on it
    ([row_of("a", {"measure": "SMD"}), row_of("b"), row_of("c")],
     [("main", "MD", ["b", "c"]), ("main", "SMD", ["a"])]),
    ([row_of("a", {"measure": "SMD"}), row_of("b"), row_of("c", {"ci_low": None})],
     [("main", "MD", ["b", "c"]), ("main", "SMD", ["a"])]),
    ([row_of("a", {"measure": "SMD"}), row_of("b")],
     [("main", "MD", ["b"]), ("main", "SMD", ["a"])]),
    ([row_of("b"), row_of("a", {"scale": "joy"})], [("main", "MD", ["a"]), ("main", "MD", ["b"])]),
    ([row_of("b", {"scale": None}), row_of("a", {"scale": None}), row_of("c")],
     [("main", "MD", ["a"]), ("main", "MD", ["b"]), ("main", "MD", ["c"])]),
    ([row_of("b", {"scale": "6-minute-walk"}), row_of("a", {"scale": None})],
     [("main", "MD", ["a"]), ("main", "MD", ["b"])]),
    # reviews stand together, whatever they say of comparators
    ([row_of("a", design="meta-analysis"), row_of("b", design="meta-analysis", **ACTIVE)],
     [("published", "MD", ["a", "b"])]),
    # one in words stands beside the first that are drawn, or alone
    ([row_of("a", IN_WORDS), row_of("b", {"measure": "SMD"})], [("main", "SMD", ["a", "b"])]),
    ([row_of("a", IN_WORDS)], [("main", "", ["a"])]),
    ([row_of("a", IN_WORDS, **ACTIVE)], [("comparators", "", ["a"])]),
    ([row_of("a", IN_WORDS, **share(3))], [("populations", "", ["a"])]),
    ([row_of("b", {"ci_low": None}), row_of("a", IN_WORDS)], [("main", "", ["a", "b"])]),
    # without an interval nothing is shown of what is not randomised at low dose
    ([row_of("a", {"ci_low": None}, design=OPEN)], []),
    ([row_of("a", {"ci_low": None}, design=OPEN), row_of("b", {"measure": "SMD"}, design=OPEN)],
     [("not-randomised", "SMD", ["b"])]),
    ([row_of("a", {"ci_low": None}, design=OPEN), row_of("b", design=OPEN)],
     [("not-randomised", "MD", ["a", "b"])]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "panels"), BLOCKS)
def test_like_stands_beside_like(rows, panels):
    assert shown(panels_of(rows)) == panels


def test_in_words_alone_no_row_keeps_an_axis():
    (panel,) = panels_of([row_of("b", {"ci_low": None}), row_of("a", IN_WORDS)])
    assert [row.metric for row in panel.rows] == [None, None]
    assert (panel.metric, panel.pooling, panel.drawn) == (None, None, ())


def test_the_rows_that_have_a_place_on_the_axis():
    (panel,) = panels_of([row_of("a"), row_of("b", IN_WORDS)])
    assert [row.study.id for row in panel.drawn] == ["a"]
    assert [panel.places(row) for row in panel.rows] == [True, False]


@pytest.mark.parametrize(
    ("rows", "comparator"),
    [
        ([row_of("a"), row_of("b")], "placebo"),
        ([row_of("a"), row_of("b", comparator="placebo, oral")], "placebo"),
        ([row_of("a", **ACTIVE)], "aspirin"),
        ([row_of("a", **ACTIVE), row_of("b", comparator="zinc", comparator_class="active")], ""),
        ([row_of("a", design="meta-analysis")], ""),  # a review has none of its own
        ([], ""),
    ],
)
def test_what_all_studies_of_a_plot_compared_with(rows, comparator):
    panel = Panel(group="main", metric=None, rows=tuple(rows))
    assert panel.comparator == comparator


LEFT = {"estimate": -0.5, "ci_low": -0.9, "ci_high": -0.1}
RIGHT = {"estimate": 0.5, "ci_low": 0.1, "ci_high": 0.9}
OPEN_END = {"estimate": -0.5, "ci_low": -0.9, "ci_high": 0.0}
NO_SCALE = {"scale": None}
BENEFITS = [
    (LEFT | {"favours": "favours-ldn"}, "left"),
    (RIGHT | {"favours": "favours-ldn"}, "right"),
    (LEFT | {"favours": "uncontrolled-improvement"}, "left"),
    (RIGHT | {"favours": "uncontrolled-improvement"}, "right"),
    (LEFT | {"favours": "favours-comparator"}, "right"),
    (RIGHT | {"favours": "favours-comparator"}, "left"),
    # what is not clear, or says nothing, goes by the row and then by the scale
    (RIGHT | {"favours": "mixed"}, "left"),
    (RIGHT, "left"),
    (RIGHT | {"scale": "joy"}, "right"),
    (RIGHT | {"scale": "joy", "better": "lower"}, "left"),
    (RIGHT | {"better": "higher"}, "right"),
    (RIGHT | NO_SCALE, ""),
    (RIGHT | NO_SCALE | {"better": "higher"}, "right"),
    (OPEN_END | NO_SCALE | {"favours": "favours-ldn"}, ""),
    (OPEN_END | NO_SCALE | {"favours": "favours-comparator"}, ""),
    ({"estimate": 0.5, "ci_low": 0.0, "ci_high": 0.9, "favours": "favours-ldn"} | NO_SCALE, ""),
]


@pytest.mark.parametrize(("changes", "side"), BENEFITS)
def test_the_side_that_favours_ldn(changes, side):
    (panel,) = panels_of([row_of("a", changes)])
    assert panel.benefit == side


def test_a_ratio_is_better_on_a_side_of_one():
    clear = {"measure": "RR", "estimate": 0.5, "ci_low": 0.2, "ci_high": 0.9}
    (panel,) = panels_of([row_of("a", clear | {"favours": "favours-ldn"})])
    assert panel.benefit == "left"


def test_sources_that_contradict_each_other_leave_the_side_open():
    lower, higher, silent = (row_of(k, NO_SCALE | {"better": b, "measure": "SMD"}) for k, b in
                             (("a", "lower"), ("b", "higher"), ("c", None)))  # fmt: skip
    (panel,) = panels_of([lower, higher])
    assert panel.benefit == ""
    (panel,) = panels_of([lower, silent])
    assert panel.benefit == "left"
    (panel,) = panels_of([replace(lower, low=None), silent])
    assert panel.benefit == "left"


def test_a_point_without_limits_is_not_clear():
    point = {"estimate": 0.5, "favours": "favours-ldn"}
    for missing in ("ci_low", "ci_high"):
        row = row_of("b", RIGHT | {missing: None} | point)
        (panel,) = panels_of([row_of("a", RIGHT | {"better": "lower"}), row])
        assert panel.benefit == "left", missing


# --- the pooling ---


def wide(key: str, estimate: float, se: float = 1.0, **changes: object) -> Row:
    """Return a trial with this estimate and standard error."""
    ends = {"ci_low": estimate - Z * se, "ci_high": estimate + Z * se}
    return row_of(key, {"estimate": estimate, **ends, **changes})


def pooled(*rows: Row, model: str = "reml"):
    return pooling_of(rows[0].metric, rows, model)


def test_two_trials_pool_to_the_conventional_interval():
    """Worked out in test_pooling.py: errors of 1, two apart."""
    found = pooled(wide("a", 0.0), wide("b", 2.0))
    assert (found.method, found.p) == ("conventional", pytest.approx(0.3173105, abs=1e-6))
    numbers = (found.estimate, found.low, found.high, found.hk_low, found.hk_high)
    expected = (1.0, 1 - 1.959964, 1 + 1.959964, 1 - 12.706205, 1 + 12.706205)
    assert numbers == pytest.approx(expected, abs=1e-5)
    assert (found.prediction_low, found.prediction_high) == (None, None)
    assert [(row.study.id, row.weight) for row in found.inputs] == [
        ("a", pytest.approx(0.5)),
        ("b", pytest.approx(0.5)),
    ]


def test_three_trials_pool_after_hartung_and_knapp():
    """Two apart on either side of 0: variance 3 between, error sqrt(4/3); t is 4.302653."""
    found = pooled(wide("a", -2.0), wide("b", 0.0), wide("c", 2.0), model="dl")
    reach, next_reach = 4.302653 * (4 / 3) ** 0.5, 12.706205 * (13 / 3) ** 0.5
    assert (found.method, found.p) == ("hartung-knapp", pytest.approx(1.0))
    ends = (found.low, found.high, found.hk_low, found.hk_high)
    assert ends == pytest.approx((-reach, reach) * 2, rel=1e-5)
    prediction = (found.prediction_low, found.prediction_high)
    assert prediction == pytest.approx((-next_reach, next_reach), rel=1e-5)
    assert found.pooled.model == "dl"


def test_the_p_value_is_that_of_the_interval_that_is_drawn():
    """A mean of 1 whose error is sqrt(1/3): normal 0.0833, t with 2 degrees of freedom 0.2254."""
    found = pooled(*(wide(key, 1.0) for key in "abc"))
    assert found.p == pytest.approx(0.2254033, abs=1e-6)
    assert pooled(wide("a", 1.0), wide("b", 1.0)).p == pytest.approx(0.1572992, abs=1e-6)


def test_ratios_are_pooled_on_the_logarithm_and_told_as_ratios():
    """1/2 and 2, equally sure, make 1; the next trial's limits are ratios too."""
    ratio = {"measure": "RR", "ci_low": 0.25}
    rows = [row_of("a", ratio | {"estimate": 0.5, "ci_high": 1.0}),
            row_of("b", ratio | {"estimate": 2.0, "ci_low": 1.0, "ci_high": 4.0}),
            row_of("c", ratio | {"estimate": 1.0, "ci_low": 0.5, "ci_high": 2.0})]  # fmt: skip
    two = pooled(*rows[:2])
    assert (two.estimate, two.low * two.high, two.hk_low * two.hk_high) == pytest.approx((1, 1, 1))
    assert 0 < two.low < 1 < two.high
    three = pooled(*rows)
    assert 0 < three.prediction_low < three.low < 1
    assert three.prediction_low * three.prediction_high == pytest.approx(1)
    assert (three.low, three.high) == (three.hk_low, three.hk_high)


def test_one_row_of_a_study_is_pooled_and_no_other_axis():
    first, again = wide("a", 0.0), wide("a", 5.0)
    other, axis = wide("b", 2.0), wide("c", 9.0, scale="joy")
    assert [row.estimate for row in pooled(first, again, other, axis).inputs] == [0.0, 2.0]
    assert pooled(first, again, axis) is None
    assert pooled(first, replace(other, se=None)) is None
    assert pooled(first, replace(other, se=None), wide("d", 1.0)).inputs[1].study.id == "d"


@pytest.mark.parametrize(
    ("measure", "pools"),
    [("MD", True), ("SMD", True), ("RD", True), ("OR", True), ("HR", True), ("median", False),
     ("mean", False)],
)  # fmt: skip
def test_what_can_be_pooled(measure, pools):
    one, other = (row_of(key, {"measure": measure, "estimate": 0.5, "ci_low": 0.2, "ci_high": 0.9})
                  for key in "ab")  # fmt: skip
    assert bool(pooled(one, other)) is pools


def test_a_crossover_drawn_from_counts_is_not_pooled():
    counted = [row_of(key, COUNTS | IN_WORDS, design=design)
               for key, design in (("a", PARALLEL), ("b", PARALLEL), ("c", CROSSOVER))]  # fmt: skip
    assert [unpaired(row) for row in counted] == [False, False, True]
    assert not unpaired(row_of("d", design=CROSSOVER))
    (panel,) = panels_of(counted)
    assert [row.study.id for row in panel.pooling.inputs] == ["a", "b"]
    assert [row.weight for row in panel.rows] == [pytest.approx(0.5), pytest.approx(0.5), None]


def test_each_row_has_its_own_share():
    """Errors 1 and 2, without spread: weights 1 and 1/4; a second row of a study has none."""
    again = row_of("a", {"estimate": 9.0, "ci_low": 8.0, "ci_high": 10.0, "timepoint": "later"})
    (panel,) = panels_of([wide("a", 0.0), wide("b", 0.0, 2.0), again])
    shares = {(row.study.id, row.estimate): row.weight for row in panel.rows}
    assert shares == {
        ("a", 0.0): pytest.approx(0.8),
        ("b", 0.0): pytest.approx(0.2),
        ("a", 9.0): None,
    }


@pytest.mark.parametrize(
    "of", [ACTIVE, share(3), {"design": OPEN}, {"dose_class": "standard"}], ids=str
)
def test_nothing_but_the_main_block_is_pooled(of):
    (panel,) = panels_of([row_of("a", **of), row_of("b", **of)])
    assert (panel.pooling, [row.weight for row in panel.rows]) == (None, [None, None])


def test_the_model_reaches_the_pooling():
    rows = [wide("a", 0.0), wide("b", 3.0, 2.0), wide("c", 9.0, 0.5)]
    for model in ("reml", "dl"):
        (panel,) = panels_of(rows, model)
        assert panel.pooling.pooled.model == model
    assert panels_of(rows)[0].pooling.pooled.model == "reml"
