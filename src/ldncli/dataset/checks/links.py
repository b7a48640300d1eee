"""Links between files: everything that is cited exists, and each file is in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import Fault
from ldncli.matching.names import normalise
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
            for field, target, key in links_of(kind, row):
                if key not in ids[target]:
                    place = (file_of(kind, row), f"{kind} {key_of(kind, row)}")
                    remedy = _remedy(target, key, raw[target], ids[target])
                    yield Fault(*place, field, repr(key), remedy)
    for kind in KINDS:
        if KINDS[kind].in_order:
            yield from _order(kind, raw[kind])


def open_conditions(raw: Raw) -> set[str]:
    """Return the groups of studies that have no page of their own."""
    groups = [row.get("open_conditions") for row in raw["dataset"]]
    return {str(name) for names in groups if isinstance(names, list) for name in names}


def _remedy(target: str, typed: str, rows: list[Row], ids: set[str]) -> str:
    """Return what to write: the id that goes by this name, or the one spelled most like it."""
    import difflib

    wrong = f"no {target} of this id in {KINDS[target].file}"
    owners = [key_of(target, row) for row in rows if normalise(typed) in _names(target, row)]
    if owners:
        return f"{wrong}: {typed} is {' or '.join(owners)}; write {owners[0]}"
    near = difflib.get_close_matches(typed, sorted(ids), n=1)
    return f"{wrong}; did you mean {near[0]}?" if near else f"{wrong}; add it or mend the id"


def _names(kind: str, row: Row) -> set[str]:
    """Return every name of a row, folded: its id, its name, its synonyms, its short forms."""
    names = [key_of(kind, row)]
    for field in KINDS[kind].labels:
        value = row.get(field)
        names += map(str, value) if isinstance(value, list) else [str(value)] if value else []
    return {normalise(name) for name in names}


def _order(kind: str, rows: list[Row]) -> Iterator[Fault]:
    before = ""
    for row in rows:
        key = key_of(kind, row)
        if key < before:
            remedy = f"stands after {before}; keep the file in order of id"
            yield Fault(file_of(kind, row), f"{kind} {key}", "id", repr(key), remedy)
        before = max(before, key)
