"""What kinds of design there are, and what each can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ldncli.schema.studies import Study

RANDOMISED = frozenset({"randomised-parallel", "randomised-crossover"})
UNCONTROLLED = frozenset(
    {
        "non-randomised-controlled",
        "open-label-uncontrolled",
        "prospective-cohort",
        "retrospective-cohort",
        "register-study",
        "survey",
    }
)
CASES = frozenset({"case-series", "case-report"})
LABORATORY = frozenset({"in-vitro", "animal"})
REVIEWS = frozenset({"systematic-review", "meta-analysis", "narrative-review", "guideline"})
PEOPLE = RANDOMISED | UNCONTROLLED | CASES
# The words that `--design` takes beside each single design.
DESIGN_GROUPS = {
    "randomised": RANDOMISED,
    "uncontrolled": UNCONTROLLED - {"non-randomised-controlled"},
    "cases": CASES,
    "people": PEOPLE,
    "review": REVIEWS,
    "laboratory": LABORATORY,
}


def newest_first(study: Study) -> tuple[int, str]:
    """Return the sort key of studies by year, the newest first."""
    return -(study.year or 0), study.id
