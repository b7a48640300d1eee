"""The results of one condition on one outcome, like beside like, with what can be pooled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import Candidate, NotFound
from ldncli.evidence.designs import PEOPLE, RANDOMISED, REVIEWS, newest_first
from ldncli.evidence.eligibility import counts
from ldncli.evidence.summary import main_finding, summarise
from ldncli.evidence.verdict import verdict
from ldncli.matching.names import nearest, normalise
from ldncli.queries.forest.newer import Trials, judged
from ldncli.queries.forest.panels import Panel, panels_of
from ldncli.queries.forest.question import question_of
from ldncli.queries.forest.rows import reported, rows_of
from ldncli.schema.conditions import Condition, Scale
from ldncli.schema.record import Record, replace
from ldncli.schema.studies import Awaiting, Reference, Result, Study

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ldncli.dataset.dataset import Dataset
    from ldncli.evidence.meta_analysis import Model
    from ldncli.queries.forest.question import Question
    from ldncli.schema.conditions import Finding


class Outcome(Record):
    """An outcome that the condition's studies report, and whether it can be drawn."""

    id: str
    words: str
    n_results: int
    drawable: bool


class Listed(Record):
    """A study that stands under the plot: it reported nothing on the outcome that is drawn."""

    study: Study
    results: tuple[Result, ...]


class Forest(Record):
    """The evidence on one outcome of one condition, as a forest plot shows it.

    `verdict` is the line on the outcome's finding; empty where the outcome is not rated.
    """

    condition: Condition
    outcome: Outcome | None
    finding: Finding | None
    verdict: str
    panels: tuple[Panel, ...]
    listed: tuple[Listed, ...]
    n_uncontrolled: int
    outcomes: tuple[Outcome, ...]
    references: tuple[Reference, ...]
    searched_through: str

    @property
    def drawable(self) -> bool:
        """Tell whether any result carries an interval."""
        return any(panel.metric for panel in self.panels)


def forest(
    dataset: Dataset, condition_id: str, outcome: str = "", *, model: Model = "reml"
) -> Forest:
    """Return the plots of one outcome, by default that of the main finding.

    Raises NotFound for an outcome that no study of the condition reports.
    """
    condition = dataset.get(Condition, condition_id)
    if condition is None:
        raise NotFound("condition", condition_id)
    studies = dataset.about(Study, condition_id)
    scales = {scale.id: scale for scale in dataset.all(Scale)}
    trials = tuple(study for study in studies if counts(study) and study.design in RANDOMISED)
    outcomes = outcomes_of(condition, studies, trials, scales)
    chosen = _chosen(condition, outcomes, outcome)
    key = chosen.id if chosen else ""
    question = question_of(condition, key, trials, scales)
    awaiting = dataset.about(Awaiting, condition_id)
    reporting = Trials(study for study in trials if reported(study, key))
    rows = [
        judged(row, reporting, awaiting) for study in studies for row in rows_of(study, question)
    ]
    panels = panels_of(rows, model)
    listed = _listed(studies, panels, key, randomised=bool(trials))
    under = {item.study.id for item in listed}
    cited = [row.study.reference for panel in panels for row in panel.rows]
    cited += [item.study.reference for item in listed]
    return Forest(
        condition=condition,
        outcome=chosen,
        finding=question.finding,
        verdict=_verdict(condition, question.finding, studies),
        panels=panels,
        listed=listed,
        n_uncontrolled=sum(_uncontrolled(study) and study.id not in under for study in studies),
        outcomes=outcomes,
        references=dataset.many(Reference, cited),
        searched_through=dataset.metadata.searched_through,
    )


def _listed(
    studies: tuple[Study, ...], panels: tuple[Panel, ...], key: str, *, randomised: bool
) -> tuple[Listed, ...]:
    """Return the studies that are no row and must not be passed over."""
    shown = {row.study.id for panel in panels for row in panel.rows}
    rest = [study for study in studies if study.id not in shown]
    under = [study for study in rest if _belongs(study, key, randomised=randomised)]
    return tuple(Listed(study=study, results=reported(study, key)) for study in _ordered(under))


def _verdict(condition: Condition, finding: Finding | None, studies: tuple[Study, ...]) -> str:
    """Return the line on a finding; that of the main one is the condition's own."""
    if finding is None:
        return ""
    summary = summarise(condition, studies)
    if finding == main_finding(condition):
        return summary.verdict
    # The phrase of the condition names the outcome of its main finding.
    plain = replace(condition, phrase="")
    return verdict(plain, summary.tier, finding, summary.n_other_doses, summary.n_people)


def outcomes_of(
    condition: Condition,
    studies: tuple[Study, ...],
    trials: tuple[Study, ...],
    scales: Mapping[str, Scale],
) -> tuple[Outcome, ...]:
    """Return the outcomes of a condition: those of its findings first, then by how often."""
    words = {finding.outcome_id: finding.outcome for finding in reversed(condition.findings)}
    number: dict[str, int] = dict.fromkeys(words, 0)
    reporting: dict[str, dict[str, Study]] = {}
    for study in studies:
        for result in study.results:
            words.setdefault(result.outcome_id, result.outcome)
            number[result.outcome_id] = number.get(result.outcome_id, 0) + 1
            reporting.setdefault(result.outcome_id, {})[study.id] = study
    first = [finding.outcome_id for finding in condition.findings]
    order = dict.fromkeys([*first, *sorted(number, key=lambda key: (-number[key], key))])
    return tuple(
        Outcome(
            id=key,
            words=words[key],
            n_results=number[key],
            drawable=_has_interval(
                reporting[key].values(), question_of(condition, key, trials, scales)
            ),
        )
        for key in order
        if number[key]
    )


def _has_interval(reporting: Iterable[Study], question: Question) -> bool:
    return any(row.se for study in reporting for row in rows_of(study, question))


def _chosen(condition: Condition, outcomes: tuple[Outcome, ...], typed: str) -> Outcome | None:
    if typed:
        return _named(condition, outcomes, typed)
    main = main_finding(condition)
    of_main = next((item for item in outcomes if main and item.id == main.outcome_id), None)
    drawn = next((item for item in outcomes if item.drawable), None)
    return of_main or drawn or next(iter(outcomes), None)


def _named(condition: Condition, outcomes: tuple[Outcome, ...], typed: str) -> Outcome:
    folded = normalise(typed)
    names = {normalise(text): item for item in outcomes for text in (item.words, item.id)}
    if folded in names:
        return names[folded]
    ids = {name: item.id for name, item in names.items()}
    words = {item.id: item.words for item in outcomes}
    candidates = tuple(
        Candidate(kind="outcome", id=key, label=words[key]) for key in nearest(folded, ids) or words
    )
    raise NotFound("outcome", typed, candidates, within=condition.id)


def _uncontrolled(study: Study) -> bool:
    return counts(study) and study.design not in RANDOMISED


def _belongs(study: Study, key: str, *, randomised: bool) -> bool:
    """Tell whether a study that is not drawn is listed; `randomised` that any trial there is."""
    if study.design in RANDOMISED and study.dose_class == "low":
        return True
    if not reported(study, key):
        return False
    if study.design in REVIEWS or study.design in RANDOMISED:
        return True
    return not randomised and study.design in PEOPLE


def _ordered(studies: Iterable[Study]) -> list[Study]:
    """Put randomised low-dose studies first, reviews last, the newest first within each."""

    def place(study: Study) -> tuple[object, ...]:
        low = study.design in RANDOMISED and study.dose_class == "low"
        return (not low, study.design in REVIEWS, *newest_first(study))

    return sorted(studies, key=place)
