"""What speaks against a pooled estimate: what disputes it, and the trials that it is older than."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.schema.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.queries.forest.rows import Row
    from ldncli.schema.studies import Awaiting, Study


class Trials:
    """The trials of an outcome, gone through once for each year that a review reaches."""

    def __init__(self, trials: Iterable[Study]) -> None:
        self._trials = tuple(trials)
        self._years = {study.id: study.year or 0 for study in self._trials}
        self._after: dict[int, tuple[Study, ...]] = {}
        self._of: dict[int, tuple[Study, ...]] = {}

    def of(self, year: int) -> tuple[Study, ...]:
        """Return the trials of a year."""
        if year not in self._of:
            self._of[year] = tuple(study for study in self._trials if study.year == year)
        return self._of[year]

    def after(self, year: int, included: Iterable[str]) -> tuple[Study, ...]:
        """Return the trials of later years, but for those that a review includes nevertheless."""
        if year not in self._after:
            self._after[year] = tuple(s for s in self._trials if self._years[s.id] > year)
        known = {key for key in included if self._years.get(key, 0) > year}
        later = self._after[year]  # one list for all reviews that include none of it
        return tuple(study for study in later if study.id not in known) if known else later


def judged(row: Row, trials: Trials, awaiting: Iterable[Awaiting]) -> Row:
    """Add to a pooled estimate what disputes it, and the trials that it is older than."""
    if not row.review:
        return row
    review = row.study
    until = int((review.searched_to or "")[:4] or review.year or 0)
    unsure = not review.searched_to and not review.includes
    return replace(
        row,
        disputed=tuple(item for item in awaiting if item.id in review.disputed_by),
        newer=trials.after(until, review.includes) if until else (),
        same_year=trials.of(until) if until and unsure else (),
    )
