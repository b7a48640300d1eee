"""The files of the site beside its pages: downloads, sitemap, feed, a guide for models."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from ldncli.export import targets
from ldncli.export.selection import select
from ldncli.queries.changes import changes
from ldncli.report.medicines import payload
from ldncli.report.questions import PLACES, questions_of
from ldncli.report.site_page import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.dataset.dataset import Dataset
    from ldncli.report.site_page import SitePage
    from ldncli.schema.metadata import Metadata

# A feed reader takes the newest; earlier changes stand in the dataset's own dates.
FEED_ENTRIES = 40
DOWNLOADS = {
    "downloads/ldn.json": (targets.Target.json, "everything in one file"),
    "downloads/ldn.toml": (targets.Target.toml, "as the dataset is kept"),
    "downloads/ldn.sqlite": (targets.Target.sqlite, "a database, with full-text search"),
    "downloads/ldn.md": (targets.Target.markdown, "to read"),
}
# Where each kind of record stands on the site, seen from the top.
SITE_PLACES = {
    **PLACES,
    **{kind: f"{folder}/{{}}.html" for kind, folder in FOLDERS.items()},
    "practice": "practice.html#q-{}",
    "safety": "safety.html#s-{}",
    "position": "positions.html",
    "harm_word": "safety.html",
}


def downloads(dataset: Dataset, notice: str) -> dict[str, bytes]:
    """Return the dataset in every format that other programs read."""
    selection = select(dataset)
    files = {
        path: targets.files(selection, target, folder=False, notice=notice)[""]
        for path, (target, _) in DOWNLOADS.items()
    }
    tables = targets.files(selection, targets.Target.csv, folder=True, notice=notice)
    return {**files, **{f"csv/{name}": content for name, content in tables.items()}}


def asked(dataset: Dataset) -> dict[str, bytes]:
    """Return what the check and the box that asks fetch when they are first used."""
    questions = questions_of(dataset)
    questions["places"] = SITE_PLACES
    questions["studyPlaces"] = {}  # a study has a page of its own
    return {
        "assets/medicines.json": _json(payload(dataset)),
        "assets/questions.json": _json(questions),
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def sitemap(pages: Iterable[SitePage], base: str) -> bytes:
    """Return the list of pages for search engines; it needs whole addresses."""
    urls = "".join(
        f"<url><loc>{escape(base + page.path)}</loc><lastmod>{page.changed}</lastmod></url>\n"
        for page in pages
        if not page.framed
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'{head}<urlset xmlns="{space}">\n{urls}</urlset>\n'.encode()


def feed(dataset: Dataset, pages: Iterable[SitePage], base: str) -> bytes:
    """Return what `ldn changes` tells of the records that have a page, as an Atom feed."""
    metadata = dataset.metadata
    places = {page.path: page for page in pages}
    items = changes(dataset, kinds=tuple(FOLDERS)).items[:FEED_ENTRIES]
    entries = "".join(
        _entry(places[f"{FOLDERS[item.kind]}/{item.id}.html"], item.date, base) for item in items
    )
    updated = items[0].date if items else metadata.searched_on
    address = f'<link href="{escape(base)}feed.xml" rel="self"/>\n' if base else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{escape(metadata.title)}</title>\n<id>urn:ldn:site</id>\n"
        f"<updated>{updated}T00:00:00Z</updated>\n{address}"
        f"<author><name>ldn {metadata.version}</name></author>\n{entries}</feed>\n"
    ).encode()


def _entry(page: SitePage, day: str, base: str) -> str:
    return (
        f"<entry><title>{escape(page.title)}</title><id>urn:ldn:{escape(page.path)}</id>"
        f"<updated>{day}T00:00:00Z</updated>"
        f'<link href="{escape(base + page.path)}"/>'
        f"<summary>{escape(page.description)}</summary></entry>\n"
    )


def for_models(pages: Iterable[SitePage], metadata: Metadata, notice: str) -> bytes:
    """Return llms.txt: what this is, and where its parts stand."""
    kept = [page for page in pages if not page.path.startswith(("studies/", "claims/"))]
    kept = [page for page in kept if not page.framed]
    lines = [f"- [{page.title}]({page.path}): {page.description}" for page in kept]
    head = (
        f"# {metadata.title}\n\n> {metadata.bottom_line}\n\n{notice} Never with an opioid. "
        f"Version {metadata.version}, searched through {metadata.searched_through}. "
        f"Licence: {metadata.licence}. The whole dataset: downloads/ldn.json.\n\n## Pages\n\n"
    )
    return (head + "\n".join(lines) + "\n").encode()


def described(metadata: Metadata, base: str) -> dict[str, object]:
    """Return the dataset as schema.org describes one, each download with its address."""
    kinds = {
        "json": "application/json",
        "toml": "application/toml",
        "sqlite": "application/vnd.sqlite3",
        "md": "text/markdown",
    }
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": metadata.title,
        "description": metadata.bottom_line,
        "version": metadata.version,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "dateModified": str(metadata.searched_on),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": kinds[path.rsplit(".", 1)[1]],
                "contentUrl": base + path,
            }
            for path in DOWNLOADS
        ],
    }
