"""A source as reference managers know it: its kind, its people, its dates, its remarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import identifiers, link_of
from ldncli.document.blocks import Span
from ldncli.errors import UsageError
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ldncli.document.blocks import Text
    from ldncli.document.page import Document
    from ldncli.schema.studies import Reference

# type of a reference -> its name in BibTeX, in RIS and in CSL. Zotero makes a journal article of
# UNPB, GEN and ABST: a preprint or a label that looks like an article is a fault of evidence.
FORMS: dict[str, tuple[str, str, str]] = {
    "article": ("article", "JOUR", "article-journal"),
    "preprint": ("unpublished", "MANSCPT", "article"),
    "conference-abstract": ("inproceedings", "CONF", "paper-conference"),
    "chapter": ("incollection", "CHAP", "chapter"),
    "letter": ("article", "JOUR", "article-journal"),
    "registry": ("misc", "ELEC", "webpage"),
    "label": ("techreport", "RPRT", "report"),
    "report": ("techreport", "RPRT", "report"),
    "guideline": ("techreport", "RPRT", "report"),
    "thesis": ("phdthesis", "THES", "thesis"),
    "webpage": ("misc", "ELEC", "webpage"),
    "press-release": ("misc", "ELEC", "webpage"),
}
GENRES = {"article": "", "label": "drug label", "registry": "registry record"}
# The codes by which citation programs know a language: a title in any but English keeps its case.
LANGUAGES = {
    "Arabic": "ar", "Bosnian": "bs", "Chinese": "zh", "Croatian": "hr", "Czech": "cs",
    "Danish": "da", "Dutch": "nl", "Finnish": "fi", "French": "fr", "German": "de", "Greek": "el",
    "Hebrew": "he", "Hungarian": "hu", "Indonesian": "id", "Italian": "it", "Japanese": "ja",
    "Korean": "ko", "Norwegian": "no", "Persian": "fa", "Polish": "pl", "Portuguese": "pt",
    "Romanian": "ro", "Russian": "ru", "Spanish": "es", "Swedish": "sv", "Thai": "th",
    "Turkish": "tr", "Ukrainian": "uk", "Vietnamese": "vi",
}  # fmt: skip
IN_JOURNALS = ("conference-abstract", "guideline")
SUFFIX = re.compile(r"Jr|Sr|II|III|IV|\d(?:st|nd|rd|th)")
# A span of pages; the letters before the numbers, as in S123-30, are the same or left out.
SPAN = re.compile(r"(?P<letters>[A-Za-z]*)(?P<first>\d+)-(?P=letters)?(?P<last>\d+)")
INITIALS = re.compile(r"[^\W\d_](?:-?[^\W\d_]){0,3}")
# What would end a line, or be acted on by a screen; tabs and breaks become one space.
BREAKS = re.compile(r"\s*[\x00-\x1f\x7f-\x9f\u2028\u2029]+\s*")
# ICMJE and the National Library of Medicine: six authors, then et al.
SHOWN_AUTHORS = 6
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Person(Record):
    """An author; one without initials is an organisation, or known by one name."""

    family: str
    given: str = ""
    suffix: str = ""


def person(author: str) -> Person:
    """Part `Guttuso T Jr` into family name, initials with their stops, and suffix."""
    words = one_line(author).split(" ")
    suffix = words.pop() if len(words) > 2 and SUFFIX.fullmatch(words[-1]) else ""
    if len(words) > 1 and INITIALS.fullmatch(words[-1]) and words[-1].isupper():
        initials = " ".join(f"{char}." for char in words[-1] if char != "-")
        if "-" in words[-1]:
            initials = "-".join(". ".join(part) + "." for part in words[-1].split("-"))
        return Person(family=" ".join(words[:-1]), given=initials, suffix=suffix)
    return Person(family=one_line(author))


def people(reference: Reference) -> tuple[Person, ...]:
    """Return the authors of a source."""
    return tuple(person(author) for author in reference.authors)


def form(reference: Reference) -> tuple[str, str, str]:
    """Return the kind of a source in BibTeX, RIS and CSL."""
    if reference.journal and reference.type in IN_JOURNALS:
        return FORMS["article"]
    return FORMS[reference.type]


def genre(reference: Reference) -> str:
    """Return the kind of a source in words; nothing for an article."""
    return GENRES.get(reference.type, reference.type.replace("-", " "))


def language_code(reference: Reference) -> str:
    """Return the language as ISO 639-1 has it; one that is not in the list stays a word."""
    name = (reference.language or "").partition(",")[0]
    return LANGUAGES.get(name, name)


def whole_pages(pages: str) -> str:
    """Return pages with the last one spelled out: `2128-33` is `2128-2133`."""
    match = SPAN.fullmatch(pages)
    if not match or len(match["last"]) >= len(match["first"]):
        return pages
    missing = match["first"][: len(match["first"]) - len(match["last"])]
    return f"{match['letters']}{match['first']}-{match['letters']}{missing}{match['last']}"


def address(reference: Reference) -> str:
    """Return where a source without a DOI is found: its page, or its canonical link."""
    if reference.url or reference.doi:
        return reference.url or ""
    if reference.pmid:
        return link_of("pmid", reference.pmid)
    return link_of("registration", reference.registration or "")


def remarks(reference: Reference) -> tuple[str, ...]:
    """Return what nobody who cites a source may miss: retraction and corrections."""
    corrected = tuple(f"Corrected: {item}" for item in reference.corrections)
    if not reference.retracted:
        return corrected
    return (f"RETRACTED: {reference.retraction or 'no reason was read'}", *corrected)


def more_authors(reference: Reference) -> bool:
    """Tell whether there may be authors beyond those that were read; not of an organisation."""
    named = any(author.given for author in people(reference))
    return named and not reference.authors_complete


def one_line(text: str) -> str:
    """Return text without line breaks and control characters, which no such format can hold."""
    return BREAKS.sub(" ", text).strip()


def cited(document: Document) -> Sequence[Reference]:
    """Return the sources of a page, or raise UsageError where it has none."""
    if document.page.references:
        return document.page.references
    raise UsageError(
        "this page cites no source, so there is nothing to write in a citation format",
        problem="no-source",
    )


def vancouver(reference: Reference) -> Text:
    """Return a source in the Vancouver style (ICMJE), its identifiers as links."""
    sentences = (_authors(reference), _title(reference), _place(reference))
    parts: list[str | Span] = [" ".join(part for part in sentences if part)]
    numbers = identifiers(reference)
    if address(reference) in {span.text for span in numbers}:
        parts.append(f" [cited {_day(reference.checked_on)}]. Available from:")
    for span in numbers:
        parts += [" ", span]
    for remark in remarks(reference):
        parts += [" ", Span(text=stopped(one_line(remark)), style="bad")]
    return tuple(parts)


def _authors(reference: Reference) -> str:
    named = ", ".join(map(one_line, reference.authors[:SHOWN_AUTHORS]))
    more = len(reference.authors) > SHOWN_AUTHORS or more_authors(reference)
    return stopped(named + (", et al" if more else ""))


def _title(reference: Reference) -> str:
    kind = f" [{genre(reference)}]" if genre(reference) else ""
    return stopped(one_line(reference.title).removesuffix(".") + kind)


def _place(reference: Reference) -> str:
    year = str(reference.year or "[date unknown]")
    language = f" {reference.language}." if reference.language else ""
    if not reference.journal:
        head = f"{one_line(reference.publisher)}; " if reference.publisher else ""
        return stopped(head + year) + language
    issue = f"({reference.issue})" if reference.issue else ""
    numbers = f"{reference.volume or ''}{issue}"
    pages = f":{reference.pages}" if reference.pages else ""
    place = year + (f";{numbers}" if numbers else "") + pages
    return one_line(f"{stopped(reference.journal)} {place}.") + language


def stopped(text: str) -> str:
    """Return a sentence with its full stop, if it has no other end."""
    return text + "." if text and text[-1] not in ".?!" else text


def _day(date: str) -> str:
    year, month, day = date.split("-")
    return f"{year} {MONTHS[int(month) - 1]} {int(day)}"
