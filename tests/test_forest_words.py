"""The words of a forest plot: what a trial reported, the heads of the columns, the scale."""

from __future__ import annotations

import pytest

from ldncli.plots.forest.words import heads, metric_line, row_words
from ldncli.queries.forest.panels import Panel
from ldncli.queries.forest.question import Metric
from ldncli.queries.forest.rows import Row
from ldncli.schema.studies import Result
from tests.test_forest_blocks import trial
from tests.test_forest_intervals import result


def row(*results: Result, **changes: object) -> Row:
    """Return the results of one trial of twenty people as a row without an interval."""
    first, *others = results
    made = trial(n_enrolled=20, **changes)
    return Row(study=made, result=first, group="main", metric=None, others=tuple(others))


NULL = {"measure": "p-only", "p": "not significant", "favours": "no-difference"}
NULL_WORDS = "p not significant, no clear difference"
BETTER = {"measure": "p-only", "p": "<0.02", "favours": "favours-ldn"}


@pytest.mark.parametrize(
    ("results", "words"),
    [
        # one result needs no name
        ((result(**NULL),), f"20 people: {NULL_WORDS}"),
        # of one outcome: the time tells them apart
        ((result(**NULL, timepoint="month 3"), result(**BETTER, timepoint="month 2")),
         f"20 people: month 3: {NULL_WORDS}; month 2: p<0.02"),
        # a time that was not read is not made up
        ((result(**NULL, timepoint="month 3"), result(**BETTER)),
         f"20 people: month 3: {NULL_WORDS}; p<0.02"),
        # of several outcomes: the outcome
        ((result(**NULL, timepoint="week 1"), result(**BETTER, outcome="joy")),
         f"20 people: pain: {NULL_WORDS}; joy: p<0.02"),
        # more than two are counted
        ((result(**NULL), result(**BETTER, outcome="joy"), result(**NULL, outcome="sleep")),
         f"20 people: pain: {NULL_WORDS}; joy: p<0.02; 1 more"),
    ],
)  # fmt: skip
def test_results_of_one_trial_are_told_apart(results, words):
    assert row_words(row(*results)) == f"{words}; no interval reported"


@pytest.mark.parametrize(
    ("comparator", "head"),
    [
        ("placebo", "placebo"),
        ("placebo in turn", "placebo"),
        ("baclofen", "baclofen"),  # eight letters: as many as fit
        ("melatonin", "control"),  # nine: no word is cut off
        ("amitriptyline", "control"),
    ],
)
def test_the_control_column_has_a_whole_word(comparator, head):
    rows = (row(result(**NULL), comparator=comparator, comparator_class="active"),)
    assert heads(Panel(group="main", metric=None, rows=rows)) == ("LDN", head)


@pytest.mark.parametrize(
    ("unit", "line"),
    [
        ("points", "mean difference, points, scale not stated"),
        ("points, scale length not stated", "mean difference, points, scale length not stated"),
        (None, "mean difference, scale not stated"),
    ],
)
def test_that_a_scale_is_not_stated_is_said_once(unit, line):
    metric = Metric(measure="MD", scale=None, contrast="between", apart="a", unit=unit)
    assert metric_line(metric) == line
