"""Conditions: the list of them, one by name, and everything held on one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ldncli.errors import Candidate, NotFound
from ldncli.evidence.designs import newest_first
from ldncli.evidence.eligibility import STUDY_GROUPS, study_group
from ldncli.evidence.summary import ConditionSummary
from ldncli.matching.names import nearest, normalise
from ldncli.queries.names import names_in
from ldncli.schema.conditions import Condition, LayWord
from ldncli.schema.record import Record
from ldncli.schema.studies import Awaiting, Excluded, Reference, Study, Trial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.vocabulary import Area, Certainty, Tier

TIER_ORDER = ("randomised", "uncontrolled", "case-reports", "preclinical", "none-found")
CERTAINTY_ORDER = ("high", "moderate", "low", "very-low", "not-rated", None)


class ConditionReport(Record):
    """Everything held on one condition, its studies sorted by what they can show."""

    summary: ConditionSummary
    condition: Condition
    randomised: tuple[Study, ...]
    uncontrolled: tuple[Study, ...]
    other_doses: tuple[Study, ...]
    reviews: tuple[Study, ...]
    laboratory: tuple[Study, ...]
    retracted: tuple[Study, ...]
    trials: tuple[Trial, ...]
    excluded: tuple[Excluded, ...]
    awaiting: tuple[Awaiting, ...]
    cited: Callable[[], tuple[Reference, ...]]

    @property
    def references(self) -> tuple[Reference, ...]:
        """Return the sources of all of it, read when they are asked for."""
        return self.cited()

    @property
    def studies(self) -> tuple[Study, ...]:
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
    passing = (
        item
        for item in dataset.all(ConditionSummary)
        if area in (None, item.area)
        and tier in (None, item.tier)
        and certainty in (None, item.certainty)
    )
    return tuple(sorted(passing, key=SORT_KEYS[sort]))


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
    same = dataset.named(Condition, name) or everyday(dataset, name)
    if len(same) == 1:
        return same[0]
    folded = normalise(name)
    meant = same or _by_word(dataset, folded)
    if meant:
        raise NotFound("condition", name, candidates(dataset, meant), ambiguous=len(meant) > 1)
    near = nearest(folded, {label: key for label, key, _ in dataset.names(Condition)})
    raise NotFound("condition", name, candidates(dataset, near))


def find_conditions(dataset: Dataset, words: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the conditions that these words name, read greedily, each once.

    An everyday word leads to all that was studied under it. Raises NotFound as one name does.
    """
    keys: list[str] = []
    for name in names_in(words, lambda text: is_condition(dataset, text)):
        exact = dataset.named(Condition, name)
        meant = exact if len(exact) == 1 else everyday(dataset, name)
        keys += meant or (find_condition(dataset, name),)
    return tuple(dict.fromkeys(keys))


def is_condition(dataset: Dataset, name: str) -> bool:
    """Tell whether a name, or an everyday word, leads to a condition."""
    return bool(dataset.named(Condition, name) or dataset.named(LayWord, name))


def everyday(dataset: Dataset, name: str) -> tuple[str, ...]:
    """Return the conditions that an everyday word leads to, the best studied first."""
    rows = dataset.many(LayWord, dataset.named(LayWord, name))
    return tuple(dict.fromkeys(key for row in rows for key in row.conditions))


def _by_word(dataset: Dataset, folded: str) -> tuple[str, ...]:
    """Return the conditions with this word in a name, then those of this area."""
    if not folded:
        return ()
    named = [key for label, key, _ in dataset.names(Condition) if folded in label.split()]
    of_area = [item.id for item in dataset.all(ConditionSummary) if item.area == folded]
    return tuple(dict.fromkeys((*named, *of_area)))


def candidates(dataset: Dataset, keys: Iterable[str]) -> tuple[Candidate, ...]:
    """Return conditions that a name may have meant."""
    return tuple(
        Candidate(kind="condition", id=condition.id, label=condition.name)
        for condition in dataset.many(Condition, keys)
    )


def report(dataset: Dataset, condition_id: str) -> ConditionReport:
    """Return everything held on a condition; newest studies first within each group."""
    condition = dataset.get(Condition, condition_id)
    summary = dataset.get(ConditionSummary, condition_id)
    if condition is None or summary is None:
        raise NotFound("condition", condition_id)
    groups: dict[str, list[Study]] = {name: [] for name in STUDY_GROUPS}
    for study in sorted(dataset.about(Study, condition_id), key=newest_first):
        groups[study_group(study)].append(study)
    return ConditionReport(
        summary=summary,
        condition=condition,
        trials=dataset.about(Trial, condition_id),
        excluded=dataset.about(Excluded, condition_id),
        awaiting=dataset.about(Awaiting, condition_id),
        cited=partial(_cited, dataset, condition, groups),  # a lambda could not be pickled
        **{name: tuple(studies) for name, studies in groups.items()},
    )


def _cited(
    dataset: Dataset, condition: Condition, groups: dict[str, list[Study]]
) -> tuple[Reference, ...]:
    studies = sorted((study for group in groups.values() for study in group), key=newest_first)
    cited = [key for study in studies for key in (study.reference, *study.also)]
    rated = [rating.by for finding in condition.findings for rating in finding.published]
    return dataset.many(Reference, (*cited, *rated))
