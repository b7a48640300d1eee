"""The order of JSON lines: each field within the lines that readers guess its type from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# polars takes the types of the columns from as many lines, by default, and fails on a field that
# was null in all of them; DuckDB and pandas read more.
GUESSED_FROM = 100


def typed_early(rows: Sequence[object], lines: int = GUESSED_FROM) -> list[object]:
    """Move each row that is the first to fill a field to the end of the first `lines`.

    The rest keep their order, and the first rows stay first: `head` still shows the best.
    """
    if len(rows) <= lines:
        return list(rows)
    fills = _first_to_fill(rows)
    start = next(n for n in range(lines, -1, -1) if n == 0 or n + _later(fills, n) <= lines)
    moved = [place for place in fills if place >= start]
    others = [row for place, row in enumerate(rows) if place >= start and place not in moved]
    return [*rows[:start], *(rows[place] for place in moved), *others]


def _later(places: list[int], start: int) -> int:
    return sum(place >= start for place in places)


def _first_to_fill(rows: Sequence[object]) -> list[int]:
    """Return the places of the rows that are the first to fill a field."""
    filled: set[str] = set()
    places = []
    for place, row in enumerate(rows):
        new = set(_filled(row)) - filled
        if new:
            places.append(place)
            filled |= new
    return places


def _filled(value: object, path: str = "") -> Iterator[str]:
    """Yield the path of each field that holds a value, those of inner tables too."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _filled(item, f"{path}.{key}")
    elif isinstance(value, list):
        for item in value:
            yield from _filled(item, f"{path}[]")
    elif value is not None:
        yield path
