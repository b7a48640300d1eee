"""The one line of a condition: from comparator, estimate, margin and certainty, and no further.

Words follow certainty as in GRADE guidance 26 (Santesso 2020, PMID 31711912): "probably", "may",
"very uncertain". "Little or no difference" is a statement of size: it needs an interval inside a
stated margin, or a published GRADE statement in those words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ldncli.schema.conditions import Condition, Finding
    from ldncli.schema.vocabulary import Certainty, Comparator, Direction, Tier

# What stands before the verb at each level of certainty.
HEDGES: dict[Certainty, str] = {"high": "", "moderate": "probably ", "low": "may "}
# No placebo and no arm without treatment: such a trial cannot say whether LDN works.
UNANCHORED = frozenset({"active", "other-dose"})
# GRADE rates bodies of evidence; fewer people are cases, and are described as stories.
FEWEST_RATED = 6
UNRATED = (
    "We do not know if LDN helps or harms: no study at low dose gave a result that could be rated."
)
NO_GROUP = "There was no comparison group, so we cannot tell {what}."


def verdict(
    condition: Condition, level: Tier, finding: Finding | None, others: int, people: int
) -> str:
    """Return the one line on a condition; `others` are studies at other doses."""
    if level == "none-found":
        return _nothing(others)
    if level == "preclinical":
        return "Nothing in people at low dose: laboratory work only."
    if finding and finding.comparator == "none" and finding.in_words:
        return _in_words(finding)
    if level == "case-reports" or (finding and finding.certainty == "not-rated"):
        return _described(level, condition, finding, people)
    if finding is None:
        return UNRATED
    if finding.comparator == "none":
        return _without_group(finding, people)
    return compared(finding, condition.phrase or finding.outcome)


def compared(finding: Finding, outcome: str) -> str:
    """Return the sentence on one finding with a comparison group."""
    against = comparator_words(finding.comparator, finding.comparator_name)
    if finding.direction == "no-difference":
        return _no_difference(finding, outcome, against)
    if finding.direction == "not-applicable":
        return f"Compared with {against}, no result on {outcome} could be read."
    if finding.direction not in ("favours-ldn", "favours-comparator"):
        return _disagreeing(finding, outcome, against)
    if finding.certainty in ("very-low", "not-rated"):
        better = "LDN" if finding.direction == "favours-ldn" else against
        studies = "the one study" if is_alone(finding) else "the studies"
        return (
            f"Compared with {against}, the evidence on {outcome} is very uncertain: "
            f"{studies} favoured {better}."
        )
    plain = finding.certainty == "low"  # "may improve", but "probably improves"
    better, worse = ("improve", "do worse on") if plain else ("improves", "does worse on")
    verb = better if finding.direction == "favours-ldn" else worse
    return f"Compared with {against}, LDN {HEDGES[finding.certainty]}{verb} {outcome}."


def comparator_words(comparator: Comparator, name: str | None) -> str:
    """Return what LDN was compared with, as a sentence names it."""
    if comparator == "placebo":
        return name if name and name.startswith("placebo") else "placebo"
    plain = {"usual-care": "usual care", "other-dose": "other doses", "active": "another treatment"}
    return name or plain.get(comparator, "nothing")


def is_alone(finding: Finding) -> bool:
    """Tell whether one study stands behind a finding."""
    return studies_behind(finding) == 1


def studies_behind(finding: Finding) -> int:
    """Return how many studies a finding rests on; those that it lists where no number is kept."""
    return finding.n_studies or len(finding.studies)


def is_little_or_none(finding: Finding) -> bool:
    """Tell whether "little or no difference" may be said: inside a margin, or cited."""
    if any("little" in statement.says for statement in finding.statements):
        return True
    low, high, margin = finding.ci_low, finding.ci_high, finding.margin
    if low is None or high is None or margin is None:
        return False
    return finding.measure == "MD" and -margin < low and high < margin


def _no_difference(finding: Finding, outcome: str, against: str) -> str:
    little = is_little_or_none(finding) and finding.comparator == "placebo"
    if little and finding.certainty in HEDGES:
        makes = "make" if finding.certainty == "low" else "makes"
        hedge = HEDGES[finding.certainty]
        return f"Compared with {against}, LDN {hedge}{makes} little or no difference to {outcome}."
    line = f"Compared with {against}, no clear difference in {outcome} was shown"
    if finding.comparator in UNANCHORED:
        return f"{line}. LDN was not tested against placebo here."
    open_question = "a harm" if finding.kind == "harm" else "a benefit"
    return f"{line}; {open_question} is not ruled out."


def _disagreeing(finding: Finding, outcome: str, against: str) -> str:
    """Return the sentence on a mixed result: of several studies, or of one by itself."""
    if is_alone(finding):
        return f"Compared with {against}, the results on {outcome} are mixed."
    return f"Compared with {against}, the studies disagree on {outcome}."


def _in_words(finding: Finding) -> str:
    """Return what happened to people without a comparison group, in the finding's own words."""
    unchanged = finding.direction == "uncontrolled-no-change"
    what = "if LDN did anything" if unchanged else "if LDN was the reason"
    return f"{finding.in_words} {NO_GROUP.format(what=what)}"


def _without_group(finding: Finding, people: int) -> str:
    """Return the sentence on people without a comparison group, of whom no words are kept."""
    changes: dict[Direction, str] = {
        "uncontrolled-improvement": "was better afterwards. We cannot tell if LDN was the reason",
        "uncontrolled-no-change": "did not clearly change. We cannot tell if LDN did anything",
        "uncontrolled-worsening": "was worse afterwards. We cannot tell if LDN was the reason",
    }
    change = changes.get(finding.direction, "went both ways. We cannot tell what LDN did")
    return f"{_group(finding, people)} a comparison group, {finding.outcome} {change}."


def _group(finding: Finding, people: int) -> str:
    """Return who was followed; more than the people with the condition are a mixed group."""
    number = finding.n_people or people
    if number > people:
        return f"In a mixed group of {_people(number)} without"
    return f"In {_people(number)} without" if number else "Without"


def _described(level: Tier, condition: Condition, finding: Finding | None, people: int) -> str:
    number = (finding.n_people if finding else None) or people
    if level == "case-reports":
        return _stories("Only", number)
    if finding and finding.comparator == "none":  # other outcomes have better studies
        return _stories(f"On {condition.phrase or finding.outcome} only", number)
    return "Trials exist at low dose, but no comparison could be read and rated."


def _stories(start: str, number: int) -> str:
    """Return the sentence on patients who were described, and on what that can show."""
    if number == 1:
        return f"{start} one person was described: one story cannot show whether LDN helped."
    if 1 < number < FEWEST_RATED:
        return (
            f"{start} {number} people were described: such stories cannot show whether LDN helped."
        )
    of = f"{number:,} patients" if number else "patients"
    return (
        f"{start} {of} without a comparison group were described, "
        "which cannot show whether LDN helped."
    )


def _nothing(others: int) -> str:
    if others:
        studies = "One study" if others == 1 else f"{others} studies"
        return f"No study at low dose was found. {studies} at other doses cannot tell us about LDN."
    return "No study of LDN was found, so we do not know if it helps or harms."


def _people(number: int) -> str:
    return f"{number:,} {'person' if number == 1 else 'people'}"
