"""One study as data, with its part in the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.schema.record import Record
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from ldncli.queries.study import StudyReport
    from ldncli.schema.studies import Trial


class FindingUse(Record):
    """A finding that a study stands in."""

    condition: str
    outcome: str


class StudyEvidence(Study):
    """A study; whether it counts as evidence on LDN, the findings and reviews that use it."""

    counts: bool
    why_not: str | None
    findings: tuple[FindingUse, ...]
    included_in: tuple[str, ...]
    trials: tuple[Trial, ...]


def study_evidence(report: StudyReport) -> StudyEvidence:
    """Return the study with its part in the evidence."""
    return StudyEvidence(
        **vars(report.study),
        counts=report.why_not is None,
        why_not=report.why_not,
        findings=tuple(FindingUse(condition=key, outcome=name) for key, name in report.findings),
        included_in=report.included_in,
        trials=report.trials,
    )
