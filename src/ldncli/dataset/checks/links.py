"""Links between files: everything that is cited exists, and each file is in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import Fault
from ldncli.schema.kinds import KINDS, file_of, key_of
from ldncli.schema.links import links_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.schema.kinds import Raw, Row


def check(raw: Raw, sound: Raw) -> Iterator[Fault]:
    """Yield names that lead nowhere, and files out of order."""
    ids = {kind: {key_of(kind, row) for row in rows} for kind, rows in raw.items()}
    ids["condition"] |= open_conditions(raw)
    for kind, rows in sound.items():
        for row in rows:
            place = (file_of(kind, row), f"{kind} {key_of(kind, row)}")
            for field, target, key in links_of(kind, row):
                if key not in ids[target]:
                    remedy = f"no {target} of this id in {KINDS[target].file}"
                    yield Fault(*place, field, repr(key), f"{remedy}; add it or mend the id")
    for kind in KINDS:
        if KINDS[kind].in_order:
            yield from _order(kind, raw[kind])


def open_conditions(raw: Raw) -> set[str]:
    """Return the groups of studies that have no page of their own."""
    return {str(name) for row in raw["dataset"] for name in row.get("open_conditions", ())}


def _order(kind: str, rows: list[Row]) -> Iterator[Fault]:
    before = ""
    for row in rows:
        key = key_of(kind, row)
        if key < before:
            remedy = f"stands after {before}; keep the file in order of id"
            yield Fault(file_of(kind, row), f"{kind} {key}", "id", repr(key), remedy)
        before = max(before, key)
