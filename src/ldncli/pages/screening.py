"""What a keeper reads while the dataset is brought up to date, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ldncli.queries.screening.searches import Search


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
