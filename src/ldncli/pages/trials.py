"""Registered trials by status; those that ended and stayed silent are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import link_of
from ldncli.document.blocks import Column, Hint, Prose, Section, Span, Table, Title
from ldncli.document.page import Page
from ldncli.document.wording import DOSES, count, together
from ldncli.schema.studies import Trial

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.queries.trials import TrialList

STATUS = {
    "recruiting": "Recruiting",
    "not-yet-recruiting": "Not yet recruiting",
    "active-not-recruiting": "Running, closed to newcomers",
    "completed": "Completed",
    "terminated": "Stopped early",
    "suspended": "Suspended",
    "withdrawn": "Withdrawn before anyone took part",
    "unknown": "Status not known",
}
COLUMNS = (
    Column(name="number"),
    Column(name="condition", wrap=True),
    Column(name="n", right=True),
    Column(name="dose", wrap=True),
    Column(name="ended", wrap=True),
    Column(name="results", wrap=True),
)
SILENT = "! silent = ended two years or more before the search, and no result was found"


class RegisteredTrial(Trial):
    """A registered trial, and whether it ended and stayed silent."""

    silent: bool


def page(listed: TrialList) -> Page:
    """Arrange registered trials, one table a status."""
    blocks: list[Block] = []
    for status, heading in STATUS.items():
        same = [trial for trial in listed.trials if trial.status == status]
        if same:
            rows = tuple(_row(trial, trial.registration in listed.silent) for trial in same)
            blocks += [Section(text=f"{heading}: {len(same)}"), Table(columns=COLUMNS, rows=rows)]
    blocks += [Prose(text=line) for line in _foot(listed)]
    blocks.append(Hint(text="ldn trials NUMBER · ldn trials --silent · ldn study ID"))
    if len(listed.trials) == 1:
        blocks = [*_one(listed.trials[0]), *blocks]
    data = tuple(
        RegisteredTrial(**vars(trial), silent=trial.registration in listed.silent)
        for trial in listed.trials
    )
    return Page(
        schema="ldn.trials/1",
        data=data,
        records=data,
        blocks=tuple(blocks),
        references=listed.references,
        ids=tuple(trial.registration for trial in listed.trials),
    )


def _row(trial: Trial, silent: bool) -> tuple[Text, ...]:
    number = trial.registration
    size = trial.n_actual or trial.n_target
    return (
        (Span(text="! " if silent else "  ", style="bad"), _linked(number)),
        ", ".join(trial.conditions),
        f"{size:,}" if size else "-",
        _dose(trial),
        trial.completed or "-",
        Span(text=together(("!", "silent")), style="bad") if silent else _results(trial),
    )


def _linked(number: str) -> Span:
    return Span(text=number, link=link_of("registration", number))


def _dose(trial: Trial) -> str:
    if trial.dose_class == "low":
        return f"{trial.dose_mg:g} mg" if trial.dose_mg else "low"
    return DOSES[trial.dose_class]


def _results(trial: Trial) -> str:
    if trial.study:
        return trial.study
    words = {
        "posted": "posted in the registry",
        "published": "published",
        "none-found": "none found",
    }
    return words.get(trial.reported or "", "not sought")


def _one(trial: Trial) -> list[Block]:
    """Say of a single trial what the table has no room for."""
    lines = [
        f"Main outcome: {trial.primary_outcome}" if trial.primary_outcome else "",
        f"Against: {trial.comparator}" if trial.comparator else "",
        f"Sponsor: {trial.sponsor}" if trial.sponsor else "",
        f"Why stopped: {trial.why_stopped}" if trial.why_stopped else "",
        f"Status as seen in {trial.status_seen_on}" if trial.status_seen_on else "",
        trial.notes or "",
    ]
    details = [Prose(text=line) for line in lines if line]
    return [Title(text=trial.registration), Prose(text=trial.title, indent=0), *details]


def _foot(listed: TrialList) -> list[str]:
    if not listed.trials:
        return ["No registered trial passes these filters. Registries may hold others."]
    sentence = f"{count(len(listed.trials), 'registered trial')}, {len(listed.silent)} silent"
    return [sentence + (f".  {SILENT}" if listed.silent else "")]
