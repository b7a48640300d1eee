"""Studies that pass a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli import model
from ldncli.certainty import CASES, LABORATORY, PEOPLE, RANDOMISED, UNCONTROLLED, tier
from ldncli.errors import UsageError
from ldncli.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from ldncli.dataset import Dataset

REVIEWS = frozenset({"systematic-review", "meta-analysis", "narrative-review", "guideline"})
GROUPS = {
    "randomised": RANDOMISED,
    "uncontrolled": UNCONTROLLED - {"non-randomised-controlled"},
    "cases": CASES,
    "people": PEOPLE,
    "review": REVIEWS,
    "laboratory": LABORATORY,
}
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


def find(dataset: Dataset, wanted: StudyFilter, sort: str = "year") -> tuple[model.Study, ...]:
    """Return the studies that pass every filter, newest first unless sorted otherwise.

    Raises UsageError for a design that is not one, or for years that exclude each other.
    """
    _refuse_nonsense(wanted)
    if wanted.condition:
        held = dataset.about(model.Study, wanted.condition)
    else:
        held = dataset.all(model.Study)
    passing = [study for study in held if _passes(study, wanted)]
    if wanted.unpublished:
        passing = [study for study in passing if _unpublished(dataset, study)]
    return tuple(sorted(passing, key=STUDY_SORT_KEYS[sort]))


def known_designs() -> tuple[str, ...]:
    """Return the words that --design takes: groups first, then each design."""
    from typing import get_args

    from ldncli.vocabulary import Design

    return (*GROUPS, *get_args(Design))


def _refuse_nonsense(wanted: StudyFilter) -> None:
    if wanted.design is not None and wanted.design not in known_designs():
        known = f"use one of: {', '.join(known_designs())}"
        raise UsageError(f"no design is called “{wanted.design}”", known)
    if wanted.since is not None and wanted.until is not None and wanted.since > wanted.until:
        raise UsageError(
            f"no year is from {wanted.since} on and up to {wanted.until}", "swap the two"
        )


def _passes(study: model.Study, wanted: StudyFilter) -> bool:
    year = study.year or 0
    return (
        (wanted.design is None or study.design in GROUPS.get(wanted.design, (wanted.design,)))
        and wanted.dose_class in (None, study.dose_class)
        and wanted.direction in (None, study.direction)
        and (wanted.since is None or year >= wanted.since)
        and (wanted.until is None or 0 < year <= wanted.until)
        and (wanted.min_n is None or people_of(study) >= wanted.min_n)
        and (wanted.tier is None or tier((study,)) == wanted.tier)
        and (not wanted.retracted or study.retracted)
    )


def _unpublished(dataset: Dataset, study: model.Study) -> bool:
    """Tell whether a study is known only from a registry, a press release or a web page."""
    sources = dataset.many(model.Reference, (study.reference, *study.also))
    return all(source.type in UNPUBLISHED for source in sources)


def people_of(study: model.Study) -> int:
    """Return the people in a study, analysed where enrolled is not known."""
    return study.people or 0


def newest_first(study: model.Study) -> tuple[int, str]:
    """Sort studies by year, the newest first."""
    return -(study.year or 0), study.id


STUDY_SORT_KEYS: dict[str, Callable[[model.Study], tuple[object, ...]]] = {
    "year": newest_first,
    "people": lambda study: (-people_of(study), study.id),
    "id": lambda study: (study.id,),
    "design": lambda study: (study.design, *newest_first(study)),
    "direction": lambda study: (study.direction, *newest_first(study)),
    "dose": lambda study: (study.dose_mg is None, study.dose_mg or 0, study.id),
}
