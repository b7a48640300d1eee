"""Build frozen records from plain tables, whether they come from TOML or from the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from ldncli import model

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from ldncli.record import Record
    from ldncli.sources import Raw

R = TypeVar("R", bound="Record")

KINDS: dict[str, type[Record]] = {
    "dataset": model.Metadata,
    "condition": model.Condition,
    "study": model.Study,
    "excluded": model.Excluded,
    "awaiting": model.Awaiting,
    "reference": model.Reference,
    "trial": model.Trial,
    "mechanism": model.Mechanism,
    "pharmacology": model.Pharmacology,
    "safety": model.SafetyNote,
    "class": model.InteractionClass,
    "washout": model.Washout,
    "medicine": model.Medicine,
    "product": model.Product,
    "claim": model.Claim,
}
KEY_FIELD = {"dataset": "version", "trial": "registration", "product": "name"}
NESTED: dict[type[Record], dict[str, type[Record]]] = {
    model.Study: {
        "results": model.Result,
        "adverse_events": model.AdverseEvent,
        "risk_of_bias": model.RiskOfBias,
    },
    model.Condition: {"findings": model.Finding},
    model.Finding: {"downgrades": model.Downgrade, "published": model.PublishedRating},
    model.SafetyNote: {"positions": model.Position},
    model.Metadata: {"dose_bands": model.DoseBand, "screening": model.Screening},
}
# A study repeats nothing of its reference in TOML; these are filled in from it.
FROM_REFERENCE = ("title", "year", "journal", "pmid", "doi")


_NONE: dict[str, type[Record]] = {}


def key_of(kind: str, row: dict[str, Any]) -> str:
    """Return what identifies a row of this kind."""
    return str(row.get(KEY_FIELD.get(kind, "id"), ""))


def build(cls: type[R], row: dict[str, Any]) -> R:
    """Build one record of a checked row; nested tables become records, lists become tuples."""
    nested = NESTED.get(cls, _NONE)
    made = row.copy()
    for name, value in row.items():
        kind = type(value)
        if kind is list:
            inner = nested.get(name)
            made[name] = tuple(build(inner, item) for item in value) if inner else tuple(value)
        elif kind is dict:
            made[name] = build(nested[name], value)
    return cls.trusted(made)


def texts(value: Any, left_out: Container[str] = ()) -> Iterator[str]:
    """Yield every text of a row, its inner tables included, but for the fields left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in left_out:
                yield from texts(item, left_out)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, left_out)


def complete(raw: Raw) -> Raw:
    """Return the rows as the store keeps them: dates as text, studies with their citation."""
    references = {row.get("id"): row for row in raw["reference"]}
    done = {kind: [_dated(row) for row in rows] for kind, rows in raw.items()}
    done["study"] = [_cited(row, references.get(row.get("reference"), {})) for row in done["study"]]
    return done


def _dated(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _dated(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_dated(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _cited(row: dict[str, Any], reference: dict[str, Any]) -> dict[str, Any]:
    authors = reference.get("authors") or [None]
    found = {name: reference[name] for name in FROM_REFERENCE if name in reference}
    first = {"first_author": authors[0]} if authors[0] else {}
    retracted = {"retracted": True} if reference.get("retracted") else {}
    return {**row, **found, **first, **retracted}
