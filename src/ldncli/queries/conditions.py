"""Conditions: the list of them, one by name, and everything held on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli import model
from ldncli.certainty import PEOPLE, RANDOMISED, ConditionSummary
from ldncli.errors import NotFound
from ldncli.names import nearest, normalise
from ldncli.queries.studies import REVIEWS, newest_first
from ldncli.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ldncli.dataset import Dataset
    from ldncli.vocabulary import Area, Certainty, Tier

CANDIDATES = 8
GROUPS = ("randomised", "uncontrolled", "other_doses", "reviews", "laboratory", "retracted")
TIER_ORDER = ("randomised", "uncontrolled", "case-reports", "preclinical", "none-found")
CERTAINTY_ORDER = ("high", "moderate", "low", "very-low", None)


class ConditionReport(Record):
    """Everything held on one condition, its studies sorted by what they can show."""

    summary: ConditionSummary
    condition: model.Condition
    randomised: tuple[model.Study, ...]
    uncontrolled: tuple[model.Study, ...]
    other_doses: tuple[model.Study, ...]
    reviews: tuple[model.Study, ...]
    laboratory: tuple[model.Study, ...]
    retracted: tuple[model.Study, ...]
    trials: tuple[model.Trial, ...]
    excluded: tuple[model.Excluded, ...]
    awaiting: tuple[model.Awaiting, ...]
    cited: Callable[[], tuple[model.Reference, ...]]

    @property
    def references(self) -> tuple[model.Reference, ...]:
        """Return the sources of all of it, read when they are asked for."""
        return self.cited()

    @property
    def studies(self) -> tuple[model.Study, ...]:
        """Return every study of the condition, the strongest evidence first."""
        low = self.randomised + self.uncontrolled
        return low + self.other_doses + self.reviews + self.laboratory + self.retracted


def summaries(
    dataset: Dataset,
    *,
    area: Area | None = None,
    tier: Tier | None = None,
    certainty: Certainty | None = None,
    sort: str = "evidence",
) -> tuple[ConditionSummary, ...]:
    """Return the conditions that pass every filter, best studied first unless sorted otherwise."""
    held = (
        item
        for item in dataset.all(ConditionSummary)
        if area in (None, item.area)
        and tier in (None, item.tier)
        and certainty in (None, item.certainty)
    )
    return tuple(sorted(held, key=SORT_KEYS[sort]))


SORT_KEYS: dict[str, Callable[[ConditionSummary], tuple[object, ...]]] = {
    "evidence": lambda item: (
        TIER_ORDER.index(item.tier),
        -item.n_people_randomised,
        -item.n_studies,
        item.name.casefold(),
    ),
    "name": lambda item: (item.name.casefold(),),
    "certainty": lambda item: (
        TIER_ORDER.index(item.tier) > 0,
        CERTAINTY_ORDER.index(item.certainty),
        item.name.casefold(),
    ),
    "people": lambda item: (-item.n_people, item.name.casefold()),
    "studies": lambda item: (-item.n_studies, item.name.casefold()),
    "area": lambda item: (item.area, item.name.casefold()),
}


def find_condition(dataset: Dataset, name: str) -> str:
    """Return the id of the one condition that goes by this name.

    Raises NotFound with candidates when several do, or with suggestions when none does.
    """
    found = dataset.named(model.Condition, name)
    if len(found) == 1:
        return found[0]
    wanted = normalise(name)
    rows = dataset.names(model.Condition)
    if found:
        raise NotFound(
            f"“{name}” can mean several conditions", "name one of them:", _labelled(dataset, found)
        )
    by_word = dict.fromkeys(
        key for folded, key, _ in rows if wanted and wanted in folded.split()
    ) | dict.fromkeys(item.id for item in dataset.all(ConditionSummary) if item.area == wanted)
    if by_word:
        one = len(by_word) == 1
        several = f"“{name}” can mean several conditions"
        message = f"no condition is called “{name}”" if one else several
        hint = "did you mean:" if one else "name one of them:"
        raise NotFound(message, hint, _labelled(dataset, by_word))
    near = nearest(wanted, {folded: key for folded, key, _ in rows})
    hint = "did you mean:" if near else "ldn conditions lists all of them"
    raise NotFound(f"no condition is called “{name}”", hint, _labelled(dataset, near))


def _labelled(dataset: Dataset, keys: Iterable[str]) -> tuple[str, ...]:
    held = dataset.many(model.Condition, tuple(keys)[:CANDIDATES])
    return tuple(f"ldn show {item.id}" for item in held)


def report(dataset: Dataset, condition_id: str) -> ConditionReport:
    """Return everything held on a condition; newest studies first within each group."""
    condition = dataset.get(model.Condition, condition_id)
    summary = dataset.get(ConditionSummary, condition_id)
    if condition is None or summary is None:
        raise NotFound(f"no condition has the id “{condition_id}”", "ldn conditions lists them")
    groups: dict[str, list[model.Study]] = {name: [] for name in GROUPS}
    for study in sorted(dataset.about(model.Study, condition_id), key=newest_first):
        groups[_group(study)].append(study)
    return ConditionReport(
        summary=summary,
        condition=condition,
        trials=dataset.about(model.Trial, condition_id),
        excluded=dataset.about(model.Excluded, condition_id),
        awaiting=dataset.about(model.Awaiting, condition_id),
        cited=lambda: _cited(dataset, condition, groups),
        **{name: tuple(held) for name, held in groups.items()},
    )


def _group(study: model.Study) -> str:
    """Return the group of a report that a study belongs to: each is in one."""
    if study.retracted:
        return "retracted"
    if study.design in REVIEWS:
        return "reviews"
    if study.design not in PEOPLE:
        return "laboratory"
    if study.dose_class != "low":
        return "other_doses"
    return "randomised" if study.design in RANDOMISED else "uncontrolled"


def _cited(
    dataset: Dataset, condition: model.Condition, groups: dict[str, list[model.Study]]
) -> tuple[model.Reference, ...]:
    studies = sorted((study for held in groups.values() for study in held), key=newest_first)
    cited = [key for study in studies for key in (study.reference, *study.also)]
    rated = [rating.by for finding in condition.findings for rating in finding.published]
    return dataset.many(model.Reference, (*cited, *rated))
