"""Every result and every harm of one study, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Column, Prose, Section, Span, Table
from ldncli.document.wording import events_of_total, mark
from ldncli.schema.record import to_plain

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.schema.studies import AdverseEvent, Result, Study

UNSAID = "Not reported in what was read."
COMPARED = {
    "between-arms": "",
    "within-arm": "within one arm, no comparison",
    "between-doses": "between doses",
    "pooled": "pooled",
    "association": "association",
    "descriptive": "described",
}
IDENTITY = ("id", "pmid", "year", "design", "dose_class", "direction", "retracted")
HARM_FIELDS = {"ldn_n": "n_ldn", "control_n": "n_control", "event": "outcome"}


def results(study: Study) -> list[Block]:
    """Arrange every result: both arms, the difference with its interval, where it was read."""
    if not study.results:
        return [Section(text="Results"), Prose(text=UNSAID)]
    columns = (
        Column(name="outcome (* main)", wrap=True),
        Column(name="LDN", wrap=True),
        Column(name="comparator", wrap=True),
        Column(name="difference", wrap=True),
        Column(name="read in", wrap=True),
    )
    rows = tuple(_result(item) for item in study.results)
    noted = [f"{item.outcome}: {item.note}" for item in study.results if item.note]
    notes = [Prose(text=Span(text=note, style="dim")) for note in noted]
    return [Section(text="Results"), Table(columns=columns, rows=rows), *notes]


def _result(item: Result) -> tuple[Text, ...]:
    star = " *" if item.primary else ""
    details = ", ".join(part for part in (item.timepoint, COMPARED[item.comparison]) if part)
    when = f" ({details})" if details else ""
    return (
        (mark(item.favours), f" {item.outcome}{star}{when}"),
        arm(item.ldn, item.ldn_events, item.n_ldn),
        arm(item.control, item.control_events, item.n_control),
        difference(item) or "-",
        item.locator,
    )


def arm(text: str | None, events: int | None, total: int | None) -> str:
    """Return the value of one arm, its events and its number, as far as reported."""
    counted = events_of_total(events, total) or (f"n {total}" if total else "")
    if text and counted:
        return f"{text} ({counted})"
    return text or counted or "-"


def difference(item: Result) -> str:
    """Return measure, estimate, interval and p, each as reported."""
    limits = (item.ci_low, item.ci_high)
    level = f"{item.ci_level:g}% " if item.ci_level else ""
    interval = f" ({level}CI {limits[0]:g} to {limits[1]:g})" if None not in limits else ""
    unit = f" {item.unit}" if item.unit else ""
    value = "" if item.estimate is None else f"{item.measure} {item.estimate:g}{interval}{unit}"
    parts = (
        value or interval.strip(),
        _p(item.p),
        f"{item.n_studies} studies" if item.n_studies else "",
        f"I² {item.i2}" if item.i2 else "",
    )
    return "; ".join(part for part in parts if part)


def _p(text: str | None) -> str:
    """Return a p value with its letter, unless it is given in words."""
    if not text:
        return ""
    return f"p {text}" if text[0] in "<>=≤≥" or text[0].isdigit() else text


def harms(study: Study) -> list[Block]:
    """Arrange every harm by arm; where none was reported, say that."""
    if not study.adverse_events:
        return [Section(text="Harms"), Prose(text=UNSAID)]
    columns = (
        Column(name="harm", wrap=True),
        Column(name="LDN", wrap=True),
        Column(name="comparator", wrap=True),
        Column(name="read in", wrap=True),
    )
    table = Table(columns=columns, rows=tuple(_harm(item) for item in study.adverse_events))
    return [Section(text="Harms"), table]


def _harm(item: AdverseEvent) -> tuple[Text, ...]:
    named = "serious" in item.event.casefold()
    serious = "serious: " if item.serious and not named else ""
    note = f" ({item.note})" if item.note else ""
    return (
        serious + item.event + note,
        arm(item.ldn, item.ldn_events, item.ldn_n),
        arm(item.control, item.control_events, item.control_n),
        item.locator,
    )


def rows(study: Study) -> tuple[dict[str, object], ...]:
    """Return one flat row a result and a harm; one row alone for a study with neither."""
    identity = {name: getattr(study, name) for name in IDENTITY}
    results = [{"kind": "result", **to_plain(item)} for item in study.results]
    harms = [
        {"kind": "harm", **{HARM_FIELDS.get(k, k): v for k, v in to_plain(item).items()}}
        for item in study.adverse_events
    ]
    reported = [*results, *harms] or [{"kind": "nothing reported"}]
    return tuple({**identity, **item} for item in reported)
