"""The hits of a search: what opens each, and the words that matched in their context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Facts, Hint, Prose, Span, Title
from ldncli.document.page import Page
from ldncli.document.wording import CLAIM_VERDICTS, count
from ldncli.matching.names import normalise
from ldncli.pages.opening import opening
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.document.blocks import Block, Text
    from ldncli.queries.search.search import Hit, Search

OPEN, CLOSE = "\x02", "\x03"
PLURALS = {"study": "studies", "safety": "safety notes", "excluded": "excluded or awaiting"}
SINGULARS = {"safety": "safety note", "excluded": "excluded or awaiting"}
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


def page(found: Search) -> Page:
    """Arrange hits best first; what was searched instead of the words typed is said on top."""
    data = tuple(_data(hit, found) for hit in found.hits)
    shown = found.asked if found.match in ("phrase", "all words") else found.searched
    notes = (Prose(text=Span(text=_sentence(note), style="warn")) for note in _notes(found))
    blocks: tuple[Block, ...] = (
        Title(text=f"{count(found.total, 'hit')} for “{shown}”", aside="best first"),
        *notes,
        Facts(rows=tuple((_opens(hit), _said(hit)) for hit in found.hits), stacked=True),
        Prose(text=_foot(found)),
        *([Hint(text=_next(found))] if _next(found) else []),
    )
    return Page(
        schema="ldn.search/1",
        data=data,
        records=data,
        blocks=blocks,
        ids=tuple(hit.id for hit in found.hits),
    )


def _data(hit: Hit, found: Search) -> SearchHit:
    matched = [part for text in (hit.title, hit.context) for inside, part in parts(text) if inside]
    return SearchHit(
        kind=hit.kind,
        id=hit.id,
        title=unmarked(hit.title),
        verdict=hit.verdict,
        context=unmarked(hit.context),
        matched=tuple(dict.fromkeys(matched)),
        opens=_opens(hit),
        match=found.match,
        searched=found.searched,
    )


def _opens(hit: Hit) -> str:
    return opening(hit.of, hit.shown_by)


def _said(hit: Hit) -> Text:
    judged = f", {CLAIM_VERDICTS[hit.verdict][1]}" if hit.verdict else ""
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


def _notes(found: Search) -> tuple[str, ...]:
    if not found.apart:
        return found.notes
    words = f"ldn search {normalise(found.asked)}"
    return (f"as a phrase; {found.apart} records hold all of its words: {words}", *found.notes)


def _sentence(note: str) -> str:
    return note[:1].upper() + note[1:] + "."


def _foot(found: Search) -> str:
    held = ", ".join(
        count(number, SINGULARS.get(kind, kind), PLURALS.get(kind, ""))
        for kind, number in found.counts.items()
    )
    return f"{len(found.hits)} of {found.total} shown: {held}."


def _next(found: Search) -> str:
    kinds = f"ldn search {found.asked} --kind {next(iter(found.counts))}"
    wider = f"--limit {min(found.total, MOST)}" if len(found.hits) < found.total else ""
    return " · ".join(part for part in (kinds if len(found.counts) > 1 else "", wider) if part)
