"""What else a reader asks of a condition: harms, doses, registered trials, what is not known."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ldncli.document.blocks import Facts, Section
from ldncli.document.wording import REPORTED, author_year, events_of_total

if TYPE_CHECKING:
    from ldncli.document.blocks import Block
    from ldncli.queries.conditions import ConditionReport
    from ldncli.schema.studies import AdverseEvent, Study, Trial

# Those counted in both arms come first, and four take one paragraph.
HARMS_SHOWN = 4


def harms(report: ConditionReport, full: bool) -> list[Block]:
    """Arrange harms by arm; those reported for both arms come first."""
    low_dose = report.randomised or report.uncontrolled
    if not low_dose:
        return []
    reported = [
        (study, event) for study in low_dose for event in study.adverse_events if _ldn_arm(event)
    ]
    reported.sort(key=lambda pair: not _control_arm(pair[1]))
    lines = [_harm(study, event) for study, event in reported]
    shown = lines if full else lines[:HARMS_SHOWN]
    more = f"; {len(lines) - len(shown)} more (--section harms)" if len(lines) > len(shown) else ""
    text = "; ".join(shown) + more if lines else _unseen(low_dose)
    return [Facts(rows=(("Harms", text),))]


def _unseen(studies: tuple[Study, ...]) -> str:
    """Return why there is no row: side effects were said not to occur, or nothing was said."""
    none = {study.harms == "none-reported" for study in studies}
    return "none reported" if none == {True} else "not reported in what was read"


def _harm(study: Study, event: AdverseEvent) -> str:
    named = event.event
    serious = " (serious)" if event.serious and "serious" not in named.casefold() else ""
    return f"{named}{serious} {by_arm(event)} [{author_year(study)}]"


def by_arm(event: AdverseEvent) -> str:
    """Return a harm on LDN, and on the comparator where that was reported."""
    ldn_arm, control_arm = _ldn_arm(event), _control_arm(event)
    return f"{ldn_arm} v {control_arm}" if control_arm else ldn_arm


def _ldn_arm(event: AdverseEvent) -> str:
    return _arm(event.ldn_events, event.ldn_n, event.ldn)


def _control_arm(event: AdverseEvent) -> str:
    return _arm(event.control_events, event.control_n, event.control)


def _arm(events: int | None, total: int | None, text: str | None) -> str:
    counted = events_of_total(events, total)
    return counted if total and counted else text or counted


def doses(report: ConditionReport, full: bool) -> list[Block]:
    """Arrange the doses as studied, with how many studies used each."""
    low_dose = report.randomised or report.uncontrolled
    number = Counter(study.dose_mg for study in low_dose if study.dose_mg)
    if not number:
        return []
    parts = ", ".join(f"{mg:g} mg in {number[mg]}" for mg in sorted(number))
    weeks = sorted(study.duration_weeks for study in low_dose if study.duration_weeks)
    ran = f"; for {weeks[0]:g} to {weeks[-1]:g} weeks" if weeks and weeks[0] != weeks[-1] else ""
    return [Facts(rows=(("Doses", f"studied, a day: {parts}{ran}"),))]


def trials(report: ConditionReport, full: bool) -> list[Block]:
    """Arrange registered trials: a count by status, or each of them."""
    if not report.trials:
        return []
    if full:
        rows = tuple((trial.registration, _trial(trial)) for trial in report.trials)
        return [Section(text="Registered trials"), Facts(rows=rows)]
    number = Counter(trial.status.replace("-", " ") for trial in report.trials)
    parts = ", ".join(f"{n} {status}" for status, n in number.most_common())
    return [Facts(rows=(("Trials", f"{parts} (--section trials)"),))]


def _trial(trial: Trial) -> str:
    size = f", target {trial.n_target}" if trial.n_target else ""
    seen = f" (seen {trial.status_seen_on})" if trial.status_seen_on else ""
    status = trial.status.replace("-", " ")
    reported = REPORTED[trial.reported or ""]
    return f"{trial.title}: {status}{seen}{size}; {reported}"


def unknown(report: ConditionReport, full: bool) -> list[Block]:
    """Arrange what is not known."""
    unknowns = report.condition.unknowns
    return [Facts(rows=(("Not known", "; ".join(unknowns)),))] if unknowns else []
