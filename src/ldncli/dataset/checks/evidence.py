"""Evidence rules: what a finding may rest on, and that its certainty is the computed one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import Fault
from ldncli.evidence.certainty import computed
from ldncli.evidence.designs import RANDOMISED
from ldncli.evidence.eligibility import counts
from ldncli.evidence.summary import main_finding, tier
from ldncli.schema.build import build, complete
from ldncli.schema.conditions import Condition, Finding
from ldncli.schema.kinds import Raw
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from collections.abc import Iterator


UNCONTROLLED_WORDS = {"uncontrolled-improvement", "uncontrolled-no-change"}
STUDIES, CONDITIONS = "studies.toml", "conditions.toml"


def check(raw: Raw) -> Iterator[Fault]:
    """Yield directions, findings and certainties that the evidence rules do not allow."""
    studies = {row["id"]: build(Study, row) for row in complete(raw)["study"]}
    for study in studies.values():
        yield from _study(study)
    for row in complete(raw)["condition"]:
        condition = build(Condition, row)
        for number, finding in enumerate(condition.findings, 1):
            held = tuple(studies[key] for key in finding.studies if key in studies)
            yield from _finding(condition, number, finding, held)
        about = tuple(s for s in studies.values() if condition.id in s.conditions)
        yield from _main(condition, about)


def _study(study: Study) -> Iterator[Fault]:
    place = (STUDIES, f"study {study.id}", "direction", repr(study.direction))
    if study.design in RANDOMISED and study.direction in UNCONTROLLED_WORDS:
        yield Fault(*place, "a randomised trial is read against its control; see evidence rules")
    low, high = 0.5, 6.0
    if study.dose_class == "low" and study.dose_mg and not low <= study.dose_mg <= high:
        where = (STUDIES, f"study {study.id}", "dose_mg", str(study.dose_mg))
        yield Fault(*where, f"outside {low} to {high} mg: not dose_class low")


def _finding(
    condition: Condition,
    number: int,
    finding: Finding,
    studies: tuple[Study, ...],
) -> Iterator[Fault]:
    place = (CONDITIONS, f"condition {condition.id}", f"findings[{number}]")
    for study in studies:
        if not counts(study):
            yield Fault(*place, study.id, "not low dose in people, or retracted; it cannot count")
    if len({study.design in RANDOMISED for study in studies}) > 1:
        yield Fault(*place, "", "mixes randomised and other studies; make two findings")
    if not studies:
        yield Fault(*place, "", "rests on no study; name at least one")
        return
    right = computed(finding, (study.design for study in studies))
    if finding.certainty != right:
        remedy = f"start minus downgrades gives {right!r}; mend one of them"
        yield Fault(*place[:2], place[2] + ".certainty", repr(finding.certainty), remedy)
    domains = [item.domain for item in finding.downgrades]
    if len(domains) != len(set(domains)) or any(d.levels not in (1, 2) for d in finding.downgrades):
        yield Fault(*place, "downgrades", "each domain once, by 1 or 2 levels")


def _main(condition: Condition, studies: tuple[Study, ...]) -> Iterator[Fault]:
    place = (CONDITIONS, f"condition {condition.id}", "findings")
    if sum(finding.main for finding in condition.findings) > 1:
        yield Fault(*place, "", "one finding alone may be the main one")
    finding = main_finding(condition)
    level = tier(studies)
    if finding and level == "randomised" and finding.direction in UNCONTROLLED_WORDS:
        yield Fault(*place, "main", "randomised trials exist: the main finding rests on them")
    if finding and level in ("none-found", "preclinical"):
        yield Fault(*place, "main", "no low-dose study in people names this condition")
