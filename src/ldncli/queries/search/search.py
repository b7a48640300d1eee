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
    "practice": ("practice",),
    "position": ("position",),
    "help": ("help", "scope"),
    "trial": ("trial",),
    "excluded": ("excluded", "awaiting"),
}
# Looked through beyond the limit for what goes by the very words that were typed: among a
# hundred records that mention fibromyalgia, the condition itself ranks 35th.
LOOKED_AT = 100
GROUP_OF = {kind: group for group, kinds in SEARCH_GROUPS.items() for kind in kinds}


class Hit(Record):
    """One record that matches; matched words stand between \\x02 and \\x03.

    `kind` is the group that --kind names, `of` the kind of record itself, and `shown_by` the
    name under which it is shown in full: nothing where no page shows it.
    """

    kind: str
    of: str
    id: str
    title: str
    context: str
    shown_by: str
    verdict: str | None = None
    topic: str | None = None


class Search(Record):
    """What was asked, what was in fact searched, and the best hits of it.

    `apart` is the number of records that hold the words of a phrase, though not together.
    """

    asked: str
    searched: str
    match: str
    notes: tuple[str, ...]
    counts: dict[str, int]
    hits: tuple[Hit, ...]
    apart: int = 0

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
    typed = parsed(dataset, words)
    kinds = SEARCH_GROUPS[kind] if kind else tuple(GROUP_OF)
    for query in typed.attempts():
        counts = dataset.passage_counts(query.expression)
        numbers = {key: number for key, number in counts.items() if key in kinds}
        if numbers:
            rows = dataset.passages(query.expression, kinds, limit + LOOKED_AT)
            named = {normalise(query.said), normalise(typed.text)}
            rows = tuple(sorted(rows, key=lambda row: normalise(row[3]) not in named))[:limit]
            return Search(
                asked=typed.text,
                searched=query.said,
                match=query.match,
                notes=query.notes,
                apart=query.apart,
                counts=_grouped(numbers),
                hits=tuple(_hit(dataset, row) for row in rows),
            )
    raise _nothing(typed, kind)


def _grouped(counts: dict[str, int]) -> dict[str, int]:
    groups = dict.fromkeys(
        (group for group in SEARCH_GROUPS if set(SEARCH_GROUPS[group]) & counts.keys()), 0
    )
    for kind, number in counts.items():
        groups[GROUP_OF[kind]] += number
    return groups


def _hit(dataset: Dataset, row: tuple[str, str, str, str, str, str]) -> Hit:
    kind, key, shown_by, heading, labels, body = row
    claim = dataset.get(Claim, key) if kind == "claim" else None
    return Hit(
        kind=GROUP_OF[kind],
        of=kind,
        id=key,
        title=heading or key,
        context=_near(heading, labels, body),
        shown_by=shown_by,
        verdict=claim.verdict if claim else None,  # a claim is never shown without it
        topic=claim.topic if claim else None,
    )


def _near(heading: str, labels: str, body: str) -> str:
    """Return the body near the match; before it the name that matched, where nothing else did."""
    if "\x02" in heading + body:
        return body
    named = [label for label in labels.split(" · ") if "\x02" in label]
    return " · ".join([*named, body] if body else named)


def _nothing(typed: Query, kind: str | None) -> NotFound:
    return NotFound("record", typed.text, within=kind or "")


__all__ = ["SEARCH_GROUPS", "Hit", "Search", "search"]
