"""Evidence rules of one study: its dose, and what its direction is read off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.dataset.checks import findings
from ldncli.errors import Fault
from ldncli.evidence.designs import RANDOMISED
from ldncli.schema.build import build, complete
from ldncli.schema.conditions import Condition
from ldncli.schema.kinds import file_of
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.schema.kinds import Raw, Row

UNCONTROLLED_WORDS = {
    "uncontrolled-improvement",
    "uncontrolled-no-change",
    "uncontrolled-worsening",
}
COMPARATIVE = {"favours-ldn", "no-difference", "favours-comparator", "mixed"}
READ = ("dataset", "condition", "study", "reference")
# Rows in which two groups, or two doses, were compared with each other.
BETWEEN = {"between-arms", "between-doses", "pooled"}


def check(raw: Raw, sound: Raw) -> Iterator[Fault]:
    """Yield directions, findings and certainties that the evidence rules do not allow.

    Read are the sound rows alone; what rests on all studies of a condition waits for the others.
    """
    rows = complete({kind: sound[kind] for kind in READ})
    studies = {row["id"]: build(Study, row) for row in rows["study"]}
    bounds = _low_dose(rows["dataset"])
    for row in sound["study"]:
        yield from _study(file_of("study", row), studies[row["id"]], bounds)
    conditions = [build(Condition, row) for row in rows["condition"]]
    whole = len(sound["study"]) == len(raw["study"])
    yield from findings.check(conditions, studies, whole=whole)


def _low_dose(rows: list[Row]) -> tuple[float, float]:
    """Return the bounds of the low dose in mg a day, as the dataset itself gives them."""
    bands = [band for row in rows for band in row.get("dose_bands", ())]
    low: Row = next((band for band in bands if band["dose_class"] == "low"), {})
    return low.get("lowest_mg", 0.0), low.get("highest_mg", float("inf"))


def _study(file: str, study: Study, bounds: tuple[float, float]) -> Iterator[Fault]:
    record = f"study {study.id}"
    direction = (file, record, "direction", repr(study.direction))
    randomised = study.design in RANDOMISED
    if randomised and study.direction in UNCONTROLLED_WORDS:
        remedy = "a randomised trial is read against its control; see evidence rules"
        yield Fault(*direction, remedy)
    compared = any(result.comparison in BETWEEN for result in study.results)
    if randomised and study.direction in COMPARATIVE and not compared:
        remedy = "no row compares the arms: add it, or write not-applicable"
        yield Fault(*direction, remedy)
    low, high = bounds
    if study.dose_class == "low" and study.dose_mg and not low <= study.dose_mg <= high:
        remedy = f"outside {low:g} to {high:g} mg: not dose_class low"
        yield Fault(file, record, "dose_mg", str(study.dose_mg), remedy)
    if study.adverse_events and study.harms in ("none-reported", "not-mentioned"):
        yield Fault(file, record, "harms", repr(study.harms), "there are harm rows; remove it")
