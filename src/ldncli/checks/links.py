"""Links between files: everything that is cited exists, and each file is in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ldncli.build import key_of
from ldncli.errors import Fault
from ldncli.sources import FILE_OF, Raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Groups of studies without a page of their own.
OPEN_CONDITIONS = {
    "safety-general",
    "mechanism-general",
    "healthy-volunteers",
    "dermatology-general",
}
# kind of row -> field -> kind that it names
LINKS: dict[str, dict[str, str]] = {
    "dataset": {"references": "reference"},
    "study": {"reference": "reference", "also": "reference", "conditions": "condition"},
    "excluded": {"conditions": "condition"},
    "awaiting": {"conditions": "condition"},
    "trial": {"conditions": "condition", "study": "study"},
    "mechanism": {"references": "reference"},
    "pharmacology": {"references": "reference"},
    "safety": {"references": "reference"},
    "class": {"references": "reference"},
    "washout": {"source": "reference"},
    "medicine": {"interaction": "class"},
    "product": {"ingredients": "medicine"},
    "claim": {"conditions": "condition", "studies": "study", "references": "reference"},
}
# the same for tables inside a row
INNER: dict[tuple[str, str], dict[str, str]] = {
    ("study", "risk_of_bias"): {"by": "reference"},
    ("condition", "findings"): {"studies": "study"},
    ("safety", "positions"): {"source": "reference"},
    ("dataset", "dose_bands"): {"reference": "reference"},
}
SORTED = ("study", "reference", "condition", "medicine", "claim")


def check(raw: Raw, sound: Raw) -> Iterator[Fault]:
    """Yield names that lead nowhere, sources that nobody cites, and files out of order."""
    ids = {kind: {key_of(kind, row) for row in rows} for kind, rows in raw.items()}
    ids["condition"] |= OPEN_CONDITIONS
    for kind, rows in sound.items():
        for row in rows:
            place = (FILE_OF[kind], f"{kind} {key_of(kind, row)}")
            yield from _missing(place, "", LINKS.get(kind, {}), row, ids)
            for (owner, table), targets in INNER.items():
                for number, inner in enumerate(row.get(table, ()) if owner == kind else (), 1):
                    yield from _missing(place, f"{table}[{number}].", targets, inner, ids)
            yield from _ratings(place, row, ids)
    for kind in SORTED:
        yield from _order(kind, [key_of(kind, row) for row in raw[kind]])


def _missing(
    place: tuple[str, str],
    path: str,
    targets: dict[str, str],
    row: dict[str, Any],
    ids: dict[str, set[str]],
) -> Iterator[Fault]:
    for name, kind in targets.items():
        held = row.get(name, ())
        for value in held if isinstance(held, list) else [held] if held else ():
            if value not in ids[kind]:
                remedy = f"no {kind} of this id in {FILE_OF[kind]}; add it or mend the id"
                yield Fault(*place, path + name, repr(value), remedy)


def _ratings(
    place: tuple[str, str], row: dict[str, Any], ids: dict[str, set[str]]
) -> Iterator[Fault]:
    for finding in row.get("findings", ()):
        for rating in finding.get("published", ()):
            yield from _missing(place, "published.", {"by": "reference"}, rating, ids)


def _order(kind: str, keys: Iterable[str]) -> Iterator[Fault]:
    before = ""
    for key in keys:
        if key < before:
            remedy = f"stands after {before}; keep the file in order of id"
            yield Fault(FILE_OF[kind], f"{kind} {key}", "id", repr(key), remedy)
        before = max(before, key)
