"""What a record names: one walk over its links, for plain rows and for built records alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ldncli.schema.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator


def links_of(kind: str, record: Any) -> Iterator[tuple[str, str, str]]:
    """Yield (place, kind, id) of everything that a row or record of this kind names."""
    for path, target in KINDS[kind].links.items():
        for place, key in _values(record, path.split("."), ""):
            yield place, target, key


def named(kind: str, record: Any, target: str) -> Iterator[str]:
    """Yield the ids of one kind that a row or record names."""
    return (key for _, found, key in links_of(kind, record) if found == target)


def _values(value: Any, steps: list[str], place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, list | tuple):
        for number, item in enumerate(value, 1):
            yield from _values(item, steps, f"{place}[{number}]" if steps else place)
    elif not steps:
        yield place, value
    elif below := (value.get(steps[0]) if isinstance(value, dict) else getattr(value, steps[0])):
        yield from _values(below, steps[1:], f"{place}.{steps[0]}".lstrip("."))
