"""The part that each study plays in the verdict on a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.designs import RANDOMISED
from ldncli.evidence.eligibility import why_not
from ldncli.evidence.summary import main_finding
from ldncli.schema.record import Record

if TYPE_CHECKING:
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


def role(condition: Condition, studies: dict[str, Study], study: Study) -> Role:
    """Return the part of a study in the verdict, and the reason where it has none."""
    outcomes = tuple(f.outcome for f in condition.findings if study.id in f.studies)
    reason = why_not(study)
    if reason:
        return Role(study=study, part="not", reason=reason, outcomes=outcomes)
    if outcomes:
        return Role(study=study, part="finding", reason=None, outcomes=outcomes)
    apart = _apart(main_finding(condition), studies, study)
    return Role(study=study, part="counts", reason=apart, outcomes=())


def _apart(finding: Finding | None, studies: dict[str, Study], study: Study) -> str:
    """Return why a low-dose study in people stands outside the findings."""
    if finding is None:
        return "nothing-rated"
    designs = {studies[key].design for key in finding.studies if key in studies}
    if designs and designs <= RANDOMISED and study.design not in RANDOMISED:
        return "not-randomised"
    reported = {result.outcome_id for result in study.results}
    if not reported:
        return "no-result"
    return "same-outcome" if finding.outcome_id in reported else "other-outcome"
