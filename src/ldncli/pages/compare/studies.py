"""The aspects in which studies are set side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Span
from ldncli.document.wording import DESIGNS, DOSES, marked
from ldncli.pages.study import roles
from ldncli.pages.study.results import arm, difference
from ldncli.pages.study.show import how_long, numbers
from ldncli.pages.study.trust import UNSAID

if TYPE_CHECKING:
    from collections.abc import Callable

    from ldncli.document.blocks import Text
    from ldncli.queries.study import StudyReport

    Aspect = tuple[str, Callable[[StudyReport], Text]]


def _main_result(report: StudyReport) -> str:
    """Return the main result with both arms, or say that there is none."""
    main = [item for item in report.study.results if item.primary]
    results = []
    for item in main:
        ldn_arm = arm(item.ldn, item.ldn_events, item.n_ldn)
        control_arm = arm(item.control, item.control_events, item.n_control)
        arms = "" if ldn_arm == control_arm == "-" else f"{ldn_arm} v {control_arm}"
        parts = [part for part in (arms, difference(item)) if part]
        results.append(f"{item.outcome}: {', '.join(parts) or '-'}")
    return "; ".join(results) or UNSAID


def _counts(report: StudyReport) -> Text:
    if report.study.retracted:
        return Span(text="RETRACTED: no", style="bad")
    return f"no: {roles.in_words(report.why_not)}" if report.why_not else "yes"


def _direction(report: StudyReport) -> Text:
    return "-" if report.study.retracted else marked(report.study.direction)


def _dose(report: StudyReport) -> str:
    study = report.study
    dose = study.dose or (f"{study.dose_mg:g} mg" if study.dose_mg else UNSAID)
    return f"{dose} ({DOSES[study.dose_class]})"


def _harms(report: StudyReport) -> str:
    harms = (
        f"{item.event} {arm(item.ldn, item.ldn_events, item.ldn_n)} v "
        f"{arm(item.control, item.control_events, item.control_n)}"
        for item in report.study.adverse_events
    )
    return "; ".join(harms) or UNSAID


def _bias(report: StudyReport) -> str:
    judgements = [f"{item.overall} ({item.by})" for item in report.study.risk_of_bias]
    return "; ".join(judgements) or "not assessed"


ASPECTS: tuple[Aspect, ...] = (
    ("Counts", _counts),
    ("Conditions", lambda r: ", ".join(r.study.conditions)),
    ("Design", lambda r: DESIGNS[r.study.design]),
    ("Blinding", lambda r: r.study.blinding or UNSAID),
    ("Year", lambda r: str(r.study.year or "n.d.")),
    ("People", lambda r: r.study.population or UNSAID),
    ("Number", lambda r: numbers(r.study)),
    ("Dose", _dose),
    ("How long", lambda r: how_long(r.study)),
    ("Against", lambda r: r.study.comparator or UNSAID),
    ("Main outcome", lambda r: r.study.primary_outcome or UNSAID),
    ("Points to", _direction),
    ("Main result", _main_result),
    ("Harms", _harms),
    ("Risk of bias", _bias),
    ("Funding", lambda r: r.study.funding or UNSAID),
    ("Read", lambda r: r.study.read),
)
