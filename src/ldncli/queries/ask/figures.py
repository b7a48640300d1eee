"""Questions on the whole of the evidence that are answered with numbers of the data."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ldncli.document.wording import author_year
from ldncli.evidence.designs import CASES, RANDOMISED, newest_first
from ldncli.evidence.eligibility import counts
from ldncli.evidence.summary import ConditionSummary
from ldncli.queries.ask.besides import trial_line
from ldncli.queries.overview import overview
from ldncli.queries.trials import ENDED, STATUS_ORDER, trials
from ldncli.schema.studies import Study, Trial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.vocabulary import Figures

    Line = tuple[str, str]

SHOWN = 4  # lines: the whole list is one command away


def _trials(dataset: Dataset) -> tuple[Line, ...]:
    low = [study for study in dataset.all(Study) if counts(study)]
    random = [study for study in low if study.design in RANDOMISED]
    cases = [study for study in low if study.design in CASES]
    others = len(low) - len(random) - len(cases)
    tested = [row for row in dataset.all(ConditionSummary) if row.n_randomised]
    registered = dataset.all(Trial)
    return (
        (
            "At low dose",
            f"{len(random)} randomised trials with {_people(random):,} people, in {len(tested)} of"
            f" {dataset.count(ConditionSummary)} illnesses; {others} studies without groups made by"
            f" chance; {len(cases)} reports of cases.",
        ),
        ("Largest", _named(sorted(random, key=lambda study: -(study.people or 0)))),
        ("Registered", f"{len(registered)} trials: {_by_status(registered)}."),
    )


def _people(studies: Iterable[Study]) -> int:
    return sum(study.people or 0 for study in studies)


def _named(studies: list[Study]) -> str:
    named = (f"{study.id} ({study.people})" for study in studies[:SHOWN] if study.people)
    return ", ".join(named)


def _by_status(registered: Iterable[Trial]) -> str:
    numbers: Counter[str] = Counter(trial.status for trial in registered)
    return ", ".join(
        f"{numbers[status]} {status.replace('-', ' ')}"
        for status in STATUS_ORDER
        if status in numbers
    )


def _recruiting(dataset: Dataset) -> tuple[Line, ...]:
    rows = trials(dataset, status="recruiting").trials
    number = f"{len(rows)} of {dataset.count(Trial)} registered trials, as last seen."
    shown = sorted(rows, key=lambda trial: trial.status_seen_on or "", reverse=True)[:SHOWN]
    return (("Recruiting", number), *(("", trial_line(trial)) for trial in shown))


def _funding(dataset: Dataset) -> tuple[Line, ...]:
    low = [study for study in dataset.all(Study) if counts(study)]
    paid = [study for study in low if study.funding]
    random = [study for study in paid if study.design in RANDOMISED]
    shown = sorted(random, key=lambda study: -(study.people or 0))[:SHOWN]
    sponsors = sum(bool(trial.sponsor) for trial in dataset.all(Trial))
    return (
        (
            "Named",
            f"{len(paid)} of {len(low)} low-dose studies say who paid, as far as we could read;"
            f" {sponsors} of {dataset.count(Trial)} registered trials name a sponsor.",
        ),
        *(("", f"{author_year(study)}: {study.funding}") for study in shown),
    )


def _unreported(dataset: Dataset) -> tuple[Line, ...]:
    rows = trials(dataset, silent_only=True).trials
    ended = sum(trial.status in ENDED for trial in dataset.all(Trial))
    newest = sorted(rows, key=lambda trial: trial.completed or "", reverse=True)[:SHOWN]
    number = (
        f"{len(rows)} of {ended} trials that ended have no result that we found, two years or"
        " more after their end."
    )
    return (("No result", number), *(("", trial_line(trial)) for trial in newest))


def _null(dataset: Dataset) -> tuple[Line, ...]:
    rows = [s for s in _random(dataset) if s.direction == "no-difference"]
    number = f"{len(rows)} of {len(_random(dataset))} randomised trials at low dose."
    shown = sorted(rows, key=lambda study: -(study.people or 0))[:SHOWN]
    return (("No clear difference", number), *(("", f"{author_year(s)}: {s.short}") for s in shown))


def _newest(dataset: Dataset) -> tuple[Line, ...]:
    low = sorted((s for s in dataset.all(Study) if counts(s)), key=newest_first)[:SHOWN]
    return tuple(("", f"{author_year(study)}: {study.finding}") for study in low)


def _random(dataset: Dataset) -> list[Study]:
    return [s for s in dataset.all(Study) if counts(s) and s.design in RANDOMISED]


def _surest(dataset: Dataset) -> tuple[Line, ...]:
    seen = overview(dataset)
    helped = ", ".join(row.name for row in seen.sure) or "none"
    lines = [("Moderately sure or surer", helped)]
    for label, direction in (("Favours LDN", "favours-ldn"), ("No difference", "no-difference")):
        names = [row.name for row in seen.against_placebo if row.direction == direction]
        if names:
            lines.append((f"{label}, not sure", "; ".join(names)))
    return tuple(lines)


FIGURES: dict[Figures, Callable[[Dataset], tuple[Line, ...]]] = {
    "trials": _trials,
    "recruiting": _recruiting,
    "funding": _funding,
    "unreported": _unreported,
    "null": _null,
    "newest": _newest,
    "surest": _surest,
}
