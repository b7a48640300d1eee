"""Registered trials: by condition, by number, by status, and which stay silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.age import months
from ldncli.errors import NotFound
from ldncli.evidence.designs import RANDOMISED
from ldncli.queries.conditions import find_condition
from ldncli.schema.record import Record
from ldncli.schema.studies import Reference, Study, Trial

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

# Months. The law of the United States (FDAAA 801) asks for results within 12 months of the end,
# and papers take longer: after two years nothing found is silence.
SILENT_AFTER = 24
ENDED = ("completed", "terminated")
OPEN = ("recruiting", "not-yet-recruiting")
STATUS_ORDER = (
    "recruiting",
    "not-yet-recruiting",
    "active-not-recruiting",
    "completed",
    "terminated",
    "suspended",
    "withdrawn",
    "unknown",
)


class TrialList(Record):
    """Registered trials that pass the filters, and which of them are silent."""

    trials: tuple[Trial, ...]
    silent: frozenset[str]
    references: tuple[Reference, ...]


def trials(
    dataset: Dataset, name: str = "", *, status: str | None = None, silent_only: bool = False
) -> TrialList:
    """Return registered trials of a condition, of a number, or all, by status, best first."""
    registered = _named(dataset, name) if name else dataset.all(Trial)
    through = dataset.metadata.searched_through
    quiet = frozenset(trial.registration for trial in registered if silent(trial, through))
    kept = [
        trial
        for trial in registered
        if status in (None, trial.status) and (not silent_only or trial.registration in quiet)
    ]
    kept.sort(key=_order)
    studies = dataset.many(Study, [trial.study for trial in kept if trial.study])
    return TrialList(
        trials=tuple(kept),
        silent=quiet & {trial.registration for trial in kept},
        references=dataset.many(Reference, [study.reference for study in studies]),
    )


def _order(trial: Trial) -> tuple[object, ...]:
    """Order by status; of one status the randomised first, then by people."""
    people = trial.n_actual or trial.n_target or 0
    random = trial.design in RANDOMISED
    return STATUS_ORDER.index(trial.status), not random, -people, trial.registration


def _named(dataset: Dataset, name: str) -> tuple[Trial, ...]:
    numbers = dataset.named(Trial, name)
    if numbers:
        return dataset.many(Trial, numbers)
    if sum(char.isdigit() for char in name) > 3:
        raise NotFound("trial", name)
    return dataset.about(Trial, find_condition(dataset, name))


def silent(trial: Trial, through: str) -> bool:
    """Tell whether a trial ended two years or more before the search, and no result was found.

    Without an end date the day on which its end was seen stands in: it ended by then.
    """
    ended = trial.completed or trial.status_seen_on
    if trial.status not in ENDED or trial.reported != "none-found" or not ended:
        return False
    return months(through) - months(ended) >= SILENT_AFTER


def unreported(dataset: Dataset, condition_id: str | None) -> tuple[str, ...]:
    """Return the trials that ended, however long ago, and of which no result was found."""
    every = Trial
    registered = dataset.about(every, condition_id) if condition_id else dataset.all(every)
    return tuple(
        trial.registration
        for trial in registered
        if trial.status in ENDED and trial.reported == "none-found"
    )
