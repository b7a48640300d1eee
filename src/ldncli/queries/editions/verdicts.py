"""What an edition says of each condition, read by the rules of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.summary import summarise
from ldncli.schema.build import build
from ldncli.schema.conditions import Condition, Finding
from ldncli.schema.record import Record
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from ldncli.schema.kinds import Raw, Row


class Standing(Record):
    """What is said of a condition: the verdict in words, and what it follows from.

    An older edition may lack what the words need; then they are empty.
    """

    verdict: str
    outcome: str | None
    direction: str | None
    certainty: str | None


class VerdictMove(Record):
    """A condition of both editions of which something else is said."""

    condition: str
    name: str
    old: Standing
    new: Standing


def standings(raw: Raw) -> dict[str, Standing]:
    """Return what is said of each condition, by its id."""
    return {row["id"]: _standing(row, raw["study"]) for row in raw["condition"]}


def moves(old: Raw, new: Raw) -> tuple[VerdictMove, ...]:
    """Return each condition of both editions whose verdict moved, in the order of the new one."""
    before, after = standings(old), standings(new)
    return tuple(
        VerdictMove(condition=key, name=row["name"], old=before[key], new=after[key])
        for row in new["condition"]
        if (key := row["id"]) in before and _moved(before[key], after[key])
    )


def _moved(old: Standing, new: Standing) -> bool:
    same = (old.direction, old.certainty) == (new.direction, new.certainty)
    return not same or bool(old.verdict and old.verdict != new.verdict)


def _standing(row: Row, studies: list[Row]) -> Standing:
    findings: list[Row] = row.get("findings", [])
    finding = next((item for item in findings if item.get("main")), (findings or [{}])[0])
    return Standing(
        verdict=_verdict(row, studies),
        outcome=finding.get("outcome"),
        direction=finding.get("direction"),
        certainty=finding.get("certainty"),
    )


def _verdict(row: Row, studies: list[Row]) -> str:
    """Return the verdict in words; nothing where a field that it needs is not there."""
    about = [study for study in studies if row["id"] in study.get("conditions", ())]
    if not (_is_whole(Condition, row) and all(_is_whole(Study, study) for study in about)):
        return ""
    if not all(_is_whole(Finding, finding) for finding in row.get("findings", ())):
        return ""
    studies_of = tuple(build(Study, study) for study in about)
    try:
        return summarise(build(Condition, row), studies_of).verdict
    except KeyError:  # a word of a vocabulary that has changed since
        return ""


def _is_whole(cls: type[Record], row: Row) -> bool:
    return cls.required <= row.keys()
