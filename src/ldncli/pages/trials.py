"""Registered trials by status; those that ended and stayed silent are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import link_of
from ldncli.document.blocks import Column, Facts, Hint, Prose, Section, Span, Table, Title
from ldncli.document.page import Page
from ldncli.document.wording import DESIGNS, DOSES, count, together
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
    Column(name="title", clip=True, least=18),
    Column(name="condition", clip=True, least=14, spare=True),
    Column(name="sponsor", clip=True, least=12),
    Column(name="n", right=True),
    Column(name="dose", clip=True, least=8, spare=True),
    Column(name="ended", spare=True),
    Column(name="seen"),
    Column(name="results", clip=True, least=12, spare=True),
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
        only = listed.trials[0]
        blocks = [*_one(only, silent=bool(listed.silent)), blocks[-1]]
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
    size = trial.n_actual or trial.n_target
    return (
        (Span(text="! " if silent else "  ", style="bad"), _linked(trial.registration)),
        trial.title,
        ", ".join(key.replace("-", " ") for key in trial.conditions),
        trial.sponsor or "",
        f"{size:,}" if size else "",
        _dose(trial),
        trial.completed or "",
        trial.status_seen_on or "",
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


def _one(trial: Trial, *, silent: bool) -> list[Block]:
    """Say all that is known of a single trial."""
    seen = f" (seen {trial.status_seen_on})" if trial.status_seen_on else ""
    ended = f"; ended {trial.completed}" if trial.completed else ""
    results = _results(trial)
    quiet = "; ! silent for two years or more" if silent else ""
    size = f"{trial.n_actual} took part" if trial.n_actual else f"{trial.n_target or '?'} planned"
    facts = (
        ("Status", STATUS[trial.status] + seen),
        ("Results", (f"ldn study {trial.study}" if trial.study else results) + ended + quiet),
        ("About", ", ".join(f"ldn show {key}" for key in trial.conditions)),
        ("Design", DESIGNS[trial.design] if trial.design else ""),
        ("People", size if trial.n_actual or trial.n_target else ""),
        ("Dose", trial.dose or _dose(trial)),
        ("Compared with", trial.comparator or ""),
        ("Main outcome", trial.primary_outcome or ""),
        ("Sponsor", trial.sponsor or ""),
        ("Country", trial.country or ""),
        ("Why stopped", trial.why_stopped or ""),
    )
    title = Title(text=trial.registration, aside=STATUS[trial.status])
    rows = tuple((label, text) for label, text in facts if text)
    return [title, Prose(text=trial.title, indent=0), Facts(rows=rows)]


def _foot(listed: TrialList) -> list[str]:
    if not listed.trials:
        return ["No registered trial passes these filters. Registries may hold others."]
    sentence = f"{count(len(listed.trials), 'registered trial')}, {len(listed.silent)} silent"
    seen = sorted(trial.status_seen_on for trial in listed.trials if trial.status_seen_on)
    ages = f"The status of each was seen {_between(seen[0], seen[-1])}." if seen else ""
    order = "Of one status the randomised stand first, then by people."
    lines = (f"{sentence}. {ages} {order}".replace("  ", " "), SILENT if listed.silent else "")
    return [line for line in lines if line]


def _between(first: str, last: str) -> str:
    return f"in {first}" if first == last else f"between {first} and {last}"
