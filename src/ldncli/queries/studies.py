"""Studies that pass a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ldncli.errors import UsageError
from ldncli.evidence.designs import DESIGN_GROUPS, RANDOMISED, newest_first
from ldncli.evidence.eligibility import counts
from ldncli.evidence.summary import tier
from ldncli.matching.names import normalise
from ldncli.schema.record import Record
from ldncli.schema.studies import Awaiting, Excluded, Reference, Study

if TYPE_CHECKING:
    from collections.abc import Callable

    from ldncli.dataset.dataset import Dataset

Aside = TypeVar("Aside", Excluded, Awaiting)
# Nobody reviewed these before they were put out; a meeting abstract or a preprint is a paper.
UNPUBLISHED = frozenset({"registry", "press-release", "webpage"})


class StudyFilter(Record):
    """What a study must be to be listed; every filter that is set must hold."""

    condition: str | None = None
    design: str | None = None
    dose_class: str | None = None
    direction: str | None = None
    since: int | None = None
    until: int | None = None
    min_n: int | None = None
    tier: str | None = None
    retracted: bool = False
    unpublished: bool = False
    funder: str | None = None
    null: bool = False
    corrected: bool = False


def find(dataset: Dataset, filters: StudyFilter, sort: str = "evidence") -> tuple[Study, ...]:
    """Return the studies that pass every filter, the randomised first, then by people.

    Raises UsageError for a design that is not one, or for years that exclude each other.
    """
    _refuse_nonsense(filters)
    studies = dataset.about(Study, filters.condition) if filters.condition else dataset.all(Study)
    passing = [study for study in studies if _passes(study, filters)]
    if filters.unpublished:
        passing = [study for study in passing if _unpublished(dataset, study)]
    if filters.corrected:
        passing = [study for study in passing if _corrected(dataset, study)]
    return tuple(sorted(passing, key=STUDY_SORT_KEYS[sort]))


def known_designs() -> tuple[str, ...]:
    """Return the words that --design takes: groups first, then each design."""
    from typing import get_args

    from ldncli.schema.vocabulary import Design

    return (*DESIGN_GROUPS, *get_args(Design))


def _refuse_nonsense(filters: StudyFilter) -> None:
    if filters.design is not None and filters.design not in known_designs():
        known = f"use one of: {', '.join(known_designs())}"
        raise UsageError(f"no design is called “{filters.design}”", known)
    if filters.null and filters.direction not in (None, "no-difference"):
        both = f"--null and --direction {filters.direction}"
        raise UsageError(f"{both} exclude each other", "give one of them")
    if filters.since is not None and filters.until is not None and filters.since > filters.until:
        raise UsageError(
            f"no year is from {filters.since} on and up to {filters.until}", "swap the two"
        )


def _passes(study: Study, filters: StudyFilter) -> bool:
    year = study.year or 0
    return (
        _of_design(study, filters.design)
        and filters.dose_class in (None, study.dose_class)
        and filters.direction in (None, study.direction)
        and (filters.since is None or year >= filters.since)
        and (filters.until is None or 0 < year <= filters.until)
        and (filters.min_n is None or people_of(study) >= filters.min_n)
        and (filters.tier is None or tier((study,)) == filters.tier)
        and (not filters.retracted or study.retracted)
        and (not filters.null or study.direction == "no-difference")
        and (filters.funder is None or _names_funder(study, filters.funder))
    )


def _of_design(study: Study, design: str | None) -> bool:
    return design is None or study.design in DESIGN_GROUPS.get(design, (design,))


def _unpublished(dataset: Dataset, study: Study) -> bool:
    """Tell whether a study is known only from a registry, a press release or a web page."""
    sources = dataset.many(Reference, (study.reference, *study.also))
    return all(source.type in UNPUBLISHED for source in sources)


def _corrected(dataset: Dataset, study: Study) -> bool:
    """Tell whether a correction, or a retraction, of a study or of its source is recorded."""
    sources = dataset.many(Reference, (study.reference, *study.also))
    lists = (study.corrections, *(source.corrections for source in sources))
    return study.retracted or any(lists)


def _names_funder(study: Study, funder: str) -> bool:
    """Tell whether the words on who paid hold these: `NIH` is a word, not a part of one."""
    return f" {normalise(funder)} " in f" {normalise(study.funding or '')} "


def set_aside(
    dataset: Dataset, cls: type[Aside], condition: str | None = None
) -> tuple[Aside, ...]:
    """Return the records set aside, of a condition or all, in the order of their file."""
    return dataset.about(cls, condition) if condition else dataset.all(cls)


def people_of(study: Study) -> int:
    """Return the people in a study, analysed where enrolled is not known."""
    return study.people or 0


def _by_evidence(study: Study) -> tuple[object, ...]:
    """Order the randomised first, of those the ones at low dose, then the largest."""
    random, low = study.design in RANDOMISED, counts(study)
    return study.retracted, not random, not low, -people_of(study), study.id


STUDY_SORT_KEYS: dict[str, Callable[[Study], tuple[object, ...]]] = {
    "evidence": _by_evidence,
    "year": newest_first,
    "people": lambda study: (-people_of(study), study.id),
    "id": lambda study: (study.id,),
    "design": lambda study: (study.design, *newest_first(study)),
    "direction": lambda study: (study.direction, *newest_first(study)),
    "dose": lambda study: (study.dose_mg is None, study.dose_mg or 0, study.id),
}
