"""Words for why a study counts, or does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Span
from ldncli.document.wording import DESIGNS, DOSES, count, mark

if TYPE_CHECKING:
    from ldncli.evidence.roles import Role
    from ldncli.schema.studies import Study

REASONS = {
    "retracted": "retracted, so it supports nothing",
    "review": "a review, whose studies count by themselves",
    "laboratory": "cells or animals",
    "protocol": "a plan, without a result",
    "human-pharmacology": "human pharmacology, no outcome of an illness",
    "nothing-rated": "no outcome has been rated",
    "not-randomised": "not randomised; the finding rests on randomised trials",
    "no-result": "no figures in what was read",
    "same-outcome": "reports this outcome, and was left out of the finding",
    "other-outcome": "reports other outcomes than the finding's",
}


def in_words(reason: str) -> str:
    """Return the reason why a study does not count, in words."""
    if reason in DOSES and reason != "not-applicable":
        return f"{DOSES[reason]}, which is not LDN"
    if reason == "not-applicable":
        return "no dose given, so not known to be LDN"
    return REASONS.get(reason) or DESIGNS[reason]


def part(role: Role) -> str:
    """Return what a study does in the verdict, in words."""
    return (
        "; ".join(role.outcomes) if role.part == "finding" else f"no: {in_words(role.reason or '')}"
    )


def briefly(role: Role) -> str:
    """Return the first outcome that a study counts for, and how many others."""
    others = len(role.outcomes) - 1
    if others < 1:
        return part(role)
    return f"{role.outcomes[0]} and {count(others, 'other outcome')}"


def sign(study: Study) -> Span:
    """Return the sign of a study's direction; a retracted one has none, it has a warning."""
    return Span(text="!", style="bad") if study.retracted else mark(study.direction)
