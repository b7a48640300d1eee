"""A list of medicines as it was typed: which words make one name."""

from __future__ import annotations

from itertools import islice, takewhile
from typing import TYPE_CHECKING

from ldncli.matching import medicine_names
from ldncli.matching.names import normalise
from ldncli.queries.interactions.recognition import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ldncli.queries.interactions.recognition import Names


def entries(names: Names, arguments: Sequence[str], lines: Iterable[str]) -> tuple[str, ...]:
    """Return each name to check: lists parted, and words put together that the shell parted."""
    listed = (item for line in lines for item in _unless_named(names, line))
    typed = [item for text in arguments for item in _unless_named(names, text)]
    return (*_rejoined(names, typed), *listed)


def _unless_named(names: Names, text: str) -> list[str]:
    parts = list(medicine_names.entries([text]))
    return [medicine_names.clean(text)] if len(parts) > 1 and names.exact(text) else parts


def _rejoined(names: Names, parts: list[str]) -> Iterator[str]:
    """Yield `tylenol 3` for `tylenol` `3`: parts that only together are a name, or its dose."""
    start = 0
    while start < len(parts):
        end = _end_of_name(names, parts, start)
        after = islice(parts, end, None)
        end += sum(
            1 for _ in takewhile(lambda p: medicine_names.is_dose(p) and not names.exact(p), after)
        )
        if not set(normalise(parts[start]).split()) <= medicine_names.JOINING or end > start + 1:
            yield " ".join(parts[start:end])
        start = end


def _end_of_name(names: Names, parts: list[str], start: int) -> int:
    for end in range(min(len(parts), start + LONGEST), start + 1, -1):
        if all(map(names.exact, parts[start:end])):
            continue
        together = " ".join(parts[start:end])
        if names.exact(together) or (end == start + 2 and names.one_slip_away(together)):
            return end
    return start + 1
