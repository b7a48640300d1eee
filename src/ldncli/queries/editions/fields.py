"""Every value of a record by the way to it, and what a change of it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ldncli.schema.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ldncli.schema.kinds import Row

# A correction replaces or takes back what a reader may have relied on; an addition says what was
# not said before; the rest is wording.
Nature = Literal["correction", "addition", "wording"]
# What names a row of a table inside a record; the other tables are told by their place.
ROW_NAMES = {
    "results": ("outcome_id", "timepoint", "comparison", "measure"),
    "adverse_events": ("event",),
    "findings": ("outcome_id", "comparator"),
    "downgrades": ("domain",),
    "risk_of_bias": ("tool", "outcome"),
    "people_with": ("condition",),
    "published": ("by",),
    "statements": ("by",),
    "left_out": ("study",),
}
# Numbers, directions, ratings, verdicts and identifiers: docs/versions.md promises a line for each.
# A published correction of the source itself (`corrections`) is one of them.
_NUMBERS = (
    *("estimate", "ci_low", "ci_high", "ci_level", "ldn_events", "control_events"),
    *("ldn_n", "control_n", "n_ldn", "n_control", "direction"),
)
RELIED_ON: dict[str, frozenset[str]] = {
    "study": frozenset(
        (
            *_NUMBERS,
            *("design", "dose_class", "dose_mg", "comparator_class", "blinding", "favours", "p"),
            *("n_enrolled", "n_analysed", "n_participants", "n", "ldn", "control", "serious"),
            *("registration", "registration_match", "retracted", "corrections", "overall"),
        )
    ),
    "condition": frozenset(
        (*_NUMBERS, "certainty", "comparator", "levels", "margin", "n_people", "n_studies", "main")
    ),
    "reference": frozenset(
        ("retracted", "corrections", "pmid", "doi", "pmcid", "registration"),
    ),
    "trial": frozenset(("status", "n_target", "n_actual", "dose_mg", "reported", "study")),
    "claim": frozenset(("verdict",)),
    "class": frozenset(("severity", "basis", "dose_basis")),
    "medicine": frozenset(("interaction",)),
    "product": frozenset(("ingredients",)),
    "washout": frozenset(("says",)),
}
# News of these takes back what was said before, though nothing of the kind stood there.
TAKEN_BACK = frozenset(("retracted", "corrections"))
# What stands for a row of a table as a whole.
WHOLE = "a row"
# That a source was read again is no change of what is said; `ldn changes` tells it.
NO_CHANGE = frozenset(["checked_on", "searched_on", "status_seen_on"])


def values(kind: str, row: Row) -> dict[str, str]:
    """Return each value of a record as text by the way to it: `results[pain; 12 weeks].p`.

    What a study takes from its reference is left to the reference.
    """
    derived = KINDS[kind].derived
    return dict(_values({name: v for name, v in row.items() if name not in derived}))


def _values(row: Row) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if name in NO_CHANGE or value is False or value == []:
            continue  # “no” and an empty list say as much as a field that is not there
        if isinstance(value, dict):
            yield from ((f"{name}.{way}", text) for way, text in _values(value))
        elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
            yield from _rows(name, value)
        else:
            yield name, _text(value)


def _rows(name: str, rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Yield the values of a table, each row under its name; the second of a name has a number."""
    times: dict[str, int] = {}
    for row in rows:
        naming = ROW_NAMES.get(name, ())
        words = "; ".join(str(row[key]) for key in naming if row.get(key))
        times[words] = times.get(words, 0) + 1
        label = words if words and times[words] == 1 else f"{words} {times[words]}".strip()
        rest = {key: value for key, value in row.items() if key not in naming}
        yield f"{name}[{label}]", WHOLE
        yield from ((f"{name}[{label}].{way}", text) for way, text in _values(rest))


def _text(value: object) -> str:
    if value is True:
        return "yes"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def nature(kind: str, way: str, old: str | None) -> Nature:
    """Return what a change of this value is."""
    field = "" if way.endswith("]") else way.rpartition(".")[2]
    if old is None and field not in TAKEN_BACK:
        return "addition"
    whole_row = not field and kind in ("study", "condition")
    return "correction" if whole_row or field in RELIED_ON.get(kind, ()) else "wording"
