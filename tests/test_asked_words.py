"""Which words of a question are read as a name, and which are left alone."""

from __future__ import annotations

import pytest

from ldncli.queries.ask.answer import answer
from ldncli.queries.ask.ask import ask
from ldncli.queries.ask.slips import corrected
from ldncli.queries.ask.studies import study_in

# (typed, read as): one or two slips in a long word, none in a short one, and never a known word.
SLIPS = (
    ("exampelitis", "exampleitis"),
    ("samplodinia", "samplodynia"),
    ("fauxalgya", "fauxalgia"),
    ("samplodinja", "samplodynia"),
    ("zamplodynia", None),  # another first letter
    ("exampltsyz", None),  # too far
    ("fauxa", None),  # too short
    ("exampleitis", None),  # a name itself
)


@pytest.mark.parametrize(("typed", "name"), SLIPS)
def test_a_slip_in_an_illness_is_read_and_said(tiny_session, typed, name):
    question = f"does it help {typed} please"
    read, read_as = corrected(tiny_session, question)
    assert read_as == (((typed, name),) if name else ())
    assert read == (question.replace(typed, name) if name else question)


def test_what_was_read_is_shown(ldn):
    assert "Read “samplodinia” as “samplodynia”." in ldn("ask", "samplodinia").out
    assert "Read “" not in ldn("ask", "samplodynia").out


def read(dataset, question):
    asked = ask(dataset, question)
    return {item.id for item in (*asked.conditions, *asked.records)}


# One telling word is not the phrase that it stands in, and a longer name is not the shorter one.
READ = (
    ("does it lower testosterone", "hormones", "starting-low"),
    ("how do I lower the dose", "starting-low", "hormones"),
    ("does naltrexone cross the blood brain barrier", "occupancy-low-dose", "blood-donation"),
    ("may I give blood", "blood-donation", "occupancy-low-dose"),
    ("will my insurance cover it", "insurance", "motives"),
    ("LDN and sleep apnea", "not-held", "restless-legs-syndrome"),
    ("LDN and poor sleep", "restless-legs-syndrome", "not-held"),
    ("would it dissolve kidney stones", "not-held", "kidney"),
    ("is it safe with kidney disease", "kidney", "not-held"),
    ("does it heal a leaky gut", "leaky-gut", "crohns-disease"),
    ("does it help the gut", "crohns-disease", "leaky-gut"),
    ("Sjögren's with fatigue", "sjogrens-disease", "long-covid"),
    ("does it help fatigue", "long-covid", "sjogrens-disease"),
    ("I take it, restart from scratch?", "restart", "uraemic-itch"),
    ("must it be refrigerated", "storage", "time-of-day"),
)


@pytest.mark.parametrize(("question", "found", "left"), READ)
def test_a_phrase_is_met_by_more_than_its_one_telling_word(real, question, found, left):
    ids = read(real, question)
    assert found in ids
    assert left not in ids


def test_what_ldn_may_bring_on_comes_before_what_it_may_help(real):
    first, second = answer(real, "can LDN cause cancer").parts[:2]
    assert (first.kind, second.id) == ("harm", "cancer")
    assert "do not know" in first.lines[0][1]
    assert answer(real, "does LDN help cancer").parts[0].id == "cancer"


def test_a_trial_is_no_misspelt_opioid(real):
    assert ask(real, "what did the INNOVA trial find").checked is None
    assert ask(real, "is innovar safe").checked is not None


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("what did Younger 2009 find", "younger-2009-pilot"),  # of two the one at low dose
        ("did PTI-901 report", "pti-901-women-2005"),
        ("Younger 2013", "younger-2013-crossover"),
        ("covid 19", None),
    ],
)
def test_a_study_is_named_by_its_author_and_number(real, question, key):
    assert study_in(real, question) == key
