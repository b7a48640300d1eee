"""The part that each study plays in the verdict on a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.designs import RANDOMISED
from ldncli.evidence.eligibility import why_not
from ldncli.evidence.summary import main_finding
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    from ldncli.schema.conditions import Condition, Finding
    from ldncli.schema.studies import Study

    Part = Literal["finding", "counts", "not"]


class Role(Record):
    """What part one study plays in the verdict on one condition.

    `part` is finding (it stands in one or more), counts (low dose, but in none) or not.
    """

    study: Study
    part: Part
    reason: str | None
    outcomes: tuple[str, ...]


def roles(condition: Condition, studies: Iterable[Study]) -> tuple[Role, ...]:
    """Return the part of each study in the verdict, and the reason where it has none."""
    every = tuple(studies)
    main = main_finding(condition)
    in_main = frozenset(main.studies if main else ())
    rated = frozenset(study.design for study in every if study.id in in_main)
    outcomes: dict[str, list[str]] = {}
    for finding in condition.findings:
        for key in dict.fromkeys(finding.studies):
            outcomes.setdefault(key, []).append(finding.outcome)
    return tuple(_role(study, tuple(outcomes.get(study.id, ())), main, rated) for study in every)


def _role(
    study: Study, outcomes: tuple[str, ...], main: Finding | None, rated: frozenset[str]
) -> Role:
    reason = why_not(study)
    if reason:
        return Role(study=study, part="not", reason=reason, outcomes=outcomes)
    if outcomes:
        return Role(study=study, part="finding", reason=None, outcomes=outcomes)
    return Role(study=study, part="counts", reason=_apart(study, main, rated), outcomes=())


def _apart(study: Study, finding: Finding | None, rated: frozenset[str]) -> str:
    """Return why a low-dose study in people stands outside the findings; `rated` are designs."""
    if finding is None:
        return "nothing-rated"
    if rated and rated <= RANDOMISED and study.design not in RANDOMISED:
        return "not-randomised"
    reported = {result.outcome_id for result in study.results}
    if not reported:
        return "no-result"
    return "same-outcome" if finding.outcome_id in reported else "other-outcome"
