"""Identifiers: that each stands for one thing; their forms stand beside their fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import Fault
from ldncli.schema.kinds import Raw, file_of, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.schema.kinds import Row

ONE_EACH = ("pmid", "doi", "pmcid")


def check(raw: Raw) -> Iterator[Fault]:
    """Yield ids used twice, and identifiers that two sources share."""
    for kind, rows in raw.items():
        yield from _keys(kind, rows)
    for kind in ("reference", "excluded", "awaiting"):
        yield from _shared(kind, raw[kind])


def _keys(kind: str, rows: list[Row]) -> Iterator[Fault]:
    seen: set[str] = set()
    for row in rows:
        key = key_of(kind, row)
        if key in seen:
            remedy = "stands twice; give one of them another id or remove it"
            yield Fault(file_of(kind, row), f"{kind} {key}", "id", repr(key), remedy)
        seen.add(key)


def _shared(kind: str, rows: list[Row]) -> Iterator[Fault]:
    owners: dict[tuple[str, str], str] = {}
    for row in rows:
        for name in ONE_EACH:
            if name not in row:
                continue
            other = owners.setdefault((name, row[name].casefold()), row["id"])
            if other != row["id"]:
                remedy = f"belongs to {other} too; one of them is wrong"
                place = (file_of(kind, row), f"{kind} {row['id']}")
                yield Fault(*place, name, repr(row[name]), remedy)
