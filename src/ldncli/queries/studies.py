"""Studies that pass a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli import model
from ldncli.certainty import LABORATORY, PEOPLE, RANDOMISED
from ldncli.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from ldncli.dataset import Dataset

REVIEWS = frozenset({"systematic-review", "meta-analysis", "narrative-review", "guideline"})


class StudyFilter(Record):
    """What a study must be to be listed; every filter that is set must hold."""

    condition: str | None = None
    design: str | None = None
    dose_class: str | None = None
    direction: str | None = None
    since: int | None = None
    until: int | None = None
    min_n: int | None = None
    retracted: bool = False


def find(dataset: Dataset, wanted: StudyFilter, sort: str = "year") -> tuple[model.Study, ...]:
    """Return the studies that pass every filter, newest first unless sorted otherwise."""
    if wanted.condition:
        held = dataset.about(model.Study, wanted.condition)
    else:
        held = dataset.all(model.Study)
    return tuple(sorted((s for s in held if _passes(s, wanted)), key=STUDY_SORT_KEYS[sort]))


def _passes(study: model.Study, wanted: StudyFilter) -> bool:
    year, people = study.year or 0, study.n_enrolled or study.n_analysed or 0
    return (
        _designed(study, wanted.design)
        and wanted.dose_class in (None, study.dose_class)
        and wanted.direction in (None, study.direction)
        and (wanted.since is None or year >= wanted.since)
        and (wanted.until is None or 0 < year <= wanted.until)
        and (wanted.min_n is None or people >= wanted.min_n)
        and (not wanted.retracted or study.retracted)
    )


GROUPS = {"randomised": RANDOMISED, "review": REVIEWS, "laboratory": LABORATORY, "people": PEOPLE}


def _designed(study: model.Study, design: str | None) -> bool:
    return design is None or study.design in GROUPS.get(design, (design,))


STUDY_SORT_KEYS: dict[str, Callable[[model.Study], tuple[object, ...]]] = {
    "year": lambda study: (-(study.year or 0), study.id),
    "people": lambda study: (-(study.n_enrolled or study.n_analysed or 0), study.id),
    "id": lambda study: (study.id,),
    "design": lambda study: (study.design, -(study.year or 0), study.id),
}
