"""The hits of a search: what opens each, and the words that matched in their context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Facts, Hint, Prose, Span, Title
from ldncli.document.page import Page
from ldncli.document.wording import claim_verdict, count
from ldncli.matching.names import normalise
from ldncli.matching.proper_names import in_sentence
from ldncli.pages.opening import opening
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.document.blocks import Block, Text
    from ldncli.queries.search.search import Hit, Search
    from ldncli.schema.conditions import Condition

OPEN, CLOSE = "\x02", "\x03"
PLURALS = {
    "study": "studies",
    "safety": "safety notes",
    "excluded": "excluded or awaiting",
    "help": "help answers",
}
SINGULARS = {"safety": "safety note", "excluded": "excluded or awaiting", "help": "help answer"}
NOT_HELD = (
    "no study of LDN in {name} is in this reference; it was not searched one by one, so we do not"
    " know if LDN helps or harms"
)
# More than any dataset holds: the largest --limit that is worth offering.
MOST = 10000


class SearchHit(Record):
    """One record that matches, the words of it that do, and the command that opens it.

    `searched` is what was in fact looked for, and `match` how: where nothing holds the words
    that were typed, something wider is searched.
    """

    kind: str
    id: str
    title: str
    verdict: str | None
    context: str
    matched: tuple[str, ...]
    opens: str
    match: str
    searched: str


def page(search: Search, absent: tuple[Condition, ...] = (), not_held: str = "") -> Page:
    """Arrange hits best first; what was searched instead of the words typed is said on top.

    `absent` are the conditions named of which no study was found, `not_held` an illness that was
    not searched one by one: both are said before all.
    """
    data = tuple(_data(hit, search) for hit in search.hits)
    shown = search.asked if search.match in ("phrase", "all words") else search.searched
    unheld = (NOT_HELD.format(name=in_sentence(not_held)),) if not_held else ()
    notes = (*unheld, *map(_nothing, absent), *_notes(search))
    warnings = (Prose(text=Span(text=_sentence(note), style="warn")) for note in notes)
    blocks: tuple[Block, ...] = (
        Title(text=f"{count(search.total, 'hit')} for “{shown}”", aside="best first"),
        *warnings,
        Facts(rows=tuple((_opens(hit), _context(hit)) for hit in search.hits), stacked=True),
        Prose(text=_foot(search)),
        *([Hint(text=_next(search))] if _next(search) else []),
    )
    return Page(
        schema="ldn.search/1",
        data=data,
        records=data,
        blocks=blocks,
        ids=tuple(hit.id for hit in search.hits),
    )


def _data(hit: Hit, search: Search) -> SearchHit:
    matched = [part for text in (hit.title, hit.context) for inside, part in parts(text) if inside]
    return SearchHit(
        kind=hit.kind,
        id=hit.id,
        title=unmarked(hit.title),
        verdict=hit.verdict,
        context=unmarked(hit.context),
        matched=tuple(dict.fromkeys(matched)),
        opens=_opens(hit),
        match=search.match,
        searched=search.searched,
    )


def _opens(hit: Hit) -> str:
    return opening(hit.of, hit.shown_by)


def _context(hit: Hit) -> Text:
    judged = f", {claim_verdict(hit.verdict, hit.topic)[1]}" if hit.verdict else ""
    label = Span(text=f"{hit.kind}{judged}: ", style="" if judged else "dim")
    stop = " " if unmarked(hit.title).endswith((".", "?", "!")) else ". "
    return (label, *marked(hit.title), stop, *marked(hit.context))


def parts(text: str) -> Iterator[tuple[bool, str]]:
    """Split marked text into (whether it matched, text)."""
    for number, piece in enumerate(text.split(OPEN)):
        inside, mark, rest = piece.partition(CLOSE)
        if number and mark:
            yield True, inside
        elif piece:
            yield False, piece
        if number and rest:
            yield False, rest


def marked(text: str) -> tuple[str | Span, ...]:
    """Return text with each matched word in brackets and strong: brackets need no colour."""
    return tuple(
        Span(text=f"[{piece}]", style="strong") if inside else piece
        for inside, piece in parts(text)
    )


def unmarked(text: str) -> str:
    """Return text without the marks."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def _notes(search: Search) -> tuple[str, ...]:
    if not search.apart:
        return search.notes
    words = f"ldn search {normalise(search.asked)}"
    return (f"as a phrase; {search.apart} records hold all of its words: {words}", *search.notes)


def _nothing(condition: Condition) -> str:
    name = in_sentence(condition.name)
    return f"no study at low dose in {name} was found (searched on {condition.searched_on})"


def _sentence(note: str) -> str:
    return note[:1].upper() + note[1:] + "."


def _foot(search: Search) -> str:
    kinds = ", ".join(
        count(number, SINGULARS.get(kind, kind), PLURALS.get(kind, ""))
        for kind, number in search.counts.items()
    )
    return f"{len(search.hits)} of {search.total} shown: {kinds}."


def _next(search: Search) -> str:
    kinds = f"ldn search {search.asked} --kind {next(iter(search.counts))}"
    wider = f"--limit {min(search.total, MOST)}" if len(search.hits) < search.total else ""
    return " · ".join(part for part in (kinds if len(search.counts) > 1 else "", wider) if part)
