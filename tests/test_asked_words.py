"""Which words of a question are read as a name, and which are left alone."""

from __future__ import annotations

import pytest

from ldncli.queries.ask.answer import answer
from ldncli.queries.ask.ask import ask
from ldncli.queries.ask.slips import corrected
from ldncli.queries.ask.studies import study_in
from tests.conftest import DATA

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


def kinds(dataset, question):
    """Return what answers a question, in order: kind and id of each part."""
    return [(part.kind, part.id) for part in answer(dataset, question).parts]


# Who asks what they have is told who can say; who asks what they must do is not.
@pytest.mark.parametrize(
    ("question", "is_diagnosis"),
    [
        ("do I have fibromyalgia", True),
        ("my joints ache, could it be lupus", True),
        ("could my numb feet be small fibre neuropathy", True),
        ("do I have to stop methotrexate for rheumatoid arthritis", False),
        ("does LDN help fibromyalgia", False),
        ("do I have a chance with LDN in Crohn's", False),  # LDN itself is asked for
    ],
)
def test_a_diagnosis_is_no_verdict_on_ldn(real, question, is_diagnosis):
    first = kinds(real, question)[0]
    assert (first == ("scope", "diagnosis")) == is_diagnosis


@pytest.mark.parametrize(
    ("question", "is_asked"),
    [
        ("does ibuprofen interact with warfarin", True),
        ("sertraline and amitriptyline together", True),
        ("can I take ibuprofen and warfarin with LDN", False),
        ("sertraline, warfarin", False),  # a list for the check
        ("does warfarin interact", False),
    ],
)
def test_medicines_among_themselves_are_outside(real, question, is_asked):
    assert (("scope", "other-medicines") in kinds(real, question)) == is_asked


def test_the_scope_stands_before_the_check_and_an_alarm_before_the_scope(ldn):
    told = ldn("ask", "does ibuprofen interact with warfarin", data=DATA).out
    assert told.index("Other medicines with each other") < told.index("not studied")
    told = ldn("ask", "does codeine interact with warfarin", data=DATA).out
    assert told.index("!! LDN blocks opioids") < told.index("Other medicines with each other")


# An illness with a topic: its own data stand first.
@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("fibromyalgia dose", "As studied"),
        ("side effects in people with fibromyalgia", "Side effects"),
        ("how long before it works in fibromyalgia", "How long studied"),
        ("crohns in kids", "Children"),
        ("my 10 yr old has crohns", "Children"),
        ("level of evidence in fibromyalgia", "Certainty"),
        ("fibromyalgia trial near Leeds", "Recruiting"),
        ("what do gastroenterologists say of LDN in Crohn's", "Norwegian Medical Products Agency"),
    ],
)
def test_a_topic_of_an_illness_is_answered_from_its_own_studies(real, question, label):
    first = next(part for part in answer(real, question).parts if part.kind == "condition")
    assert label in [name for name, _ in first.lines]


def test_an_age_is_not_a_childs_from_eighteen_on(real):
    labels = [name for name, _ in answer(real, "I am 38 years old with Crohn's").parts[0].lines]
    assert "Children" not in labels


# The past of an opioid, one that is not taken, and the word itself.
@pytest.mark.parametrize(
    ("question", "medicines", "record"),
    [
        ("I stopped tramadol last year", ["tramadol"], "restart"),
        ("came off methadone 3 months ago", ["methadone"], "restart"),
        ("I am not on opioids, is withdrawal a risk", [], "no-opioids"),
        ("I am on opioids", ["opioids"], None),
        ("is dextromethorphan an opioid", ["dextromethorphan"], None),
        ("I take an opioid and dextromethorphan", ["opioid", "dextromethorphan"], None),
        ("how long after LDN can I have morphine", ["morphine"], "opioid-painkillers-blunted"),
        ("how long after morphine can I have LDN", ["morphine"], "precipitated-withdrawal"),
    ],
)
def test_what_is_said_of_an_opioid(real, question, medicines, record):
    found = answer(real, question)
    checked = found.asked.checked
    assert {item.typed for item in (checked.answers if checked else ())} == {*medicines}
    assert record is None or record in [part.id for part in found.parts]


# An intent alone answers where no other subject is left.
@pytest.mark.parametrize(
    ("question", "record"),
    [
        ("best dose", "doses-compared"),
        ("what is the best dose", "doses-compared"),
        ("who shouldnt take it", "contraindications-us"),
        ("does it help with stuttering", None),
    ],
)
def test_an_intent_alone_is_answered(real, question, record):
    assert [part.id for part in answer(real, question).parts][:1] == ([record] if record else [])


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("what did the 2013 Younger trial find", ["younger-2013-crossover"]),
        ("what did Bested say", ["bested-2023"]),
        ("does it help younger people", []),
        ("are brown capsules worse", []),
    ],
)
def test_an_author_alone_leads_to_the_studies(real, question, ids):
    assert [part.id for part in answer(real, question).parts if part.kind == "study"] == ids


def test_another_word_of_the_same_illness_is_not_corrected(real):
    assert answer(real, "Crohn's after two resections").read_as == ()
    assert answer(real, "Crohn's and psorisis").read_as == (("psorisis", "psoriasis"),)
