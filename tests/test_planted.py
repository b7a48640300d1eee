"""Rules that were once broken on purpose without a test seeing it: values worked out by hand."""

import io

import pytest

from ldncli.evidence import meta_analysis
from ldncli.evidence.harms import Harm, PooledHarm
from ldncli.output.terminal import detect
from ldncli.pages.handout import numbers
from ldncli.plots.forest.words import sides
from ldncli.queries import handout
from ldncli.queries.conditions import summaries
from ldncli.queries.forest.panels import panels_of
from ldncli.queries.forest.plot import forest
from ldncli.queries.forest.rows import rows_of
from ldncli.queries.interactions.check import check
from ldncli.queries.studies import StudyFilter, find
from ldncli.schema.record import replace
from ldncli.schema.studies import Study
from tests.test_forest_rows import question_on

Z = 1.959964  # the 97.5% point of the normal distribution


def with_result(study, **changes):
    """Return a study whose first result is changed."""
    return replace(study, results=(replace(study.results[0], **changes),))


def test_only_placebo_is_pooled(wider):
    """SE 1.0/3.92 and 1.2/3.92: inverse squares 15.37 and 10.67, shares 0.590 and 0.410."""
    panels = {panel.group: panel for panel in forest(wider, "exampleitis").panels}
    shares = {row.study.id: row.weight for row in panels["main"].drawn}
    assert shares == pytest.approx({"author-2024": 0.5902, "writer-2021": 0.4098}, abs=1e-4)
    estimate = panels["main"].pooling.estimate
    assert estimate == pytest.approx(-0.2 * 0.5902 - 0.3 * 0.4098, abs=1e-4)
    (apart,) = panels["comparators"].rows
    assert (apart.study.id, apart.weight) == ("active-2022", None)


def test_what_is_not_pooled_has_no_weight(tiny):
    rows = []
    for key, se in (("author-2024", 1.0), ("writer-2021", 2.0)):
        changes = {"comparison": "within-arm", "estimate": 0.0, "ci_low": -Z * se}
        study = with_result(tiny.get(Study, key), **changes, ci_high=Z * se)
        rows += rows_of(study, question_on(tiny))
    (panel,) = panels_of(rows)
    assert panel.group == "change"
    assert panel.pooling is None
    assert [(row.se, row.weight) for row in panel.rows] == [
        (pytest.approx(1.0), None),
        (pytest.approx(2.0), None),
    ]


@pytest.mark.parametrize(
    ("key", "people", "estimate"),
    [
        # Student's t at p = 0.05: 4.3027 with 2 degrees of freedom, 2.7764 with 4, 12.7062 with 1
        ("author-2024", {"n_ldn": 2, "n_control": 2}, 4.3027),
        ("author-2024", {"n_ldn": 3, "n_control": 3}, 2.7764),
        ("scribe-2011", {"n_ldn": 2, "n_control": 2}, 12.7062),
        ("scribe-2011", {"n_ldn": 5, "n_control": None}, 2.7764),
        ("author-2024", {"n_ldn": None, "n_control": None}, Z),
    ],
)
def test_a_p_value_has_the_degrees_of_freedom_of_its_design(tiny, key, people, estimate):
    """Two arms of n people in all have n - 2; a crossover of n people n - 1."""
    study = with_result(
        tiny.get(Study, key), measure="MD", estimate=estimate, p="0.05",
        ci_low=None, ci_high=None, **people,
    )  # fmt: skip
    (row,) = rows_of(study, question_on(tiny))
    assert row.se == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize("k", [3, 4, 13])
def test_a_prediction_interval_has_n_less_two(k):
    """Equal results without spread: tau2 is 0, so the reach is t times the standard error."""
    t = {3: 12.7062, 4: 4.3027, 13: 2.2010}[k]
    pooled_result = meta_analysis.pool([0.0] * k, [1.0] * k)
    assert pooled_result.prediction_high == pytest.approx(t / k**0.5, rel=1e-4)


@pytest.mark.parametrize(
    ("better", "favours", "low", "high", "left"),
    [
        ("lower", "no-difference", -0.7, 0.3, "favours LDN"),
        ("higher", "no-difference", -0.7, 0.3, "favours placebo"),
        # a clear result says by its own sign which side is which
        ("lower", "favours-ldn", -0.7, -0.1, "favours LDN"),
        ("higher", "favours-ldn", -0.7, -0.1, "favours LDN"),
        ("lower", "favours-comparator", -0.7, -0.1, "favours placebo"),
        ("lower", "favours-ldn", -0.7, 0.1, "favours LDN"),
        (None, "no-difference", -0.7, 0.3, "lower"),
    ],
)
def test_the_sides_of_the_null_line(tiny, better, favours, low, high, left):
    study = with_result(
        tiny.get(Study, "author-2024"), better=better, favours=favours, ci_low=low, ci_high=high,
        scale="pain-0-10" if better else None,
    )  # fmt: skip
    (panel,) = panels_of(rows_of(study, question_on(tiny)))
    assert sides(panel)[0] == left
    if better:
        assert set(sides(panel)) == {"favours LDN", "favours placebo"}


def test_a_review_is_older_than_later_trials_alone(wider):
    """Of the year itself nothing is known, unless the review says until when it searched."""
    panel = next(p for p in forest(wider, "exampleitis").panels if p.group == "published")
    reviews = {row.study.id: row for row in panel.rows}
    assert set(reviews) == {"reviewer-2023", "review-level-2024"}
    older = {key: [s.id for s in row.newer] for key, row in reviews.items()}
    assert older == {"reviewer-2023": ["author-2024"], "review-level-2024": []}
    same = {key: [s.id for s in row.same_year] for key, row in reviews.items()}
    assert same == {"reviewer-2023": [], "review-level-2024": ["author-2024"]}


def test_a_retracted_review_pools_no_harm(wider):
    assert [harm.study for harm in wider.all(PooledHarm)] == ["review-level-2024"]


def test_an_arm_without_events_is_a_rate_of_zero(wider):
    (falls,) = [harm for harm in wider.all(Harm) if harm.event == "falls"]
    assert (falls.ldn_events, falls.ldn_percent, falls.control_percent) == (0, 0.0, 14.3)


def test_people_are_sorted_from_many_to_few(tiny, ldn):
    """Enrolled: 500, 104, 104, 40, 38, 24; reviews and laboratory work count nobody."""
    order = [study.id for study in find(tiny, StudyFilter(), "people")]
    assert order[:3] == ["undone-2018", "author-2024", "writer-2021"]
    assert order[3:6] == ["clerk-2020", "drafter-2019", "scribe-2011"]
    assert ldn("studies", "--sort", "people", "-q").out.split() == order
    rows = summaries(tiny, sort="people")
    assert [row.n_people for row in rows] == sorted((row.n_people for row in rows), reverse=True)
    assert rows[0].id == "exampleitis"


@pytest.mark.parametrize(
    ("since", "until", "keys"),
    [
        (2024, None, {"author-2024"}),
        (2025, None, set()),
        (2023, None, {"author-2024", "reviewer-2023"}),
        (2021, 2021, {"writer-2021"}),
        (None, 2011, {"scribe-2011"}),
        (None, 2010, set()),
    ],
)
def test_years_are_counted_with_both_ends(tiny, since, until, keys):
    assert {study.id for study in find(tiny, StudyFilter(since=since, until=until))} == keys


def test_counts_in_the_handout_are_rounded(tiny):
    """10 of 52 is 19.2 and 5 of 52 is 9.6 of 100: nine more, not ten."""
    dreams = next(iter(handout.harms(tiny.get(Study, "author-2024"))))
    assert "9 more of every 100" in numbers(dreams)


def test_a_percentage_becomes_the_nearest_count():
    """5.6% of 52 people is 2.91: three of them."""
    assert handout.share(None, 52, "5.6%").events == 3


def test_an_interval_read_at_second_hand_says_so(ldn, wider_folder):
    lines = ldn("safety", "washout", data=wider_folder).out
    (second,) = [line for line in lines.splitlines() if "14 days" in line]
    assert "second hand" in lines.partition("14 days")[2][:200], second
    assert "second hand" not in ldn("safety", "washout").out


def test_the_worst_stands_first_and_an_unknown_name_before_a_lesser_harm(wider):
    names = ["sertraline", "acamprosate", "qqqqqqqq", "zedanol", "codeine"]
    order = [answer.typed for answer in check(wider, names).answers]
    assert order[:3] == ["codeine", "zedanol", "qqqqqqqq"]
    assert set(order[3:]) == {"sertraline", "acamprosate"}


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        # five letters or fewer: one slip
        ("zolof", True),
        ("zolxf", False),
        # six letters: one slip; eight to eleven letters: two slips
        ("zoloxt", True),
        ("zolxxt", False),
        ("axamprosaxe", True),
        ("axamprxsaxe", False),
        # twelve and more: a harmless name three slips off would mislead
        ("axamprxsatee", False),
        ("axamprxsaxee", False),
    ],
)
def test_how_far_a_name_may_be_off(wider, typed, near):
    (answer,) = check(wider, [typed]).answers
    assert bool(answer.guesses) == near, answer.guesses


@pytest.mark.parametrize(
    ("environ", "tty", "colour"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"CLICOLOR": "0"}, True, False),
        ({"CLICOLOR": "1"}, True, True),
        ({"CLICOLOR": "1"}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"CLICOLOR_FORCE": "1", "CLICOLOR": "0"}, False, True),
        ({"CLICOLOR_FORCE": "0"}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
    ],
)
def test_when_colour_is_used(environ, tty, colour):
    class Stream(io.StringIO):
        def isatty(self):
            return tty

    assert detect(Stream(), environ).colour is colour
