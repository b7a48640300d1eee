"""How far to trust a study: bias, registration, funding, what was read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import link_of
from ldncli.document.blocks import Span
from ldncli.pages.study import roles

if TYPE_CHECKING:
    from ldncli.document.blocks import Text
    from ldncli.queries.study import StudyReport
    from ldncli.schema.studies import Study

UNSAID = "not reported in what was read"
MATCHES = {
    "matches": "the main outcome is the registered one",
    "differs": "the main outcome is NOT the registered one",
    "unclear": "whether the main outcome is the registered one is unclear",
    "not-checked": "main outcome not checked against it",
}
READ = {
    "full-text": "the full text",
    "abstract": "the abstract",
    "registry": "the registry record",
    "label": "the label",
    "secondary": "another text that reports it",
}


def trust(report: StudyReport) -> tuple[tuple[str, Text], ...]:
    """Arrange what a reader weighs a study by; what is not known is said."""
    study = report.study
    rows: list[tuple[str, Text]] = [
        ("Risk of bias", _bias(study)),
        ("Registered", _registered(study)),
        *[(trial.registration, _trial_status(trial.status)) for trial in report.trials],
        ("Funding", study.funding or UNSAID),
        ("Conflicts", study.conflicts or UNSAID),
        ("Part in verdict", _part(report)),
        ("Read", f"{READ[study.read]}, on {study.checked_on}"),
    ]
    if report.included_in:
        rows.insert(-1, ("Taken up in", ", ".join(report.included_in)))
    if study.includes:
        rows.insert(-1, ("Takes in", ", ".join(study.includes)))
    if study.notes:
        rows.append(("Notes", study.notes))
    return tuple(rows)


def _trial_status(status: str) -> str:
    return f"{status.replace('-', ' ')} (ldn trials)"


def _bias(study: Study) -> str:
    judgements = (
        f"{item.overall} ({item.tool}, by {item.by}"
        + (f", for {item.outcome}" if item.outcome else "")
        + ")"
        + (f": {item.note}" if item.note else "")
        for item in study.risk_of_bias
    )
    return "; ".join(judgements) or "not assessed in a source that was read"


def _registered(study: Study) -> Text:
    parts: list[str | Span] = []
    for number in study.registration:
        parts += [Span(text=number, link=link_of("registration", number)), "; "]
    if not parts:
        return "no registration found in what was read"
    return (*parts, MATCHES[study.registration_match or "not-checked"])


def _part(report: StudyReport) -> str:
    if report.why_not:
        return f"none: {roles.in_words(report.why_not)}"
    used = "; ".join(f"{outcome} ({key})" for key, outcome in report.findings)
    return used or "low dose, and in none of the findings (ldn why tells the reason)"
