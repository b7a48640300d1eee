"""All that a search brings, asked for and written into a folder; it goes on where it stopped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ldncli.errors import LdnError, UsageError
from ldncli.output import write
from ldncli.schema.record import Record
from ldncli.services import pubmed, state, trials
from ldncli.services.http import REAL_CLOCK, TIMEOUT, Clock, Service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ldncli.services.pubmed import Contact
    from ldncli.services.state import State

    # Told of each answer: the service, how many records have come, and of how many.
    Report = Callable[[str, int, int], None]

PUBMED_FILE = "pubmed.nbib"
TRIALS_FILE = "clinical-trials.json"


class Plan(Record):
    """What to ask, of whom, and where what comes is written."""

    folder: Path
    pubmed_query: str
    intervention: str
    condition: str
    since: str
    contact: Contact
    pubmed_base: str = pubmed.BASE
    trials_base: str = trials.BASE
    timeout: float = TIMEOUT
    force: bool = False

    @property
    def asked(self) -> str:
        """Return what tells one search from another."""
        return json.dumps([self.pubmed_query, self.intervention, self.condition, self.since])


class Fetched(Record):
    """The files that were written, and the number of records in each.

    `gone` are numbers that PubMed found and has no record of.
    """

    publications: int
    trials: int
    files: tuple[Path, ...]
    gone: tuple[str, ...] = ()


def fetch(plan: Plan, report: Report, clock: Clock = REAL_CLOCK) -> Fetched:
    """Ask both services and write what comes; a fetch that was stopped goes on where it was.

    Raises UsageError before anything is asked where a file is there already.
    """
    _check(plan)
    latest = state.load(plan.folder, plan.asked, force=plan.force)
    for step in _steps(plan, latest, clock):
        latest = step
        state.save(plan.folder, step)
        ids = len(step.ids or ())
        report("PubMed", min(len(step.texts) * pubmed.BATCH, ids), ids)
        report("ClinicalTrials.gov", len(step.studies), step.total)
    files = tuple(_written(plan, latest))
    state.remove(plan.folder)
    return Fetched(
        publications=len(latest.ids or ()) - len(latest.gone),
        trials=len(latest.studies),
        files=files,
        gone=latest.gone,
    )


def _check(plan: Plan) -> None:
    for name in (PUBMED_FILE, TRIALS_FILE):
        if (plan.folder / name).exists() and not plan.force:
            raise UsageError(
                f"{plan.folder / name} exists already", "name another folder, or add --force"
            )
    try:
        plan.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LdnError(f"cannot make {plan.folder}: {error.strerror or error}") from error


def _steps(plan: Plan, begun: State, clock: Clock) -> Iterator[State]:
    """Yield the state after each answer of either service."""
    latest = begun
    pace = pubmed.INTERVAL_WITH_KEY if plan.contact.key else pubmed.INTERVAL
    with Service("PubMed", plan.pubmed_base, pace, clock, plan.timeout) as service:
        for step in pubmed.steps(service, plan.pubmed_query, plan.contact, begun):
            latest = step
            yield step
    name, pace = "ClinicalTrials.gov", trials.INTERVAL
    with Service(name, plan.trials_base, pace, clock, plan.timeout) as service:
        yield from trials.steps(service, plan.intervention, plan.condition, plan.since, latest)


def _written(plan: Plan, now: State) -> Iterator[Path]:
    """Write a file of each service that gave something, and yield its path."""
    texts = {
        PUBMED_FILE: "\n\n".join(now.texts) + "\n" if any(now.texts) else "",
        TRIALS_FILE: json.dumps({"studies": now.studies}, ensure_ascii=False, indent=1) + "\n"
        if now.studies
        else "",
    }
    for name, text in texts.items():
        if text:
            write.to_file(plan.folder / name, text, force=plan.force)
            yield plan.folder / name
