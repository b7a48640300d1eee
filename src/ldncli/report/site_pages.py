"""Every page of the site: one a condition, study, claim and class of medicines, and the parts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ldncli.document.wording import SEVERITIES
from ldncli.pages.study import show as study_pages
from ldncli.queries.study import study_report
from ldncli.report import rows
from ldncli.report.blocks import element
from ldncli.report.page_words import sources
from ldncli.report.site_page import FILTERS, SitePage, medical, short
from ldncli.schema.medicines import InteractionClass, Medicine
from ldncli.schema.studies import Reference, Study

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.dossier import Dossier
    from ldncli.report.condition import Item
    from ldncli.schema.knowledge import Claim

ASKING = ("matching.js", "check.js", "asking.js", "ask_box.js", "site.js")
CHECKING = ("matching.js", "check.js", "site.js")
WORDS_OF_SEVERITY = {key: words for key, (_, words, _) in SEVERITIES.items()}


def pages(dataset: Dataset, dossier: Dossier, items: tuple[Item, ...]) -> Iterator[SitePage]:
    """Yield every page, the start first."""
    yield from _lists(dataset, dossier, items)
    yield from _parts(dataset, dossier)
    yield from (_condition(dataset, dossier, item) for item in items)
    yield from (_study(dataset, study) for study in dossier.studies)
    yield from (_claim(dataset, dossier, claim) for claim in dossier.claims)
    yield from (_class(dataset, row) for row in dataset.all(InteractionClass))


def _lists(dataset: Dataset, dossier: Dossier, items: tuple[Item, ...]) -> Iterator[SitePage]:
    day = dossier.metadata.searched_on
    known = Counter(medicine.interaction for medicine in dataset.all(Medicine))
    classes = [(row, known[row.id]) for row in dataset.all(InteractionClass)]
    title = "The evidence on low-dose naltrexone"
    lists: tuple[tuple[str, str, str, dict[str, object], tuple[str, ...]], ...] = (
        ("index.html", title, "start", {"items": items}, ASKING),
        ("conditions/index.html", "Conditions", "conditions", {"items": items}, FILTERS),
        (
            "studies/index.html",
            "Studies",
            "studies",
            {"studies": tuple(map(rows.study_row, dossier.studies))},
            FILTERS,
        ),
        ("claims/index.html", "Claims", "claims", {"claims": dossier.claims}, FILTERS),
        ("medicines/index.html", "Medicines by class", "classes", {"classes": classes}, ()),
    )
    for path, name, template, values, scripts in lists:
        about = short(f"{name}. {dossier.metadata.bottom_line}")
        yield SitePage(
            path=path,
            title=name,
            description=about,
            template=template,
            changed=day,
            values={**values, "severities": WORDS_OF_SEVERITY},
            scripts=scripts,
        )


def _parts(dataset: Dataset, dossier: Dossier) -> Iterator[SitePage]:
    noted = [key for note in dossier.safety for key in note.references]
    noted += [position.source for note in dossier.safety for position in note.positions]
    parts: tuple[tuple[str, str, list[str]], ...] = (
        ("safety", "Safety: harms and cautions of low-dose naltrexone", noted),
        (
            "practice",
            "Day-to-day questions on low-dose naltrexone",
            [key for row in dossier.practice for key in row.references],
        ),
        ("trials", "Registered trials of low-dose naltrexone", []),
        (
            "positions",
            "What guideline groups and regulators say of low-dose naltrexone",
            [key for row in dossier.positions for key in row.references],
        ),
        ("method", "How this was made", []),
    )
    for key, title, cited in parts:
        yield SitePage(
            path=f"{key}.html",
            title=title,
            description=short(f"{title}. Searched through {dossier.metadata.searched_through}."),
            template="part",
            changed=dossier.metadata.searched_on,
            values={"part": key},
            references=dataset.many(Reference, cited),
        )
    yield from (_check(dataset, dossier, framed=framed) for framed in (False, True))


def _check(dataset: Dataset, dossier: Dossier, *, framed: bool) -> SitePage:
    title = "Can these be taken together with LDN?"
    return SitePage(
        path="check-frame.html" if framed else "check.html",
        title=title,
        description=short(f"{title} Medicines and brands against low-dose naltrexone."),
        template="check",
        changed=dossier.metadata.searched_on,
        values={},
        references=() if framed else dataset.many(Reference, (w.source for w in dossier.washouts)),
        scripts=CHECKING,
        framed=framed,
    )


def _condition(dataset: Dataset, dossier: Dossier, item: Item) -> SitePage:
    condition, summary = item.report.condition, item.report.summary
    title = f"Low-dose naltrexone and {condition.name}"
    description = short(summary.verdict)
    cited = [reference.id for reference in item.report.references]
    cited += [key for position in item.positions for key in position.references]
    return SitePage(
        path=f"conditions/{condition.id}.html",
        title=title,
        description=description,
        template="condition",
        changed=condition.searched_on,
        values={
            "item": item,
            "claims": [claim for claim in dossier.claims if condition.id in claim.conditions],
        },
        references=dataset.many(Reference, cited),
        things=(medical(title, description, condition.name, condition.searched_on),),
    )


def _study(dataset: Dataset, study: Study) -> SitePage:
    page = study_pages.page(study_report(dataset, study.id))
    return SitePage(
        path=f"studies/{study.id}.html",
        title=study.title or study.id,
        description=short(study.finding),
        template="blocks",
        changed=study.checked_on,
        values={"blocks": page.blocks, "element": element, "linked": study.conditions},
    )


def _claim(dataset: Dataset, dossier: Dossier, claim: Claim) -> SitePage:
    cited = sources(dossier, claim)
    return SitePage(
        path=f"claims/{claim.id}.html",
        title=f"“{claim.claim}”",
        description=short(claim.reason),
        template="claim",
        changed=claim.checked_on,
        values={
            "claim": claim,
            "sources": cited,
            "studies": dataset.many(Study, claim.studies),
            "linked": claim.conditions,
        },
        references=dataset.many(Reference, cited),
    )


def _class(dataset: Dataset, row: InteractionClass) -> SitePage:
    names = (item.name for item in dataset.all(Medicine) if item.interaction == row.id)
    return SitePage(
        path=f"medicines/{row.id}.html",
        title=f"{row.name[0].upper()}{row.name[1:]} and low-dose naltrexone",
        description=short(row.what_happens),
        template="class",
        changed=row.checked_on,
        values={"row": row, "medicines": sorted(names), "severities": WORDS_OF_SEVERITY},
        references=dataset.many(Reference, row.references),
    )
