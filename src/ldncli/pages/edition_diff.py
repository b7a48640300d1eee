"""What changed between two editions, in the form of a CHANGELOG: groups of short lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Bullets, Column, Hint, Prose, Span, Table
from ldncli.document.page import Page
from ldncli.document.wording import CERTAINTY, count
from ldncli.queries.editions.difference import EditionDifference
from ldncli.queries.editions.fields import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ldncli.document.blocks import Block
    from ldncli.queries.editions.difference import FieldChange, MovedRecord, PaperFlow
    from ldncli.queries.editions.fields import Nature
    from ldncli.queries.editions.verdicts import Standing

COLUMNS = (
    Column(name="records"),
    *(Column(name=name, right=True) for name in ("before", "now", "new", "gone", "changed")),
)
HEADINGS: dict[Nature, str] = {
    "correction": "Corrections",
    "addition": "Said for the first time",
    "wording": "Worded anew",
}
PLACES = {
    "study": "a study",
    "excluded": "excluded",
    "awaiting": "awaiting a readable text",
    "": "gone, or under another id",
}
NONE = "not said"
SAME = "Nothing that these editions hold differs."


def page(difference: EditionDifference, *, full: bool = False) -> Page:
    """Arrange what differs; `full` names each addition and each new wording as well."""
    return Page(
        schema="ldn.diff/1",
        data=difference,
        records=difference.changes,
        blocks=tuple(_blocks(difference, full)),
        ids=tuple(dict.fromkeys(change.id for change in difference.changes)),
    )


def _blocks(difference: EditionDifference, full: bool) -> Iterator[Block]:
    old, new = difference.old, difference.new
    yield Prose(
        text=f"Data {new.version}, searched through {new.searched_through}; "
        f"before: {old.version}, searched through {old.searched_through}.",
        indent=0,
    )
    yield from _verdicts(difference)
    yield from _group(HEADINGS["correction"], _lines(difference.changes, "correction"))
    arrived = [item for item in difference.moved if item.new == "study"]
    yield from _group("New studies", map(_arrived, arrived))
    rest = [item for item in difference.moved if item.new != "study"]
    yield from _group("Set aside, or gone", map(_moved, rest))
    yield from _named("New conditions", difference.conditions_added)
    yield from _named("Conditions that are gone", difference.conditions_gone)
    if full:
        yield from _group(HEADINGS["addition"], _lines(difference.changes, "addition"))
        yield from _group(HEADINGS["wording"], _lines(difference.changes, "wording"))
    if difference.moved:
        yield Prose(text=Span(text="The way of each paper", style="strong"), indent=0)
        yield Bullets(items=tuple(map(_way, difference.flow)))
    yield from _counts(difference, full)
    yield Hint(text="ldn data diff ... --full names every value · -f json has each, old and new")


def _group(heading: str, lines: Iterable[str]) -> Iterator[Block]:
    items = tuple(lines)
    if items:
        yield Prose(text=Span(text=f"{heading}: {len(items)}", style="strong"), indent=0)
        yield Bullets(items=items)


def _verdicts(difference: EditionDifference) -> Iterator[Block]:
    lines = (
        f"{move.name}: {_standing(move.old)} → {_standing(move.new)}"
        for move in difference.verdicts
    )
    yield from _group("Verdicts that moved", lines)


def _standing(standing: Standing) -> str:
    """Return what is said of a condition; from its parts where the words could not be made."""
    words = standing.verdict.rstrip(".") or standing.direction or "nothing found"
    sure = standing.certainty
    return f"{words} ({CERTAINTY.get(sure, sure)})" if sure else words


def _lines(changes: Iterable[FieldChange], nature: Nature) -> Iterator[str]:
    return (_line(change) for change in changes if change.nature == nature)


def _line(change: FieldChange) -> str:
    place = f"{change.kind} {change.id}, {change.field}"
    if change.old == WHOLE:
        return f"{place}: gone"
    if change.new == WHOLE:
        return f"{place}: new"
    return f"{place}: {change.old or NONE} → {change.new or NONE}"


def _arrived(item: MovedRecord) -> str:
    before = f"; before: {PLACES[item.old]}" if item.old else ""
    return f"{item.id} ({', '.join(item.conditions)}{before})"


def _moved(item: MovedRecord) -> str:
    before = f" (before: {PLACES[item.old]})" if item.old else " (new)"
    return f"{item.id}: {PLACES[item.new]}{before}"


def _way(flow: PaperFlow) -> str:
    before = PLACES[flow.old] if flow.old else "new"
    return f"{flow.papers}: {before} → {PLACES[flow.new]}"


def _named(heading: str, names: tuple[str, ...]) -> Iterator[Block]:
    if names:
        start = Span(text=f"{heading}: {len(names)}", style="strong")
        yield Prose(text=(start, f" ({', '.join(names)})"), indent=0)


def _counts(difference: EditionDifference, full: bool) -> Iterator[Block]:
    counts = [c for c in difference.counts if c.added or c.gone or c.changed]
    if not counts:
        yield Prose(text=SAME)
        return
    rows = tuple(
        (c.kind, *(f"{number:,}" for number in (c.old, c.new, c.added, c.gone, c.changed)))
        for c in counts
    )
    yield Table(columns=COLUMNS, rows=rows)
    natures = [change.nature for change in difference.changes]
    if not full:
        added = count(natures.count("addition"), "value")
        worded = count(natures.count("wording"), "value")
        yield Prose(text=f"Besides, {added} said for the first time and {worded} worded anew.")
