"""The site: a folder for any static host, each page whole without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.__about__ import __version__
from ldncli.queries.dossier import dossier as dossier_of
from ldncli.report import site_files
from ldncli.report.condition import item_of
from ldncli.report.engine import asset, environment
from ldncli.report.page_words import numbered, shared
from ldncli.report.remembered import Remembered
from ldncli.report.site_page import SitePage, address_from, root_of
from ldncli.report.site_pages import pages

if TYPE_CHECKING:
    from jinja2 import Environment

    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.dossier import Dossier

# Everything from the site itself and nothing from elsewhere; a frame may hold the check.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)
SCRIPTS = ("matching.js", "check.js", "asking.js", "ask_box.js", "site.js", "report.js", "age.js")


def files(dataset: Dataset, base: str, notice: str) -> dict[str, bytes]:
    """Return every file of the site by its path; `base` is where it will stand, or nothing."""
    remembered = Remembered(dataset)
    dossier = dossier_of(remembered)
    pairs = zip(dossier.reports, dossier.traces, strict=True)
    items = tuple(item_of(remembered, report, trace) for report, trace in pairs)
    taken = site_files.downloads(remembered, notice)
    every = (*pages(remembered, dossier, items), _data_page(dossier, tuple(taken), base))
    engine = environment()
    drawn = _drawn(engine, every, dossier, base, notice)
    site = {
        **drawn,
        **{f"assets/{name}": asset(engine, name).encode() for name in SCRIPTS},
        "assets/site.css": asset(engine, "report.css").encode(),
        **site_files.asked(remembered),
        **taken,
        "feed.xml": site_files.feed(remembered, every, base),
        "llms.txt": site_files.for_models(every, dossier.metadata, notice),
    }
    if base:
        site["sitemap.xml"] = site_files.sitemap(every, base)
        site["robots.txt"] = f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n".encode()
    return site


def own_names() -> frozenset[str]:
    """Return the names at the top of a site, which a later one may replace."""
    parts = ("index", "check", "check-frame", "safety", "practice", "trials", "positions", "method")
    return frozenset(
        {
            *(f"{name}.html" for name in (*parts, "dataset")),
            *("conditions", "studies", "claims", "medicines", "assets", "downloads", "csv"),
            *("feed.xml", "llms.txt", "sitemap.xml", "robots.txt"),
        }
    )


def _data_page(dossier: Dossier, taken: tuple[str, ...], base: str) -> SitePage:
    notes = {path: words for path, (_, words) in site_files.DOWNLOADS.items()}
    return SitePage(
        path="dataset.html",
        title="The data",
        description="The whole dataset to download: JSON, CSV, TOML, SQLite, Markdown.",
        template="part",
        changed=dossier.metadata.searched_on,
        values={"part": "dataset", "downloads": [(path, notes.get(path, "")) for path in taken]},
        things=(site_files.described(dossier.metadata, base),),
    )


def _drawn(
    engine: Environment, every: tuple[SitePage, ...], dossier: Dossier, base: str, notice: str
) -> dict[str, bytes]:
    words = {
        **shared(dossier),
        "metadata": dossier.metadata,
        "names": {report.condition.id: report.condition.name for report in dossier.reports},
        "practice": dossier.practice,
        "positions": dossier.positions,
        "trials": dossier.trials,
        "base": base,
        "notice": notice,
        "version": __version__,
        "policy": POLICY,
    }
    return {page.path: _html(engine, page, words) for page in every}


def _html(engine: Environment, page: SitePage, words: dict[str, object]) -> bytes:
    template = engine.get_template(f"templates/site/{page.template}.html")
    text = template.render(
        **{
            **words,
            "page": page,
            "root": root_of(page.path),
            "href": address_from(page.path),
            "references": page.references,
            "numbers": numbered(page.references),
            **page.values,
        }
    )
    return text.encode()
