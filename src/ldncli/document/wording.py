"""The words and marks that stand for the vocabularies on every page.

Each mark is ASCII and stands beside its word, so no meaning rests on a colour or a glyph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Span
from ldncli.evidence.comparators import comparator
from ldncli.evidence.summary import surely_helped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.document.blocks import Style
    from ldncli.evidence.doses import StudyDose
    from ldncli.evidence.summary import ConditionSummary
    from ldncli.schema.studies import Study
    from ldncli.schema.vocabulary import Certainty

# What came of a registered trial, by what was looked for.
REPORTED = {
    "": "results not sought",
    "none-found": "no results found",
    "published": "published",
    "posted": "results posted",
}
# The one line at the end of everything that a person reads.
NOTICE = "Information, not medical advice: LDN is an off-label use; ask a clinician or pharmacist."
MARKS: dict[str, tuple[str, str, Style]] = {
    "favours-ldn": ("+", "favours LDN", "good"),
    "no-difference": ("=", "no clear difference", "even"),
    "favours-comparator": ("-", "favours comparator", "bad"),
    "mixed": ("~", "mixed", "warn"),
    "uncontrolled-improvement": ("?", "improved, not compared", ""),
    "uncontrolled-no-change": ("?", "unchanged, not compared", ""),
    "uncontrolled-worsening": ("?", "got worse, not compared", ""),
    "not-applicable": (" ", "not a comparison", ""),
    "none-found": (".", "none found", "dim"),
}
CERTAINTY = {
    "high": "high",
    "moderate": "moderate",
    "low": "low",
    "very-low": "very low",
    "not-rated": "not rated",
}
# GRADE's signs, of four; each has a twin in ASCII (document/characters.py).
CERTAINTY_SIGNS = {
    "high": "⊕⊕⊕⊕",
    "moderate": "⊕⊕⊕◯",
    "low": "⊕⊕◯◯",
    "very-low": "⊕◯◯◯",
    "not-rated": "",
}
TIERS = {
    "randomised": "randomised",
    "uncontrolled": "uncontrolled",
    "case-reports": "case reports",
    "preclinical": "laboratory only",
    "none-found": "none found",
}
DOSES = {
    "low": "low dose",
    "very-low": "very low dose",
    "ultra-low": "ultra-low dose",
    "intermediate": "between low and standard",
    "standard": "standard dose",
    "weight-based": "by body weight",
    "topical": "on the skin or eye",
    "combination": "with another active drug",
    "not-applicable": "no dose given",
}
SUPPORT = {
    "established": "shown in people",
    "partial": "some human data",
    "preclinical": "cells or animals only",
    "speculative": "an idea so far",
    "contradicted": "contradicted",
}
DESIGNS = {
    "randomised-parallel": "randomised trial",
    "randomised-crossover": "randomised crossover trial",
    "non-randomised-controlled": "controlled, not randomised",
    "open-label-uncontrolled": "open-label, no control",
    "prospective-cohort": "cohort followed forward",
    "retrospective-cohort": "retrospective cohort",
    "register-study": "register study",
    "survey": "survey",
    "case-series": "case series",
    "case-report": "case report",
    "systematic-review": "systematic review",
    "meta-analysis": "meta-analysis",
    "narrative-review": "narrative review",
    "guideline": "guideline",
    "protocol": "protocol",
    "in-vitro": "cells",
    "animal": "animals",
    "human-pharmacology": "human pharmacology",
    "economic-evaluation": "economic evaluation",
}
CLAIM_VERDICTS: dict[str, tuple[str, str, Style]] = {
    "supported": ("+", "supported", "good"),
    "partly": ("~", "partly true", "warn"),
    "unproven": ("?", "not shown", ""),
    "outdated": ("<", "outdated", "warn"),
    "contradicted": ("x", "contradicted", "bad"),
}
# Of a claim that LDN harms, “not shown” would read as “harmless”.
HARM_UNPROVEN: tuple[str, str, Style] = ("?", "not known", "")
AREAS = {"mental-health": "mental health", "heart-blood": "heart and blood"}
# One warning on every page on a condition, with what to do.
OPIOIDS = "! Never with an opioid (tramadol, codeine ...): ldn check YOUR MEDICINES"
# What is known of a medicine together with LDN; `unknown` is a name that is not in the dataset.
SEVERITIES: dict[str, tuple[str, str, Style]] = {
    "contraindicated": ("!!", "contraindicated", "bad"),
    "major": ("!", "major", "bad"),
    "moderate": ("*", "moderate", "warn"),
    "minor": ("*", "minor", "warn"),
    "theoretical": ("*", "in theory only", "warn"),
    "none-known": ("=", "none known", "even"),
    "not-studied": (".", "not studied", "dim"),
    "unknown": ("?", "not known here", "warn"),
}
DOSE_BASES = {
    "low": "seen at low dose",
    "standard": "known at usual doses, not at low dose",
    "both": "seen at low dose too",
    "animal": "seen in animals",
    "in-vitro": "seen in cells",
    "none": "",
}
BASES = {
    "label": "from labels",
    "study": "from a study",
    "case-report": "from case reports",
    "class": "reasoned from its class",
    "pharmacology": "reasoned from how it acts",
    "none": "",
}


def certainty_words(certainty: str | None) -> str:
    """Return a level of certainty in words and signs: `low ⊕⊕◯◯`; nothing where none is."""
    return f"{CERTAINTY[certainty]} {CERTAINTY_SIGNS[certainty]}".rstrip() if certainty else ""


def claim_verdict(verdict: str, topic: str | None) -> tuple[str, str, Style]:
    """Return the sign, the words and the style of the verdict on a claim."""
    if verdict == "unproven" and topic == "harm":
        return HARM_UNPROVEN
    return CLAIM_VERDICTS[verdict]


def with_certainty(sentence: str, certainty: Certainty | None) -> str:
    """Return a verdict with how sure it is, in words and in signs."""
    if certainty is None or certainty == "not-rated":
        return sentence
    sure = f"{CERTAINTY[certainty]} certainty {CERTAINTY_SIGNS[certainty]}"
    return f"{sentence.rstrip('.')} ({sure})."


def bottom_line(summaries: Iterable[ConditionSummary]) -> str:
    """Return in one line for which conditions it is at least moderately certain that LDN helps."""
    names = ", ".join(item.name for item in surely_helped(summaries))
    if not names:
        return "For no condition is there moderate or high certainty that it helps."
    return f"At least moderate certainty that it helps: {names}."


def mark(direction: str | None) -> Span:
    """Return the one-character sign of a direction."""
    sign, _, style = MARKS[direction or "none-found"]
    return Span(text=sign, style=style)


def marked(direction: str | None) -> Span:
    """Return the sign and the words of a direction."""
    sign, words, style = MARKS[direction or "none-found"]
    return Span(text=f"{sign} {words}", style=style)


def legend(directions: Iterable[str | None]) -> str:
    """Return the signs that a page uses, each with its words, in a fixed order."""
    used = [key for key in MARKS if key in {item or "none-found" for item in directions}]
    return "  ".join(together(MARKS[key][:2]) for key in used if key != "not-applicable")


def together(parts: Iterable[str]) -> str:
    """Join words that a line break may not part."""
    return " ".join(parts).replace(" ", "\u00a0")


def surname(study: Study) -> str:
    """Return the first author's surname, or the start of the title where nobody is named."""
    if study.first_author:
        head, _, initials = study.first_author.rpartition(" ")
        return head if head and initials.isupper() else study.first_author
    return study.journal or " ".join(study.title.split()[:3])


def author_year(study: Study) -> str:
    """Return a study as a reader cites it: surname and year."""
    return dated(surname(study), study.year)


def dated(name: str, year: int | None) -> str:
    """Return a name with its year; a name that says the year, as a meeting's, says it once."""
    known = str(year or "n.d.")
    return name if known in name.split() else f"{name} {known}"


def events_of_total(events: int | None, total: int | None) -> str:
    """Return how many of how many, as far as both were counted; nothing without events."""
    if events is None:
        return ""
    return f"{events} of {total}" if total else str(events)


def compared_with(study: Study) -> str:
    """Return the comparator in a word or two; the whole of it stands in `ldn study`."""
    return comparator(study) or "no control"


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun in the right form."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def people(number: int | None) -> str:
    """Return a number of people, or a dash where it was not reported."""
    return f"{number:,}" if number else "-"


def duration(study: Study | StudyDose) -> str:
    """Return how long a study ran, short enough for a table."""
    weeks = study.duration_weeks
    if not weeks:
        return "-"
    if weeks < 1:
        return f"{round(weeks * 7)} d"
    return f"{weeks:g} wk" if weeks < 26 else f"{round(weeks / 4.345)} mo"


def dose(study: Study) -> str:
    """Return the daily dose in mg; "varied" where it was read so, a dash where none was seen."""
    if study.dose_mg:
        return f"{study.dose_mg:g} mg"
    return "varied" if any(map(str.isdigit, study.dose or "")) else "-"
