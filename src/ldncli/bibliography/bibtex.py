"""References as BibTeX: UTF-8, every sign that LaTeX would act on written out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ldncli.bibliography.source import (
    address,
    cited,
    form,
    genre,
    more_authors,
    one_line,
    people,
    remarks,
    stopped,
    whole_pages,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.bibliography.source import Person
    from ldncli.document.page import Document
    from ldncli.output.terminal import Terminal
    from ldncli.schema.studies import Reference

SIGNS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    **{sign: "\\" + sign for sign in "&%$#_"},
}
BALANCED = {"{": r"\{", "}": r"\}"}
# BibTeX counts a brace even behind a backslash, so one without its partner has to be named.
ALONE = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
DOUBLED = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)")  # LaTeX joins these into one sign
CONTAINER = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}
PUBLISHER = {"techreport": "institution", "phdthesis": "school"}
# Read as they stand by BibTeX styles and managers: to escape in them would break links.
VERBATIM = {"doi", "url", "urldate"}
ENCODED = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}


def document(document: Document, terminal: Terminal) -> str:
    """Draw the sources of a page, one entry each."""
    return "\n".join(entry(reference) for reference in cited(document))


def entry(reference: Reference) -> str:
    """Draw one source; a field that is not known is left out."""
    lines = [f"@{form(reference)[0]}{{{reference.id},"]
    for name, value in _fields(reference):
        if value:
            lines.append(f"  {name} = {{{value}}},")
    return "\n".join([*lines, "}", ""])


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    kind = form(reference)[0]
    names = [_name(author) for author in people(reference)]
    others = ["others"] if more_authors(reference) else []
    yield "author", " and ".join([*names, *others])
    yield "title", f"{{{escaped(reference.title)}}}"  # twice braced: styles keep its capitals
    # Twice braced too: a list of names, which publishers may be, is parted at each "and".
    publisher = escaped(reference.publisher or "")
    yield PUBLISHER.get(kind, "publisher"), publisher and f"{{{publisher}}}"
    fields = (
        (CONTAINER.get(kind, "howpublished"), reference.journal),
        ("type", genre(reference)),
        ("year", str(reference.year or "")),
        ("volume", reference.volume),
        ("number", reference.issue),
        ("pages", whole_pages(reference.pages or "")),
        ("doi", reference.doi),
        ("pmid", reference.pmid),
        ("pmcid", reference.pmcid),
        ("registration", reference.registration),
        ("url", address(reference)),
        ("urldate", reference.checked_on),
        ("language", reference.language),
        ("note", " ".join(map(stopped, _notes(reference, kind)))),
    )
    for name, value in fields:
        drawn = verbatim(value or "") if name in VERBATIM else escaped(value or "")
        yield name, drawn.replace("-", "--") if name == "pages" else drawn


def _notes(reference: Reference, kind: str) -> tuple[str, ...]:
    """Return the remarks; an unpublished work needs a note, and this says what it is."""
    kind_words = (genre(reference).capitalize(),) if kind == "unpublished" else ()
    return (*kind_words, *remarks(reference))


def _name(author: Person) -> str:
    if not author.given:
        return f"{{{escaped(author.family)}}}"
    family = escaped(author.family)
    if "," in family or " and " in family.lower() or _looks_parted(author.family):
        family = f"{{{family}}}"
    return ", ".join(part for part in (family, author.suffix, author.given) if part)


def _looks_parted(family: str) -> bool:
    """Tell whether a lower-case word stands after a capital: `Ribeiro de Souza` is one name.

    BibTeX would take all up to that word for a particle.
    """
    words = [word[:1].islower() for word in family.split()]
    return True in words[words.index(False) :] if False in words else False


def escaped(text: str) -> str:
    """Return text as LaTeX prints it unchanged."""
    flat = one_line(text)
    braces = BALANCED if _balanced(flat) else ALONE
    return DOUBLED.sub("{}", _written(flat, SIGNS | braces))


def verbatim(text: str) -> str:
    """Return an address with what would end its field percent-encoded."""
    return _written(one_line(text), ENCODED)


def _written(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(char, char) for char in text)


def _balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0
