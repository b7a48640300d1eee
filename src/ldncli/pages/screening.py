"""What a keeper reads while the dataset is brought up to date, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import count
from ldncli.matching.authors import surname
from ldncli.queries.screening.triage import STATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ldncli.queries.screening.searches import Search
    from ldncli.queries.screening.triage import Screened, State, Triage

HEADINGS: dict[State, str] = {
    "changed": "changed: a trial of which the register says other than this dataset",
    "new": "new: points, what it is, and the words that gave the points; the likeliest first",
    "awaiting": "awaiting: known here, and not yet read",
    "excluded": "excluded: judged before not to belong",
    "included": "included: in this dataset",
}


def search_lines(found: Sequence[Search], since: str, what: str) -> Iterator[str]:
    """Yield each service with its address; where none carries the words, what to type there."""
    yield f"Searches for {what} since {since}. Nothing is fetched: open each address."
    for search in found:
        yield ""
        yield f"{search.service}: {_reach(search, since)}"
        yield f"  {search.address}"


def _reach(search: Search, since: str) -> str:
    if search.typed:
        return f"no address carries a query; type: {search.query}"
    return f"since {since}" if search.dated else f"all dates; look at those after {since}"


def triage_lines(done: Triage, files: int, *, full: bool) -> Iterator[str]:
    """Yield the counts, then the records by state; those already decided only in full."""
    counts = ", ".join(f"{len(done.of(state))} {state}" for state in STATES)
    twice = f" ({done.duplicates} more came twice)" if done.duplicates else ""
    yield f"{count(len(done.screened), 'record')} in {count(files, 'file')}{twice}: {counts}"
    for state in STATES:
        shown = [item for item in done.of(state) if full or _to_look_at(item)]
        if shown:
            yield from ("", HEADINGS[state])
            yield from (line for item in shown for line in _item(item))


def _to_look_at(item: Screened) -> bool:
    return item.state not in ("excluded", "included") or bool(item.notes)


def _item(item: Screened) -> Iterator[str]:
    record = item.record
    points = f"{item.weight.points:>3}  " if item.state == "new" else "  "
    who = f"{surname(record.authors[0])} " if record.authors else ""
    named = record.label if record.label != record.title else "no identifier"
    yield f"{points}{named}  {who}{record.year or 'n.d.'}  {record.title or 'without a title'}"
    reasons = ", ".join(item.weight.reasons)
    about = f"about {', '.join(item.conditions)}" if item.conditions else "about no condition here"
    if item.state == "new":
        yield f"     {reasons or 'no word of the table'}; {about}"
    if item.known_as:
        yield f"     here: {item.known_as}"
    yield from (f"     {note}" for note in item.notes)
