"""Full-text search over every kind of record, forgiving of slips and saying so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import NotFound
from ldncli.matching.names import normalise
from ldncli.queries.search.expression import Query, parsed
from ldncli.schema.knowledge import Claim
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

SEARCH_GROUPS: dict[str, tuple[str, ...]] = {
    "condition": ("condition",),
    "study": ("study",),
    "mechanism": ("mechanism", "pharmacology"),
    "safety": ("safety",),
    "interaction": ("class", "medicine", "product"),
    "claim": ("claim",),
    "trial": ("trial",),
    "excluded": ("excluded", "awaiting"),
}
LOOKED_AT = 24  # beyond the limit, for one that goes by the very words that were typed
GROUP_OF = {kind: group for group, kinds in SEARCH_GROUPS.items() for kind in kinds}
COMMANDS = {
    "condition": "ldn show {}",
    "study": "ldn study {}",
    "mechanism": "ldn mechanism {}",
    "pharmacology": "ldn mechanism --full",
    "safety": "ldn safety {}",
    "class": "ldn check {}",
    "medicine": "ldn check {}",
    "product": "ldn check {}",
    "claim": "ldn claims {}",
    "trial": "ldn trials {}",
    "excluded": "ldn show {} --section other",
    "awaiting": "ldn show {} --section other",
}


class Hit(Record):
    """One record that matches; matched words stand between \\x02 and \\x03."""

    kind: str
    id: str
    title: str
    context: str
    opens: str
    verdict: str | None = None


class Search(Record):
    """What was asked, what was in fact searched, and the best hits of it."""

    asked: str
    searched: str
    match: str
    notes: tuple[str, ...]
    counts: dict[str, int]
    hits: tuple[Hit, ...]

    @property
    def total(self) -> int:
        """Return the number of hits, of which the best are held."""
        return sum(self.counts.values())


def search(
    dataset: Dataset, words: tuple[str, ...], *, kind: str | None = None, limit: int = 8
) -> Search:
    """Return the best hits: of the words as typed, or of the nearest that has any.

    Raises NotFound when neither the words nor any word like them occur.
    """
    asked = parsed(dataset, words)
    kinds = SEARCH_GROUPS[kind] if kind else tuple(GROUP_OF)
    for query in asked.attempts():
        counts = dataset.passage_counts(query.expression)
        held = {key: number for key, number in counts.items() if key in kinds}
        if held:
            rows = dataset.passages(query.expression, kinds, limit + LOOKED_AT)
            named = {normalise(query.said), normalise(asked.text)}
            rows = tuple(sorted(rows, key=lambda row: normalise(row[3]) not in named))[:limit]
            return Search(
                asked=asked.text,
                searched=query.said,
                match=query.match,
                notes=query.notes,
                counts=_grouped(held),
                hits=tuple(_hit(dataset, row) for row in rows),
            )
    raise _nothing(asked, kind)


def _grouped(counts: dict[str, int]) -> dict[str, int]:
    found = dict.fromkeys(
        (group for group in SEARCH_GROUPS if set(SEARCH_GROUPS[group]) & counts.keys()), 0
    )
    for kind, number in counts.items():
        found[GROUP_OF[kind]] += number
    return found


def _hit(dataset: Dataset, row: tuple[str, str, str, str, str, str]) -> Hit:
    kind, key, shown_by, heading, labels, body = row
    return Hit(
        kind=GROUP_OF[kind],
        id=key,
        title=heading or key,
        context=_near(heading, labels, body),
        opens=opening(kind, shown_by),
        verdict=_verdict(dataset, key) if kind == "claim" else None,
    )


def _verdict(dataset: Dataset, key: str) -> str | None:
    """Return the verdict on a claim, which must never be shown without it."""
    claim = dataset.get(Claim, key)
    return claim.verdict if claim else None


def _near(heading: str, labels: str, body: str) -> str:
    """Return the body near the match; before it the name that matched, where nothing else did."""
    if "\x02" in heading + body:
        return body
    named = [label for label in labels.split(" · ") if "\x02" in label]
    return " · ".join([*named, body] if body else named)


def opening(kind: str, shown_by: str) -> str:
    """Return the command that shows a record in full."""
    if not shown_by:
        return "ldn about"
    quoted = f"'{shown_by}'" if " " in shown_by else shown_by
    return COMMANDS[kind].format(quoted)


def _nothing(asked: Query, kind: str | None) -> NotFound:
    where = f" of kind {kind}" if kind else ""
    return NotFound(
        f"no record{where} holds “{asked.text}”, or a word like it",
        "not found here: that is no finding about it. ldn conditions lists what was searched for",
    )


__all__ = ["SEARCH_GROUPS", "Hit", "Search", "opening", "search"]
