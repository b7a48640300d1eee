"""Questions to the dataset: each returns frozen values or raises NotFound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli import model
from ldncli.certainty import LABORATORY, PEOPLE, RANDOMISED, ConditionSummary, counts
from ldncli.errors import NotFound
from ldncli.names import normalise
from ldncli.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ldncli.dataset import Dataset
    from ldncli.vocabulary import Area, Certainty, Tier

REVIEWS = frozenset({"systematic-review", "meta-analysis", "narrative-review", "guideline"})
CANDIDATES = 8
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
    trials: tuple[model.Trial, ...]
    excluded: tuple[model.Excluded, ...]
    awaiting: tuple[model.Awaiting, ...]
    references: tuple[model.Reference, ...]

    @property
    def studies(self) -> tuple[model.Study, ...]:
        """Return every study of the condition, the strongest evidence first."""
        low = self.randomised + self.uncontrolled
        return low + self.other_doses + self.reviews + self.laboratory


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
        several = f"“{name}” can mean several conditions"
        message = several if len(by_word) > 1 else f"no condition is called “{name}”"
        raise NotFound(message, "name one of them:", _labelled(dataset, by_word))
    near = nearest(wanted, {folded: key for folded, key, _ in rows})
    hint = "did you mean:" if near else "ldn conditions lists all of them"
    raise NotFound(f"no condition is called “{name}”", hint, _labelled(dataset, near))


def _labelled(dataset: Dataset, keys: Iterable[str]) -> tuple[str, ...]:
    held = dataset.many(model.Condition, tuple(keys)[:CANDIDATES])
    return tuple(f"ldn show {item.id}" for item in held)


def nearest(wanted: str, keys: dict[str, str]) -> tuple[str, ...]:
    """Return the ids whose names start with, or look like, what was typed."""
    import difflib

    if not wanted:
        return ()
    starting = [keys[folded] for folded in keys if folded.startswith(wanted)]
    near = difflib.get_close_matches(wanted, keys, n=CANDIDATES, cutoff=0.7)
    return tuple(dict.fromkeys(starting + [keys[folded] for folded in near]))


def report(dataset: Dataset, condition_id: str) -> ConditionReport:
    """Return everything held on a condition; newest studies first within each group."""
    condition = dataset.get(model.Condition, condition_id)
    summary = dataset.get(ConditionSummary, condition_id)
    if condition is None or summary is None:
        raise NotFound(f"no condition has the id “{condition_id}”", "ldn conditions lists them")
    studies = sorted(
        dataset.about(model.Study, condition_id),
        key=lambda study: (-(study.year or 0), study.id),
    )

    def chosen(test: Callable[[model.Study], bool]) -> tuple[model.Study, ...]:
        return tuple(study for study in studies if test(study))

    cited = [key for study in studies for key in (study.reference, *study.also)]
    rated = [rating.by for finding in condition.findings for rating in finding.published]
    return ConditionReport(
        summary=summary,
        condition=condition,
        randomised=chosen(lambda s: counts(s) and s.design in RANDOMISED),
        uncontrolled=chosen(lambda s: counts(s) and s.design not in RANDOMISED),
        other_doses=chosen(lambda s: s.design in PEOPLE and not counts(s)),
        reviews=chosen(lambda s: s.design in REVIEWS),
        laboratory=chosen(lambda s: s.design not in PEOPLE | REVIEWS),
        trials=dataset.about(model.Trial, condition_id),
        excluded=dataset.about(model.Excluded, condition_id),
        awaiting=dataset.about(model.Awaiting, condition_id),
        references=dataset.many(model.Reference, (*cited, *rated)),
    )


def find_mechanism(dataset: Dataset, topic: str) -> model.Mechanism:
    """Return the one mechanism of this name, or raise NotFound with the ones there are."""
    held = dataset.all(model.Mechanism)
    found = dataset.named(model.Mechanism, topic)
    wanted = normalise(topic)
    if not found:
        found = tuple(
            item.id for item in held if wanted in normalise(f"{item.id} {item.name}").split()
        )
    if len(found) == 1:
        return next(item for item in held if item.id == found[0])
    keys = found or nearest(wanted, {normalise(item.id): item.id for item in held})
    shown = keys or tuple(item.id for item in held)
    message = f"“{topic}” can mean several" if found else f"no mechanism is called “{topic}”"
    raise NotFound(message, "name one of them:", tuple(f"ldn mechanism {key}" for key in shown))


def references_of(dataset: Dataset, keys: Iterable[str]) -> tuple[model.Reference, ...]:
    """Return the sources with these ids, each once."""
    return dataset.many(model.Reference, keys)


class Overview(Record):
    """The evidence at a glance: how many conditions, trials and people, and which way."""

    metadata: model.Metadata
    summaries: tuple[ConditionSummary, ...]
    n_studies: int
    n_references: int
    n_trials: int
    n_excluded: int
    n_awaiting: int

    @property
    def researched(self) -> tuple[ConditionSummary, ...]:
        """Return the conditions with at least one randomised low-dose trial."""
        return tuple(item for item in self.summaries if item.tier == "randomised")

    def showing(self, direction: str) -> int:
        """Return how many researched conditions point this way."""
        return sum(item.direction == direction for item in self.researched)


def overview(dataset: Dataset) -> Overview:
    """Return the counts that the home page and `ldn about` show."""
    return Overview(
        metadata=dataset.metadata,
        summaries=summaries(dataset),
        n_studies=dataset.count(model.Study),
        n_references=dataset.count(model.Reference),
        n_trials=dataset.count(model.Trial),
        n_excluded=dataset.count(model.Excluded),
        n_awaiting=dataset.count(model.Awaiting),
    )


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


def studies(dataset: Dataset, wanted: StudyFilter, sort: str = "year") -> tuple[model.Study, ...]:
    """Return the studies that pass every filter, newest first unless sorted otherwise."""
    if wanted.condition:
        held = dataset.about(model.Study, find_condition(dataset, wanted.condition))
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
