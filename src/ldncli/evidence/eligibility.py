"""Whether a study counts as evidence on LDN: one rule, for every place that asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.designs import LABORATORY, PEOPLE, RANDOMISED, REVIEWS

if TYPE_CHECKING:
    from ldncli.schema.studies import Study

# The groups of a condition's studies, the strongest evidence first; each study is in one.
STUDY_GROUPS = ("randomised", "uncontrolled", "other_doses", "reviews", "laboratory", "retracted")
COUNTED = frozenset({"randomised", "uncontrolled"})


def study_group(study: Study) -> str:
    """Return the one group that a study belongs to: everywhere, this decides what it can show."""
    if study.retracted:
        return "retracted"
    if study.design in REVIEWS:
        return "reviews"
    if study.design not in PEOPLE:
        return "laboratory"
    if study.dose_class != "low":
        return "other_doses"
    return "randomised" if study.design in RANDOMISED else "uncontrolled"


def counts(study: Study) -> bool:
    """Tell whether a study may raise what is said of LDN: people, low dose, not retracted."""
    return study_group(study) in COUNTED


def why_not(study: Study) -> str | None:
    """Return the reason why a study may not raise what is said of LDN; None if it may."""
    group = study_group(study)
    if group == "laboratory":
        return "laboratory" if study.design in LABORATORY else study.design
    reasons = {"retracted": "retracted", "reviews": "review", "other_doses": study.dose_class}
    return reasons.get(group)
