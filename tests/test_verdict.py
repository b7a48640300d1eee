"""The one line of a condition, whole: each rule with a case on either side of it."""

from __future__ import annotations

import pytest

from ldncli.evidence.verdict import comparator_words, compared, is_little_or_none, verdict
from ldncli.schema.conditions import Condition, Finding, Statement

NO_STUDY = "No study of LDN was found, so we do not know if it helps or harms."
LABORATORY = "Nothing in people at low dose: laboratory work only."
UNRATED = (
    "We do not know if LDN helps or harms: no study at low dose gave a result that could be rated."
)
STORY = "story cannot show whether LDN helped"
STORIES = "such stories cannot show whether LDN helped"
GROUP = "without a comparison group were described, which cannot show whether LDN helped"
UNREAD = "Trials exist at low dose, but no comparison could be read and rated."


def condition(phrase: str = "") -> Condition:
    """Return a condition without studies."""
    return Condition(
        id="x", name="X", area="pain", plain="x", searched_on="", searched_for=(), phrase=phrase
    )


def finding(**changes: object) -> Finding:
    """Return a finding of no clear difference from placebo in pain, of low certainty."""
    start: dict[str, object] = {
        "outcome": "pain",
        "outcome_id": "pain",
        "comparator": "placebo",
        "studies": ("a",),
        "direction": "no-difference",
        "effect": "x",
        "short": "x",
        "certainty": "low",
    }
    return Finding(**{**start, **changes})


# Where it all begins: the kind of evidence, the studies at other doses and the people described.
LEVELS = [
    ("none-found", None, 0, 0, NO_STUDY),
    ("none-found", None, 1, 0, "No study at low dose was found. "
     "One study at other doses cannot tell us about LDN."),
    ("none-found", None, 2, 0, "No study at low dose was found. "
     "2 studies at other doses cannot tell us about LDN."),
    ("preclinical", None, 2, 0, LABORATORY),
    ("case-reports", None, 0, 1, f"Only one person was described: one {STORY}."),
    ("case-reports", None, 0, 2, f"Only 2 people were described: {STORIES}."),
    ("case-reports", None, 0, 5, f"Only 5 people were described: {STORIES}."),
    ("case-reports", None, 0, 6, f"Only 6 patients {GROUP}."),
    ("case-reports", None, 0, 0, f"Only patients {GROUP}."),
    # the people of the finding, not all who are in its studies
    ("case-reports", {"n_people": 3}, 0, 12, f"Only 3 people were described: {STORIES}."),
    ("uncontrolled", None, 0, 9, UNRATED),
    ("randomised", None, 3, 9, UNRATED),
    ("randomised", {"certainty": "not-rated"}, 0, 9, UNREAD),
    ("uncontrolled", {"certainty": "not-rated", "comparator": "none"}, 0, 1234,
     f"On joy only 1,234 patients {GROUP}."),
    ("randomised", {"certainty": "not-rated", "comparator": "none", "n_people": 1}, 0, 9,
     f"On joy only one person was described: one {STORY}."),
]  # fmt: skip


@pytest.mark.parametrize(("level", "changes", "others", "people", "line"), LEVELS)
def test_the_kind_of_evidence_comes_first(level, changes, others, people, line):
    of = None if changes is None else finding(**changes)
    assert verdict(condition("joy"), level, of, others, people) == line


INSIDE = {"measure": "MD", "margin": 1.0, "ci_low": -0.95, "ci_high": 0.27}
CITED = {"statements": (Statement(says="may make little or no difference", by="x"),)}
OTHERWISE = {"statements": (Statement(says="may improve pain", by="x"),)}
NOT_SHOWN = "Compared with placebo, no clear difference in pain was shown; "
OPEN = f"{NOT_SHOWN}a benefit is not ruled out."
UNCERTAIN = "the evidence on pain is very uncertain:"
AGAINST = {
    "active": ({"comparator": "active", "comparator_name": "amitriptyline"}, "amitriptyline"),
    "doses": ({"comparator": "other-dose"}, "other doses"),
    "care": ({"comparator": "usual-care"}, "usual care"),
}
COMPARED = [
    # the phrase of size needs an interval inside a stated margin, or a citation
    (INSIDE, "Compared with placebo, LDN may make little or no difference to pain."),
    (CITED, "Compared with placebo, LDN may make little or no difference to pain."),
    (OTHERWISE, OPEN),
    (INSIDE | {"certainty": "moderate"},
     "Compared with placebo, LDN probably makes little or no difference to pain."),
    (INSIDE | {"certainty": "high"},
     "Compared with placebo, LDN makes little or no difference to pain."),
    (INSIDE | {"certainty": "very-low"}, OPEN),
    (INSIDE | {"ci_low": -1.0}, OPEN),
    (INSIDE | {"ci_high": 1.0}, OPEN),
    (INSIDE | {"ci_low": None}, OPEN),
    (INSIDE | {"ci_high": None}, OPEN),
    (INSIDE | {"margin": None}, OPEN),
    (INSIDE | {"measure": "SMD"}, OPEN),
    ({"kind": "harm"}, f"{NOT_SHOWN}a harm is not ruled out."),
    # another drug, or other doses, say nothing on whether LDN works; usual care does
    (AGAINST["active"][0], "Compared with amitriptyline, no clear difference in pain was shown. "
     "LDN was not tested against placebo here."),
    (INSIDE | AGAINST["doses"][0], "Compared with other doses, no clear difference in pain was "
     "shown. LDN was not tested against placebo here."),
    (INSIDE | AGAINST["care"][0], "Compared with usual care, no clear difference in pain was "
     "shown; a benefit is not ruled out."),
    # "may improve", but "probably improves"
    ({"direction": "favours-ldn"}, "Compared with placebo, LDN may improve pain."),
    ({"direction": "favours-ldn", "certainty": "moderate"},
     "Compared with placebo, LDN probably improves pain."),
    ({"direction": "favours-ldn", "certainty": "high"},
     "Compared with placebo, LDN improves pain."),
    ({"direction": "favours-comparator"}, "Compared with placebo, LDN may do worse on pain."),
    ({"direction": "favours-comparator", "certainty": "moderate"},
     "Compared with placebo, LDN probably does worse on pain."),
    ({"direction": "favours-comparator", "certainty": "high"},
     "Compared with placebo, LDN does worse on pain."),
    # at very low certainty the studies are said to have favoured, and LDN to do nothing
    ({"direction": "favours-ldn", "certainty": "very-low", "n_studies": 1},
     f"Compared with placebo, {UNCERTAIN} the one study favoured LDN."),
    ({"direction": "favours-ldn", "certainty": "very-low", "n_studies": 2},
     f"Compared with placebo, {UNCERTAIN} the studies favoured LDN."),
    ({"direction": "favours-comparator", "certainty": "very-low"} | AGAINST["active"][0],
     f"Compared with amitriptyline, {UNCERTAIN} the one study favoured amitriptyline."),
    # one study can be mixed by itself; only several can disagree
    ({"direction": "mixed"}, "Compared with placebo, the results on pain are mixed."),
    ({"direction": "mixed", "studies": ("a", "b")},
     "Compared with placebo, the studies disagree on pain."),
    ({"direction": "mixed", "n_studies": 2},
     "Compared with placebo, the studies disagree on pain."),
    ({"direction": "mixed", "n_studies": 1},
     "Compared with placebo, the results on pain are mixed."),
    # no comparison that could be read is no disagreement
    ({"direction": "not-applicable", "certainty": "high"},
     "Compared with placebo, no result on pain could be read."),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "line"), COMPARED)
def test_a_comparison_is_told_no_further_than_it_goes(changes, line):
    assert compared(finding(**changes), "pain") == line
    assert verdict(condition("pain"), "randomised", finding(**changes), 0, 9) == line


def test_a_finding_that_was_not_rated_is_told_as_very_uncertain():
    """The page of a condition tells each finding, the one without a rating too."""
    unrated = finding(direction="favours-ldn", certainty="not-rated")
    line = compared(unrated, "sleep")
    assert line == (
        "Compared with placebo, the evidence on sleep is very uncertain: "
        "the one study favoured LDN."
    )


@pytest.mark.parametrize(("phrase", "word"), [("symptoms", "symptoms"), ("", "pain")])
def test_the_phrase_of_a_condition_names_the_outcome(phrase, word):
    line = verdict(condition(phrase), "randomised", finding(direction="favours-ldn"), 0, 9)
    assert line == f"Compared with placebo, LDN may improve {word}."


REASON = "We cannot tell if LDN was the reason."
FOLLOWED = [
    # direction, people of the finding, people with the condition
    ("uncontrolled-worsening", 8, 9,
     f"In 8 people without a comparison group, pain was worse afterwards. {REASON}"),
    ("uncontrolled-no-change", 9, 9, "In 9 people without a comparison group, pain did not clearly "
     "change. We cannot tell if LDN did anything."),
    ("mixed", 1, 9, "In 1 person without a comparison group, pain went both ways. "
     "We cannot tell what LDN did."),
    ("uncontrolled-improvement", None, 1200,
     f"In 1,200 people without a comparison group, pain was better afterwards. {REASON}"),
    ("uncontrolled-worsening", 10, 9, "In a mixed group of 10 people without a comparison group, "
     f"pain was worse afterwards. {REASON}"),
    ("uncontrolled-no-change", None, 0, "Without a comparison group, pain did not clearly change. "
     "We cannot tell if LDN did anything."),
]  # fmt: skip


@pytest.mark.parametrize(("direction", "number", "people", "line"), FOLLOWED)
def test_without_a_comparison_group_the_cause_is_open(direction, number, people, line):
    followed = finding(comparator="none", direction=direction, n_people=number)
    assert verdict(condition("joy"), "uncontrolled", followed, 0, people) == line


IN_WORDS = "7 of 12 people felt better."
NO_GROUP = "There was no comparison group, so we cannot tell if LDN"
SAID = [
    ({}, "uncontrolled", f"{IN_WORDS} {NO_GROUP} was the reason."),
    ({"direction": "mixed"}, "uncontrolled", f"{IN_WORDS} {NO_GROUP} was the reason."),
    ({"direction": "uncontrolled-no-change"}, "uncontrolled",
     f"{IN_WORDS} {NO_GROUP} did anything."),
    # the same of patients who were described, and of people too few to be rated
    ({}, "case-reports", f"{IN_WORDS} {NO_GROUP} was the reason."),
    ({"certainty": "not-rated"}, "randomised", f"{IN_WORDS} {NO_GROUP} was the reason."),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "level", "line"), SAID)
def test_words_of_a_finding_are_said_with_what_they_cannot_show(changes, level, line):
    start = {"comparator": "none", "direction": "uncontrolled-improvement", "in_words": IN_WORDS}
    assert verdict(condition("joy"), level, finding(**{**start, **changes}), 0, 12) == line


def test_words_never_stand_in_for_a_comparison():
    assert verdict(condition("pain"), "randomised", finding(in_words=IN_WORDS), 0, 12) == OPEN


@pytest.mark.parametrize(
    ("comparator", "name", "words"),
    [
        ("placebo", None, "placebo"),
        ("placebo", "placebo tablets", "placebo tablets"),
        ("placebo", "sugar pills", "placebo"),
        ("active", "amitriptyline", "amitriptyline"),
        ("active", None, "another treatment"),
        ("usual-care", None, "usual care"),
        ("usual-care", "physiotherapy", "physiotherapy"),
        ("other-dose", None, "other doses"),
        ("none", None, "nothing"),
    ],
)
def test_what_it_was_compared_with(comparator, name, words):
    assert comparator_words(comparator, name) == words


@pytest.mark.parametrize(
    ("changes", "little"),
    [
        (INSIDE, True),
        (CITED, True),
        (OTHERWISE, False),
        ({}, False),
        ({"ci_low": -0.1, "ci_high": 0.1, "measure": "MD"}, False),
        ({"margin": 1.0, "ci_high": 0.1, "measure": "MD"}, False),
        ({"margin": 1.0, "ci_low": -0.1, "measure": "MD"}, False),
        # each limit is held against its own end of the margin
        (INSIDE | {"ci_low": -1.5, "ci_high": 0.5}, False),
        (INSIDE | {"ci_low": -0.5, "ci_high": 1.5}, False),
        (INSIDE | {"measure": "RR"}, False),
    ],
)
def test_little_or_none_is_a_statement_of_size(changes, little):
    assert is_little_or_none(finding(**changes)) is little
