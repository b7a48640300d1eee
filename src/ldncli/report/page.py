"""The evidence page: one HTML file that asks the network for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.__about__ import __version__
from ldncli.bibliography.short_citation import citation
from ldncli.document.wording import AREAS, CERTAINTY, DOSE_BASES, DOSES, MARKS, count
from ldncli.pages.condition import facts
from ldncli.report import rows
from ldncli.report.engine import EXTRA, draw
from ldncli.report.medicines import payload
from ldncli.report.plots import forests
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.document.blocks import Block
    from ldncli.queries.conditions import ConditionReport
    from ldncli.queries.dossier import Dossier
    from ldncli.queries.why import Trace

CAPTIONS = (
    ("randomised", "Randomised trials at low dose"),
    ("uncontrolled", "Low dose, not randomised"),
    ("other_doses", "Other doses, not counted as evidence on LDN"),
    ("reviews", "Reviews and guidelines"),
    ("laboratory", "Laboratory"),
    ("retracted", "Retracted: supports nothing"),
)
FACTS = (
    facts.harms,
    facts.doses,
    facts.trials,
    facts.unknown,
)


class Group(Record):
    """One table of a condition's studies."""

    caption: str
    rows: tuple[rows.StudyRow, ...]


class Item(Record):
    """One condition as the page draws it."""

    report: ConditionReport
    trace: Trace
    sign: rows.Sign
    evidence: str
    groups: tuple[Group, ...]
    facts: tuple[Block, ...]
    plots: tuple[object, ...]


def html(dataset: Dataset, dossier: Dossier, notice: str) -> str:
    """Return the page."""
    items = tuple(
        _item(dataset, report, trace)
        for report, trace in zip(dossier.reports, dossier.traces, strict=True)
    )
    names = {item.report.condition.id: item.report.condition.name for item in items}
    return draw(
        "report.html",
        style="report.css",
        scripts=("matching.js", "check.js", "report.js"),
        d=dossier,
        items=items,
        names=names,
        title=_title(dossier, names),
        version=__version__,
        notice=notice,
        studies=tuple(rows.study_row(study) for study in dossier.studies),
        map=rows.map_rows(report.summary for report in dossier.reports),
        medicines=payload(dataset),
        **_words(dossier),
    )


def _title(dossier: Dossier, names: dict[str, str]) -> str:
    if dossier.whole or len(names) > 3:
        return "The evidence on low-dose naltrexone"
    return f"Low-dose naltrexone: {', '.join(names.values())}"


def _words(dossier: Dossier) -> dict[str, object]:
    areas = sorted({report.condition.area for report in dossier.reports})
    topics = dict.fromkeys(note.topic for note in dossier.safety)
    return {
        "signs": {key: rows.sign(key) for key in MARKS},
        "legend": _legend(dossier),
        "words": {"certainty": CERTAINTY, "doses": DOSES, "basis": DOSE_BASES},
        "areas": [(area, AREAS.get(area, area)) for area in areas],
        "doses": list(DOSES.items()),
        "directions": [(key, words) for key, (_, words, _) in MARKS.items() if key != "none-found"],
        "safety": [
            (
                topic.replace("-", " ").capitalize(),
                [note for note in dossier.safety if note.topic == topic],
            )
            for topic in topics
        ],
        "verdicts": list(dict.fromkeys(claim.verdict for claim in dossier.claims)),
        "claim_sources": {claim.id: _sources(dossier, claim.id) for claim in dossier.claims},
        "washouts": dossier.washouts,
        "numbers": {item.id: number for number, item in enumerate(dossier.references, 1)},
        "citation": citation,
        "pieces": rows.pieces,
    }


def _legend(dossier: Dossier) -> list[rows.Sign]:
    shown = {rows.sign_of(report.summary).words: report for report in dossier.reports}
    ordered = sorted(shown.values(), key=lambda item: rows.place(item.summary.direction))
    return [rows.sign_of(item.summary) for item in ordered]


def _sources(dossier: Dossier, claim_id: str) -> tuple[str, ...]:
    claim = next(item for item in dossier.claims if item.id == claim_id)
    reference_of = {study.id: study.reference for study in dossier.studies}
    studies = (reference_of[key] for key in claim.studies if key in reference_of)
    return tuple(dict.fromkeys((*studies, *claim.references)))


def _item(dataset: Dataset, report: ConditionReport, trace: Trace) -> Item:
    from ldncli.extras import needed

    markup = needed("markupsafe", EXTRA).Markup
    groups = (
        Group(caption=caption, rows=tuple(map(rows.study_row, getattr(report, name))))
        for name, caption in CAPTIONS
    )
    return Item(
        report=report,
        trace=trace,
        sign=rows.sign_of(report.summary),
        evidence=_evidence(report),
        groups=tuple(group for group in groups if group.rows),
        facts=tuple(block for arrange in FACTS for block in arrange(report, True)),
        plots=tuple(markup(svg) for svg in forests(dataset, report.condition.id)),
    )


def _evidence(report: ConditionReport) -> str:
    summary = report.summary
    if not summary.n_studies:
        return "No study at low dose."
    studies = count(summary.n_studies, "study", "studies")
    random = f"{summary.n_randomised} of them randomised" if summary.n_randomised else ""
    people = count(summary.n_people, "person", "people")
    return ", ".join(part for part in (f"At low dose: {studies}", random, people) if part) + "."
