"""Words behind a command that lists: the name, the filters, and what excludes another."""

from __future__ import annotations

import pytest

from ldncli.errors import UsageError
from ldncli.queries.list_words import listed, study_words, trial_words
from tests.conftest import DATA

STUDIES = (
    ("exampleitis", "exampleitis", {}),
    ("exampleitis randomised", "exampleitis", {"design": "randomised"}),
    ("RCTs in exampleitis since 2020", "exampleitis", {"design": "randomised", "since": "2020"}),
    ("2024", "", {"since": "2024", "until": "2024"}),
    ("until 2015 null", "", {"until": "2015", "null": "yes"}),
    ("favours LDN exampleitis", "exampleitis", {"direction": "favours-ldn"}),
    ("no difference", "", {"direction": "no-difference"}),
    ("randomised randomised", "", {"design": "randomised"}),
    ("gabapentin", "gabapentin", {}),  # no filter: it is looked for as a name, and said to be none
    ("123", "123", {}),
)


@pytest.mark.parametrize(("words", "name", "filters"), STUDIES)
def test_studies_are_asked_for_in_words(tiny_session, words, name, filters):
    found = listed(tiny_session, words.split(), study_words(), years=True)
    assert (found.name, found.filters) == (name, filters)


@pytest.mark.parametrize(
    ("words", "name", "filters"),
    [
        ("exampleitis recruiting", "exampleitis", {"status": "recruiting"}),
        ("not yet recruiting", "", {"status": "not-yet-recruiting"}),
        ("samplodynia without results", "samplodynia", {"silent": "yes"}),
        ("2024", "2024", {}),  # a number may be a register's
    ],
)
def test_trials_are_asked_for_in_words(tiny_session, words, name, filters):
    found = listed(tiny_session, words.split(), trial_words(), years=False)
    assert (found.name, found.filters) == (name, filters)


@pytest.mark.parametrize("words", ["recruiting completed", "exampleitis open finished"])
def test_two_values_of_one_filter_exclude_each_other(tiny_session, words):
    with pytest.raises(UsageError, match="exclude each other"):
        listed(tiny_session, words.split(), trial_words(), years=False)


def test_words_and_options_say_the_same(ldn):
    by_words = ldn("studies", "fibromyalgia", "randomised", "since", "2020", "-q", data=DATA)
    options = ("--condition", "fm", "--design", "randomised", "--since", "2020", "-q")
    assert by_words.out.split() == ldn("studies", *options, data=DATA).out.split()
    assert by_words.out
    other = ldn("trials", "fibromyalgia", "recruiting", "-q", data=DATA).out
    assert other == ldn("trials", "fm", "--status", "recruiting", "-q", data=DATA).out


def test_a_word_that_is_no_filter_is_not_passed_over(ldn):
    ran = ldn("studies", "fibromyalgia", "gabapentin", data=DATA)
    assert ran.code == 3
    assert not ran.out
    assert "fibromyalgia gabapentin" in ran.err


def test_the_harms_of_an_illness_are_those_of_its_studies(ldn):
    told = ldn("safety", "fibromyalgia", data=DATA).out
    assert "41 of 49" in told
    assert "16 of 21" not in told
    assert "Not counted in any study at low dose" in ldn("safety", "lupus", data=DATA).out


@pytest.mark.parametrize(
    ("words", "is_said"), [("gout", True), ("sleep apnoea", True), ("fibromyalgia", False)]
)
def test_a_search_says_first_that_an_illness_is_not_here(ldn, words, is_said):
    lines = ldn("search", words, data=DATA).out.splitlines()
    assert ("No study of LDN in" in lines[2 if not lines[1] else 1]) == is_said
