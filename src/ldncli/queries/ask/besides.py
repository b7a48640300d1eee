"""What a question asks of a condition besides the verdict: doses, trials, who paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import REPORTED, author_year
from ldncli.evidence.designs import RANDOMISED, REVIEWS, newest_first
from ldncli.evidence.eligibility import counts
from ldncli.evidence.summary import ConditionSummary
from ldncli.queries.ask.topics import certainty_of, children_of, harms_of, time_of
from ldncli.queries.trials import OPEN
from ldncli.schema.conditions import Condition
from ldncli.schema.knowledge import Position
from ldncli.schema.studies import Study, Trial

if TYPE_CHECKING:
    from collections.abc import Callable

    from ldncli.dataset.dataset import Dataset

SHOWN_TRIALS = 6  # the newest: what is running now is what people ask for
SHOWN_STUDIES = 3
SHOWN_POSITIONS = 4


def _is_number(dose: str | None) -> bool:
    """Tell whether a dose is given: “not stated in the abstract” is none."""
    return any(char.isdigit() for char in dose or "")


def _doses(dataset: Dataset, key: str) -> list[tuple[str, str]]:
    low = [s for s in dataset.about(Study, key) if counts(s) and (_is_number(s.dose) or s.dose_mg)]
    lines = [
        f"{author_year(study)}: {study.dose if _is_number(study.dose) else f'{study.dose_mg:g} mg'}"
        + (f"; {study.titration}" if study.titration else "")
        for study in sorted(low, key=newest_first)[:SHOWN_STUDIES]
    ]
    return [("As studied", "; ".join(lines))] if lines else []


def _open(dataset: Dataset, key: str) -> list[tuple[str, str]]:
    rows = dataset.about(Trial, key)
    if not rows:
        return [("Trials", "no registered trial was found")]
    n_open = sum(trial.status in OPEN for trial in rows)
    number = f"{n_open or 'none'} of {len(rows)} registered trials"
    return [("Recruiting", f"{number} recruit, or are about to, as last seen")]


def _trials(dataset: Dataset, key: str) -> list[tuple[str, str]]:
    rows = sorted(dataset.about(Trial, key), key=lambda t: t.started or "", reverse=True)
    rows.sort(key=lambda trial: trial.status not in OPEN)
    return [("Trials", trial_line(trial)) for trial in rows[:SHOWN_TRIALS]]


def trial_line(trial: Trial) -> str:
    """Return a registered trial in one line: what, the status with its date, what came of it."""
    seen = f", seen {trial.status_seen_on}" if trial.status_seen_on else ""
    reported = REPORTED[trial.reported or ""]
    dose = f" {trial.dose or ''}".rstrip()
    status = trial.status.replace("-", " ")
    return f"{trial.registration}: {trial.title}.{dose} ({status}{seen}; {reported})"


def _newest(dataset: Dataset, key: str) -> list[tuple[str, str]]:
    studies = sorted((s for s in dataset.about(Study, key) if counts(s)), key=newest_first)
    return [("Newest", f"{author_year(s)}: {s.finding}") for s in studies[:SHOWN_STUDIES]]


def _null(dataset: Dataset, key: str) -> list[tuple[str, str]]:
    rows = [s for s in dataset.about(Study, key) if counts(s) and s.direction == "no-difference"]
    return [("No clear difference", f"{author_year(s)}: {s.finding}") for s in rows[:SHOWN_STUDIES]]


def _funding(dataset: Dataset, key: str) -> list[tuple[str, str]]:
    paid = [s for s in dataset.about(Study, key) if counts(s) and s.funding]
    return [("Paid by", f"{author_year(s)}: {s.funding}") for s in paid[:SHOWN_STUDIES]]


def _positions(dataset: Dataset, key: str) -> list[tuple[str, str]]:
    rows = dataset.about(Position, key)[:SHOWN_POSITIONS]
    return [(row.body, f"{row.says} ({row.date or 'no date'})") for row in rows]


def _reviews(dataset: Dataset, key: str) -> list[tuple[str, str]]:
    rows = [s for s in dataset.about(Study, key) if s.design in REVIEWS]
    newest = sorted(rows, key=newest_first)[:SHOWN_STUDIES]
    return [("Review", f"{author_year(s)}: {s.finding} {s.notes or ''}".rstrip()) for s in newest]


def _number(dataset: Dataset, key: str) -> list[tuple[str, str]]:
    row = dataset.get(ConditionSummary, key)
    if row is None:
        return []
    trials = len(dataset.about(Trial, key))
    random = f"{row.n_randomised} randomised with {row.n_people_randomised} people"
    text = f"{row.n_studies} studies at low dose with {row.n_people} people, of them {random}"
    return [("Counted", f"{text}; {trials} registered trials; {row.n_other_doses} at other doses.")]


def _effects(dataset: Dataset, key: str) -> list[tuple[str, str]]:
    condition = dataset.get(Condition, key)
    findings = condition.findings[:SHOWN_STUDIES] if condition else ()
    return [(finding.outcome, finding.effect) for finding in findings]


def _bias(dataset: Dataset, key: str) -> list[tuple[str, str]]:
    rows = [s for s in dataset.about(Study, key) if counts(s) and s.design in RANDOMISED]
    judged = [study for study in rows if study.risk_of_bias]
    lines = [
        f"{author_year(study)}: "
        + "; ".join(f"{row.overall} ({row.tool}, {row.by})" for row in study.risk_of_bias)
        for study in judged[:SHOWN_STUDIES]
    ]
    if not rows:
        return [("Risk of bias", "no randomised trial at low dose to judge")]
    number = f"{len(judged)} of {len(rows)} randomised trials have a published judgement"
    return [("Risk of bias", "; ".join((number, *lines)))]


# What is asked besides, in the order of an answer; the trials one by one follow the plain words.
BESIDES: dict[str, Callable[[Dataset, str], list[tuple[str, str]]]] = {
    "count": _number,
    "effect": _effects,
    "dose": _doses,
    "children": children_of,
    "safety": harms_of,
    "how-long": time_of,
    "certainty": certainty_of,
    "bias": _bias,
    "funding": _funding,
    "null": _null,
    "reviews": _reviews,
    "positions": _positions,
    "newest": _newest,
    "trials": _open,
}
AFTERWARDS: dict[str, Callable[[Dataset, str], list[tuple[str, str]]]] = {"trials": _trials}
