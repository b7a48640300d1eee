"""Evidence rules: what a finding may rest on, and that its certainty is the computed one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ldncli.errors import Fault
from ldncli.evidence.certainty import computed
from ldncli.evidence.designs import RANDOMISED
from ldncli.evidence.eligibility import counts
from ldncli.evidence.summary import main_finding, tier
from ldncli.schema.build import build, complete
from ldncli.schema.conditions import Condition, Finding
from ldncli.schema.kinds import Raw, file_of
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from collections.abc import Iterator


UNCONTROLLED_WORDS = frozenset({"uncontrolled-improvement", "uncontrolled-no-change"})
# What counts as low, in mg a day: the doses of the trials of LDN, and the bounds of reviews.
LOWEST_MG, HIGHEST_MG = 0.5, 6.0


class Place(NamedTuple):
    """The file and the record of a fault."""

    file: str
    record: str


def check(raw: Raw, sound: Raw) -> Iterator[Fault]:
    """Yield directions, findings and certainties that the evidence rules do not allow.

    Read are the sound rows alone; what rests on all studies of a condition waits for the others.
    """
    rows = complete(sound)
    studies = {row["id"]: build(Study, row) for row in rows["study"]}
    for row in sound["study"]:
        yield from _study(Place(file_of("study", row), f"study {row['id']}"), studies[row["id"]])
    for plain, row in zip(sound["condition"], rows["condition"], strict=True):
        condition = build(Condition, row)
        place = Place(file_of("condition", plain), f"condition {condition.id}")
        for number, finding in enumerate(condition.findings, 1):
            yield from _finding(place, f"findings[{number}]", finding, studies)
        if len(sound["study"]) == len(raw["study"]):
            about = tuple(s for s in studies.values() if condition.id in s.conditions)
            yield from _main(place, condition, about)


def _study(place: Place, study: Study) -> Iterator[Fault]:
    if study.design in RANDOMISED and study.direction in UNCONTROLLED_WORDS:
        remedy = "a randomised trial is read against its control; see evidence rules"
        yield Fault(*place, "direction", repr(study.direction), remedy)
    low = study.dose_class == "low"
    if low and study.dose_mg and not LOWEST_MG <= study.dose_mg <= HIGHEST_MG:
        remedy = f"outside {LOWEST_MG} to {HIGHEST_MG} mg: not dose_class low"
        yield Fault(*place, "dose_mg", str(study.dose_mg), remedy)


def _finding(place: Place, path: str, finding: Finding, known: dict[str, Study]) -> Iterator[Fault]:
    if not finding.studies:
        yield Fault(*place, path, "", "rests on no study; name at least one")
    if not finding.studies or not all(key in known for key in finding.studies):
        return  # a study that is missing, or has a fault of its own, is told where it stands
    studies = [known[key] for key in finding.studies]
    for number, study in enumerate(studies, 1):
        if not counts(study):
            remedy = "not low dose in people, or retracted; it cannot count"
            yield Fault(*place, f"{path}.studies[{number}]", repr(study.id), remedy)
    if len({study.design in RANDOMISED for study in studies}) > 1:
        yield Fault(*place, path, "", "mixes randomised and other studies; make two findings")
    right = computed(finding, (study.design for study in studies))
    if finding.certainty != right:
        remedy = f"start minus downgrades gives {right!r}; mend one of them"
        yield Fault(*place, f"{path}.certainty", repr(finding.certainty), remedy)
    domains = [item.domain for item in finding.downgrades]
    if len(domains) != len(set(domains)):
        yield Fault(*place, f"{path}.downgrades", "", "each domain once; add up its levels")


def _main(place: Place, condition: Condition, studies: tuple[Study, ...]) -> Iterator[Fault]:
    if sum(finding.main for finding in condition.findings) > 1:
        yield Fault(*place, "findings", "", "one finding alone may be the main one")
    finding = main_finding(condition)
    level = tier(studies)
    if finding and level == "randomised" and finding.direction in UNCONTROLLED_WORDS:
        remedy = "randomised trials exist: the main finding rests on them"
        yield Fault(*place, "findings", "main", remedy)
    if finding and level in ("none-found", "preclinical"):
        yield Fault(*place, "findings", "main", "no low-dose study in people names this condition")
