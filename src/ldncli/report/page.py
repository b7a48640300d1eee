"""The evidence page: one HTML file that asks the network for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.__about__ import __version__
from ldncli.document.wording import DOSES, MARKS
from ldncli.report import rows
from ldncli.report.condition import item_of
from ldncli.report.engine import draw
from ldncli.report.medicines import payload
from ldncli.report.page_words import numbered, shared
from ldncli.report.questions import questions_of

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.dossier import Dossier
    from ldncli.schema.studies import Study

SCRIPTS = ("matching.js", "check.js", "asking.js", "ask_box.js", "start.js", "report.js", "age.js")


def html(dataset: Dataset, dossier: Dossier, notice: str) -> str:
    """Return the page."""
    pairs = zip(dossier.reports, dossier.traces, strict=True)
    items = tuple(item_of(dataset, report, trace) for report, trace in pairs)
    names = {item.report.condition.id: item.report.condition.name for item in items}
    directions = [(key, words) for key, (_, words, _) in MARKS.items() if key != "none-found"]
    return draw(
        "report.html",
        style="report.css",
        scripts=SCRIPTS,
        d=dossier,
        items=items,
        names=names,
        title=_title(dossier, names),
        version=__version__,
        notice=notice,
        studies=tuple(rows.study_row(study) for study in dossier.studies),
        map=rows.map_rows(report.summary for report in dossier.reports),
        legend=_legend(dossier),
        medicines=payload(dataset),
        questions=questions_of(dataset),
        page_words=_page_words(dossier),
        doses=list(DOSES.items()),
        directions=directions,
        verdicts=list(dict.fromkeys(claim.verdict for claim in dossier.claims)),
        numbers=numbered(dossier.references),
        href=_address,
        **shared(dossier),
    )


def _address(kind: str, target: str | Study) -> str:
    """Return where a thing stands in the page; a study is told by its reference."""
    return f"#{target}" if isinstance(target, str) else f"#r-{target.reference}"


def _page_words(dossier: Dossier) -> dict[str, str]:
    """Return what the script writes of the page as a whole."""
    metadata = dossier.metadata
    return {
        "cite": f"{metadata.title}, {metadata.version}, searched through "
        f"{metadata.searched_through}"
    }


def _title(dossier: Dossier, names: dict[str, str]) -> str:
    if dossier.whole or len(names) > 3:
        return "The evidence on low-dose naltrexone"
    return f"Low-dose naltrexone: {', '.join(names.values())}"


def _legend(dossier: Dossier) -> list[rows.Sign]:
    shown = {rows.sign_of(report.summary).words: report for report in dossier.reports}
    ordered = sorted(shown.values(), key=lambda item: rows.place(item.summary.direction))
    return [rows.sign_of(item.summary) for item in ordered]
