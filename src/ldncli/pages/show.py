"""One condition: the line to take away, then what a clinician and a researcher look for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from ldncli.citations import citation, link_of
from ldncli.layout import (
    Bullets,
    Column,
    Facts,
    Hint,
    Page,
    Prose,
    Section,
    Span,
    Table,
    Title,
    flat,
)
from ldncli.record import to_plain
from ldncli.wording import (
    CERTAINTY,
    DOSES,
    MARKS,
    count,
    dose,
    duration,
    mark,
    people,
    surname,
)

if TYPE_CHECKING:
    from ldncli.layout import Text
    from ldncli.model import Finding, Study, Trial
    from ldncli.queries import ConditionReport

SECTIONS = ("findings", "studies", "other", "harms", "doses", "trials", "unknown", "references")
ROWS_SHOWN = 12
HARMS_SHOWN = 4
RESULTS = {"none-found": "no results found", "published": "published", "posted": "results posted"}
SERIOUS = {True: " (serious)", False: ""}


def page(reports: tuple[ConditionReport, ...], *, full: bool = False, section: str = "") -> Page:
    """Arrange one or more conditions; `section` keeps one part, `full` leaves nothing out."""
    blocks: list[object] = []
    for report in reports:
        blocks += _head(report)
        parts = {name: PARTS[name](report, full or bool(section)) for name in SECTIONS}
        kept = [section] if section else [n for n in SECTIONS if full or n != "references"]
        blocks += [block for name in kept for block in parts[name]]
        blocks.append(Hint(text=_next(report, full, section)))
    data = [data_of(report) for report in reports]
    return Page(
        schema="ldn.show/1",
        data=data,
        records=tuple(_record(study) for report in reports for study in report.studies),
        blocks=tuple(blocks),
        references=tuple(dict.fromkeys(ref for report in reports for ref in report.references)),
        ids=tuple(report.condition.id for report in reports),
    )


def data_of(report: ConditionReport) -> dict[str, Any]:
    """Return the condition as JSON holds it: summary, findings, and each group of studies."""
    held = {name: to_plain(getattr(report, name)) for name in GROUPS}
    return {**to_plain(report.condition), **to_plain(report.summary), **held}


GROUPS = (
    "randomised",
    "uncontrolled",
    "other_doses",
    "reviews",
    "laboratory",
    "trials",
    "excluded",
    "awaiting",
)


def _record(study: Study) -> dict[str, Any]:
    return flat(to_plain(study))


def _head(report: ConditionReport) -> list[object]:
    summary = report.summary
    trials = count(summary.n_randomised, "randomised trial")
    aside = f"{trials} at low dose, {count(summary.n_people_randomised, 'person', 'people')}"
    if not summary.n_randomised:
        aside = f"no randomised trial at low dose; {count(summary.n_studies, 'study', 'studies')}"
    sure = f" ({CERTAINTY[summary.certainty]} certainty)" if summary.certainty else ""
    return [
        Title(text=report.condition.name, aside=aside),
        Prose(
            text=(mark(summary.direction), " ", Span(text=summary.verdict, style="strong"), sure),
            indent=0,
        ),
        Section(text="In plain words"),
        Prose(text=report.condition.plain),
        *([Prose(text=report.condition.technical)] if report.condition.technical else []),
    ]


def _findings(report: ConditionReport, full: bool) -> list[object]:
    held = report.condition.findings
    if not held:
        return []
    columns = (
        Column(name="outcome", wrap=True),
        Column(name="against", wrap=True),
        Column(name="what was found", wrap=True),
        Column(name="how sure"),
    )
    rows = tuple(_finding_row(finding) for finding in held)
    blocks: list[object] = [Section(text="What was found"), Table(columns=columns, rows=rows)]
    for finding in held if full else [f for f in held if f.main] or held[:1]:
        blocks += _why(finding, full)
    return blocks


def _finding_row(finding: Finding) -> tuple[Text, ...]:
    found = (mark(finding.direction), " ", finding.short)
    return finding.outcome, finding.comparator, found, CERTAINTY[finding.certainty]


def _why(finding: Finding, full: bool) -> list[object]:
    reasons = [f"{d.domain.replace('-', ' ')}: {d.reason}" for d in finding.downgrades]
    why = f"Why {CERTAINTY[finding.certainty]} for {finding.outcome}: "
    if not full:
        domains = ", ".join(d.domain.replace("-", " ") for d in finding.downgrades)
        return [Prose(text=Span(text=why + (domains or "no downgrade"), style="dim"))]
    rated = [f"Published rating: {r.rating} ({r.by}). {r.note or ''}" for r in finding.published]
    return [Prose(text=finding.effect), Bullets(items=(why.rstrip(": "), *reasons, *rated))]


def _studies(report: ConditionReport, full: bool) -> list[object]:
    blocks: list[object] = []
    if report.randomised:
        blocks.append(Section(text="Randomised trials at low dose, newest first"))
        blocks += _study_table(report.randomised, full)
    if report.uncontrolled and (full or not report.randomised):
        blocks.append(Section(text="Low dose, without random allocation, newest first"))
        blocks += _study_table(report.uncontrolled, full)
    return blocks


def _study_table(studies: tuple[Study, ...], full: bool) -> list[object]:
    shown = studies if full else studies[:ROWS_SHOWN]
    same = len({study.comparator for study in shown}) == 1 and not full
    columns = [
        Column(name="study"),
        Column(name="n", right=True),
        Column(name="dose"),
        Column(name="time"),
        *([] if same else [Column(name="against", wrap=True)]),
        Column(name="result", wrap=True),
        Column(name="PMID"),
    ]
    rows = tuple(_study_row(study, same) for study in shown)
    blocks: list[object] = [Table(columns=tuple(columns), rows=rows)]
    hidden = len(studies) - len(shown)
    if hidden:
        blocks.append(Prose(text=Span(text=f"and {hidden} more (--full)", style="dim")))
    return blocks


def _study_row(study: Study, same: bool) -> tuple[Text, ...]:
    name = (mark(study.direction), f" {study.year or 'n.d.'} {surname(study)}")
    number = study.pmid or ""
    pmid = Span(text=number or "-", link=link_of("pmid", number) if number else "")
    against = () if same else (study.comparator or "-",)
    head = (name, people(study.n_enrolled or study.n_analysed), dose(study), duration(study))
    return *head, *against, study.short, pmid


def _other(report: ConditionReport, full: bool) -> list[object]:
    rows: list[tuple[str, Text]] = []
    if report.randomised and report.uncontrolled and not full:
        rows.append(("No control", _tally(report.uncontrolled)))
    if report.reviews:
        rows.append(("Reviews", _listed(report.reviews, full)))
    if report.other_doses:
        rows.append(("Other doses", _other_doses(report.other_doses, full)))
    if report.laboratory and full:
        rows.append(("Laboratory", _listed(report.laboratory, full)))
    if report.excluded and full:
        rows.append(("Excluded", "; ".join(f"{e.title}: {e.reason}" for e in report.excluded)))
    if report.awaiting and full:
        rows.append(("Awaiting", "; ".join(f"{a.title}: {a.reason}" for a in report.awaiting)))
    return [Section(text="Beside these"), Facts(rows=tuple(rows))] if rows else []


def _tally(studies: tuple[Study, ...]) -> str:
    number = Counter(study.direction for study in studies)
    parts = [f"{n} {MARKS[key][1]}" for key, n in number.most_common()]
    return f"{count(len(studies), 'study', 'studies')}: {', '.join(parts)} (--full)"


def _listed(studies: tuple[Study, ...], full: bool) -> str:
    shown = studies if full else studies[:3]
    parts = [f"{surname(s)} {s.year or 'n.d.'}: {s.finding}" if full else _brief(s) for s in shown]
    more = f" and {len(studies) - len(shown)} more (--full)" if len(studies) > len(shown) else ""
    return ("; " if not full else " ").join(parts) + more


def _brief(study: Study) -> str:
    return f"{surname(study)} {study.year or 'n.d.'} ({study.short})"


def _other_doses(studies: tuple[Study, ...], full: bool) -> str:
    number = Counter(DOSES[study.dose_class] for study in studies)
    parts = ", ".join(f"{n} {words}" for words, n in number.most_common())
    listed = " " + _listed(studies, full) if full else ""
    return f"{parts}; not counted as evidence on LDN.{listed}"


def _harms(report: ConditionReport, full: bool) -> list[object]:
    lines = [
        f"{event.event}{SERIOUS[event.serious]} {said} [{surname(study)} {study.year}]"
        for study in report.randomised or report.uncontrolled
        for event in study.adverse_events
        if (said := _by_arm(event))
    ]
    if not lines:
        return [Facts(rows=(("Harms", "not reported in what was read"),))]
    shown = lines if full else lines[:HARMS_SHOWN]
    more = f"; {len(lines) - len(shown)} more (--section harms)" if len(lines) > len(shown) else ""
    return [Facts(rows=(("Harms", "; ".join(shown) + more),))]


def _by_arm(event: Any) -> str:
    ours = _arm(event.ldn_events, event.ldn_n, event.ldn)
    theirs = _arm(event.control_events, event.control_n, event.control)
    return f"{ours} v {theirs}" if ours and theirs else ours


def _arm(events: int | None, total: int | None, said: str | None) -> str:
    if events is not None and total:
        return f"{events} of {total}"
    return said or (str(events) if events is not None else "")


def _doses(report: ConditionReport, full: bool) -> list[object]:
    held = report.randomised or report.uncontrolled
    doses = Counter(f"{s.dose_mg:g} mg" for s in held if s.dose_mg)
    if not doses:
        return []
    parts = [
        f"{said} in {n}" for said, n in sorted(doses.items(), key=lambda x: float(x[0].split()[0]))
    ]
    weeks = sorted(s.duration_weeks for s in held if s.duration_weeks)
    ran = f"; {weeks[0]:g} to {weeks[-1]:g} weeks" if weeks and weeks[0] != weeks[-1] else ""
    return [Facts(rows=(("Doses", f"studied a day: {', '.join(parts)}{ran}"),))]


def _unknown(report: ConditionReport, full: bool) -> list[object]:
    held = report.condition.unknowns
    return [Facts(rows=(("Not known", "; ".join(held)),))] if held else []


def _trials(report: ConditionReport, full: bool) -> list[object]:
    if not report.trials:
        return []
    if full:
        rows = tuple((t.registration, _trial_line(t)) for t in report.trials)
        return [Section(text="Registered trials"), Facts(rows=rows)]
    number = Counter(trial.status.replace("-", " ") for trial in report.trials)
    parts = ", ".join(f"{n} {status}" for status, n in number.most_common())
    return [Facts(rows=(("Trials", f"{parts} (--section trials)"),))]


def _trial_line(trial: Trial) -> str:
    size = f", target {trial.n_target}" if trial.n_target else ""
    seen = f" (seen {trial.status_seen_on})" if trial.status_seen_on else ""
    results = RESULTS.get(trial.reported or "", "results not sought")
    return f"{trial.title}: {trial.status.replace('-', ' ')}{seen}{size}; {results}"


def _references(report: ConditionReport, full: bool) -> list[object]:
    items = tuple(citation(reference) for reference in report.references)
    return [Section(text="References"), Bullets(items=items)] if items else []


PARTS = {
    "findings": _findings,
    "studies": _studies,
    "other": _other,
    "harms": _harms,
    "doses": _doses,
    "trials": _trials,
    "unknown": _unknown,
    "references": _references,
}


def _next(report: ConditionReport, full: bool, section: str) -> str:
    name = report.condition.id
    if full or section:
        return f"ldn show {name} · ldn studies --condition {name}"
    return f"ldn show {name} --full · ldn show {name} --section references"
