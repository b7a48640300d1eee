"""What was checked since a day: corrections first, then each kind, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Bullets, Column, Hint, Prose, Section, Span, Table, Title
from ldncli.document.page import Page
from ldncli.document.wording import CLAIM_VERDICTS, count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.document.blocks import Block
    from ldncli.queries.changes import Change, Changes

HEADINGS = {
    "condition": "Conditions, by the day of their last search",
    "study": "Studies read",
    "class": "Classes of medicines",
    "safety": "Safety notes",
    "claim": "Claims",
    "trial": "Registered trials",
    "practice": "Day-to-day questions",
    "position": "Positions",
    "mechanism": "Mechanisms",
    "pharmacology": "Pharmacology",
    "excluded": "Records excluded",
    "awaiting": "Studies awaiting a readable text",
}
COLUMNS = (
    Column(name="day"),
    Column(name="id"),
    Column(name="what it says now", clip=True, least=20),
)
# A screen of each kind; --full has the rest.
SHOWN = 12
NOTHING = "No record was checked on that day or later."
MEANING = (
    "The day is that of the last check of a record. It tells neither that the record is new nor "
    "what it said before."
)


def page(changes: Changes, *, full: bool = False) -> Page:
    """Arrange what was checked; `full` leaves nothing out."""
    return Page(
        schema="ldn.changes/1",
        data=changes.items,
        records=changes.items,
        blocks=tuple(_blocks(changes, full)),
        ids=tuple(item.id for item in changes.items),
    )


def _blocks(changes: Changes, full: bool) -> Iterator[Block]:
    yield Title(text=f"Checked since {changes.since}", aside=f"dataset {changes.version}")
    yield from _corrected([item for item in changes.items if item.corrected or item.retracted])
    for kind, number in changes.of_kind:
        items = [item for item in changes.items if item.kind == kind]
        yield Section(text=f"{HEADINGS[kind]}: {number}")
        shown = items if full else items[:SHOWN]
        yield Table(columns=COLUMNS, rows=tuple(map(_row, shown)))
        if len(shown) < number:
            yield Prose(text=f"and {number - len(shown)} more")
    yield Prose(text=MEANING if changes.items else NOTHING)
    yield Hint(
        text="ldn changes ... --full · --kind study · ldn data diff OLD: what it said before"
    )


def _row(item: Change) -> tuple[str, str, str]:
    says = CLAIM_VERDICTS[item.says][1] if item.kind == "claim" else item.says
    named = item.kind in ("claim", "trial", "class")  # their ids say too little
    return item.date, item.id, f"{item.title}: {says}" if named else says


def _corrected(items: list[Change]) -> Iterator[Block]:
    """Yield the studies among them that were taken back, or corrected in print."""
    if items:
        yield Section(
            text=f"Retracted, or corrected in print: {count(len(items), 'study', 'studies')}"
        )
        yield Bullets(items=tuple(map(_correction, items)))


def _correction(item: Change) -> tuple[Span, str]:
    words = ["RETRACTED"] if item.retracted else []
    return Span(text=item.id, style="strong"), f": {'; '.join([*words, *item.corrected])}"
