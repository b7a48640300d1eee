"""One page of the site: where it stands, what it is called, what it is drawn with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ldncli.schema.studies import Reference, Study

# As long as search engines show of a description.
LONGEST_DESCRIPTION = 155
FOLDERS = {
    "condition": "conditions",
    "study": "studies",
    "claim": "claims",
    "class": "medicines",
}
FILTERS = ("report.js",)


class SitePage(Record):
    """A page before it is drawn.

    `changed` is the day on which its record was last checked; `things` are its structured data.
    """

    path: str
    title: str
    description: str
    template: str
    changed: str
    values: Mapping[str, object]
    references: tuple[Reference, ...] = ()
    things: tuple[Mapping[str, object], ...] = ()
    scripts: tuple[str, ...] = ()
    framed: bool = False


def short(text: str) -> str:
    """Return the beginning of a text, cut at a word."""
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    return text[:LONGEST_DESCRIPTION].rsplit(maxsplit=1)[0].rstrip(",;:") + " ..."


def root_of(path: str) -> str:
    """Return the way from a page to the top of the site."""
    return "../" * path.count("/")


def address_from(path: str) -> Callable[[str, str | Study], str]:
    """Return what tells the way from a page to another: by kind and id, or to a part."""
    root = root_of(path)

    def address(kind: str, target: str | Study) -> str:
        key = target if isinstance(target, str) else target.id
        if kind == "part":
            return f"{root}{key}.html"
        return f"{root}{FOLDERS[kind]}/{key}.html"

    return address


def medical(title: str, description: str, about: str, reviewed: str) -> dict[str, object]:
    """Return the structured data of a page on a condition."""
    return {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": title,
        "description": description,
        "about": {"@type": "MedicalCondition", "name": about},
        "mentions": {"@type": "Drug", "name": "naltrexone", "alternateName": "low-dose naltrexone"},
        "lastReviewed": reviewed,
        "inLanguage": "en-GB",
    }
