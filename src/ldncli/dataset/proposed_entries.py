"""Check one's own file of entries, as if it had been added to a dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.dataset.checks import run
from ldncli.dataset.fault_lines import located
from ldncli.dataset.toml_files import read, read_entries, text_of
from ldncli.errors import Fault, FaultyData, LdnError
from ldncli.schema.kinds import KINDS, Raw, key_of
from ldncli.schema.record import Record, replace

if TYPE_CHECKING:
    from pathlib import Path


class Entries(Record):
    """What a file holds by kind, and which entries of the dataset it would replace."""

    counts: dict[str, int]
    replaced: tuple[str, ...]


def checked_entries(path: Path, dataset: Path) -> Entries:
    """Check a file of entries by itself and against a dataset; raise FaultyData with every fault.

    An entry stands in the place of the one with its id. Links may lead into the dataset, and
    the rules of evidence see both: told are the faults that the dataset alone does not have.
    """
    entries, faults = read_entries(path)
    if not any(entries.values()) and not faults:
        raise LdnError(f"{path} holds no entry", problem="no-entry")
    found = [*faults, *run.run(entries, linked=False)]
    base, unread = read(dataset)
    if not found and not unread:
        before = set(run.run(base))
        found = [fault for fault in run.run(_merged(base, entries)) if fault not in before]
    if found:
        own = [_placed(fault, path, entries) for fault in found]
        raise FaultyData(str(path), located(own, lambda file: _text(path, dataset, file)))
    return Entries(
        counts={kind: len(rows) for kind, rows in entries.items() if rows},
        replaced=_replaced(base, entries),
    )


def _text(path: Path, dataset: Path, file: str) -> str:
    return text_of(path if file == path.name else dataset / file)


def _merged(base: Raw, entries: Raw) -> Raw:
    """Return the dataset with the entries in it, in order of id where files are."""
    merged: Raw = {}
    for kind, rows in base.items():
        keys = {key_of(kind, row) for row in entries[kind]}
        new = list(entries[kind])
        kept = [] if kind == "dataset" and new else [r for r in rows if key_of(kind, r) not in keys]
        merged[kind] = [*kept, *new]
        if KINDS[kind].in_order:
            merged[kind].sort(key=lambda row: key_of(kind, row))
    return merged


def _placed(fault: Fault, path: Path, entries: Raw) -> Fault:
    """Return a fault with the file that its record stands in: this one, or the dataset's."""
    own = {f"{kind} {key_of(kind, row)}".strip() for kind in entries for row in entries[kind]}
    return replace(fault, file=path.name) if not fault.record or fault.record in own else fault


def _replaced(base: Raw, entries: Raw) -> tuple[str, ...]:
    found = []
    for kind, rows in entries.items():
        known = {key_of(kind, row) for row in base[kind]}
        found += [f"{kind} {key_of(kind, row)}" for row in rows if key_of(kind, row) in known]
    return tuple(found)
