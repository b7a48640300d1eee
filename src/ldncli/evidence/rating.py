"""How one finding got its certainty, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.certainty import lowered, start_level
from ldncli.evidence.summary import main_finding
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.schema.conditions import Condition, Finding
    from ldncli.schema.studies import Study
    from ldncli.schema.vocabulary import Certainty, Domain


class Step(Record):
    """One downgrade, with the certainty that is left after it."""

    domain: Domain
    levels: int
    reason: str
    after: Certainty


class Rating(Record):
    """How one finding got its certainty."""

    finding: Finding
    main: bool
    start: Certainty
    steps: tuple[Step, ...]


def rating(condition: Condition, finding: Finding, studies: dict[str, Study]) -> Rating:
    """Return the steps from the start level of a finding to its certainty."""
    start = start_level(studies[key].design for key in finding.studies if key in studies)
    steps, fallen = [], 0
    for item in finding.downgrades:
        fallen += item.levels
        after = lowered(start, fallen)
        steps.append(Step(domain=item.domain, levels=item.levels, reason=item.reason, after=after))
    main = finding == main_finding(condition)
    return Rating(finding=finding, main=main, start=start, steps=tuple(steps))
