"""Rules of a finding: what it may rest on, what each downgrade costs, what its words may say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ldncli.errors import Fault
from ldncli.evidence.certainty import computed
from ldncli.evidence.designs import RANDOMISED
from ldncli.evidence.eligibility import counts
from ldncli.evidence.risk_of_bias import inherited
from ldncli.evidence.summary import main_finding, tier
from ldncli.evidence.verdict import FEWEST_RATED, is_little_or_none

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ldncli.schema.conditions import Condition, Finding
    from ldncli.schema.studies import Study

FILE = "conditions.toml"
NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")

Place = tuple[str, str, str]


def check(
    conditions: Iterable[Condition], studies: Mapping[str, Study], *, whole: bool
) -> Iterator[Fault]:
    """Yield what the rules do not allow in any finding of these conditions.

    `whole` says that every study is there: without it what rests on all of them is not judged.
    """
    by_condition: dict[str, list[Study]] = {}
    for study in studies.values():
        for key in study.conditions:
            by_condition.setdefault(key, []).append(study)
    for condition in conditions:
        about = by_condition.get(condition.id, [])
        for number, finding in enumerate(condition.findings, 1):
            place = (FILE, f"condition {condition.id}", f"findings[{number}]")
            body = [studies[key] for key in finding.studies if key in studies]
            if len(body) < len(finding.studies):
                continue  # a study with a fault of its own is told where it stands
            yield from _body(place, finding, body)
            if body:
                yield from _certainty(place, finding, body)
                if whole and all(study.design in RANDOMISED for study in body):
                    yield from _complete(place, finding, about)
                yield from _words(place, finding)
        yield from _copied(condition)
        if whole:
            yield from _main(condition, about)
            yield from _compared_elsewhere(condition, about)


def _body(place: Place, finding: Finding, body: list[Study]) -> Iterator[Fault]:
    """Yield studies that may not count, and those without a row of the outcome."""
    if not body:
        yield Fault(*place, "", "rests on no study; name at least one")
    for study in body:
        if not counts(study):
            yield Fault(*place, study.id, "not low dose in people, or retracted; it cannot count")
        elif finding.certainty != "not-rated" and not _measured(finding, study):
            remedy = f"{study.id} has no row of {finding.outcome_id}; add what was read, or drop it"
            yield Fault(*place, study.id, remedy)
    if len({study.design in RANDOMISED for study in body}) > 1:
        yield Fault(*place, "", "mixes randomised and other studies; make two findings")


def _measured(finding: Finding, study: Study) -> bool:
    if any(row.outcome_id == finding.outcome_id for row in study.results):
        return True
    return finding.kind == "harm" and bool(study.adverse_events)


def _certainty(place: Place, finding: Finding, body: list[Study]) -> Iterator[Fault]:
    level = (*place[:2], f"{place[2]}.certainty", repr(finding.certainty))
    if finding.certainty == "not-rated":
        if finding.downgrades:
            yield Fault(*level, "what is not rated has no downgrades; remove them")
        return
    right = computed(finding, (study.design for study in body))
    if finding.certainty != right:
        yield Fault(*level, f"start minus downgrades gives {right!r}; mend one of them")
    if finding.n_people is not None and finding.n_people < FEWEST_RATED:
        yield Fault(*level, f"{finding.n_people} people are cases: write not-rated")
    domains = [item.domain for item in finding.downgrades]
    if len(domains) != len(set(domains)) or any(d.levels not in (1, 2) for d in finding.downgrades):
        yield Fault(*place, "downgrades", "each domain once, by 1 or 2 levels")
    levels = {item.domain: item.levels for item in finding.downgrades}
    cost = inherited(finding, body)
    if cost is not None and levels.get("risk-of-bias", 0) != cost:
        remedy = f"the result rows cost {cost}; a finding inherits their risk of bias"
        yield Fault(*place, str(levels.get("risk-of-bias", 0)), remedy)


def _complete(place: Place, finding: Finding, about: list[Study]) -> Iterator[Fault]:
    """Yield each counted randomised study with this outcome that the finding does not name."""
    if finding.comparator == "none" or finding.kind == "harm":
        return
    named = {*finding.studies, *(item.study for item in finding.left_out)}
    for study in about:
        if study.id in named or study.design not in RANDOMISED or not counts(study):
            continue
        if any(row.outcome_id == finding.outcome_id for row in study.results):
            remedy = f"{study.id} measured {finding.outcome_id}: add it, or to left_out with why"
            yield Fault(*place, "", remedy)


def _compared_elsewhere(condition: Condition, about: list[Study]) -> Iterator[Fault]:
    """Yield each trial that compared an outcome of which only uncompared people are rated."""
    named: dict[str, set[str]] = {}
    for finding in condition.findings:
        keys = (*finding.studies, *(item.study for item in finding.left_out))
        named.setdefault(finding.outcome_id, set()).update(keys)
    for number, finding in enumerate(condition.findings, 1):
        if finding.comparator != "none" or finding.kind == "harm":
            continue
        for study in about:
            if study.id not in named[finding.outcome_id] and _compared(study, finding.outcome_id):
                remedy = f"{study.id} compared {finding.outcome_id} between groups: make a finding"
                place = (FILE, f"condition {condition.id}", f"findings[{number}]")
                yield Fault(*place, "", f"{remedy} of it, or name it in left_out with why")


def _compared(study: Study, outcome_id: str) -> bool:
    """Tell whether a counted trial has a row of an outcome between its groups."""
    return (
        study.design in RANDOMISED
        and counts(study)
        and any(
            row.outcome_id == outcome_id and row.comparison == "between-arms"
            for row in study.results
        )
    )


def _words(place: Place, finding: Finding) -> Iterator[Fault]:
    if "little or no difference" in finding.effect and not is_little_or_none(finding):
        remedy = "needs an interval inside a stated margin, or a cited statement"
        yield Fault(*place[:2], f"{place[2]}.effect", "little or no difference", remedy)
    yield from _in_words(place, finding)
    if finding.published_status and not finding.published_searched_on:
        yield Fault(*place, "published_searched_on", "is missing; say when it was searched")


def _in_words(place: Place, finding: Finding) -> Iterator[Fault]:
    """Yield words of a verdict that say more than the effect does, or stand beside a comparison."""
    if finding.in_words is None:
        return
    words = (*place[:2], f"{place[2]}.in_words")
    if finding.comparator != "none":
        yield Fault(*words, "", "the verdict is made from the comparison; remove them")
    known = {*NUMBER.findall(finding.effect), str(finding.n_people)}
    for number in NUMBER.findall(finding.in_words):
        if number not in known:
            yield Fault(*words, number, "does not stand in effect; the verdict says no more")


def _copied(condition: Condition) -> Iterator[Fault]:
    """Yield reasons that stand word for word under two outcomes."""
    first: dict[str, str] = {}
    for finding in condition.findings:
        for item in finding.downgrades:
            other = first.setdefault(item.reason, finding.outcome)
            if other != finding.outcome:
                place = (FILE, f"condition {condition.id}", f"findings: {finding.outcome}")
                yield Fault(*place, item.reason[:40], f"copied from {other}; say why for this one")


def _main(condition: Condition, studies: list[Study]) -> Iterator[Fault]:
    place = (FILE, f"condition {condition.id}", "findings")
    if sum(finding.main for finding in condition.findings) > 1:
        yield Fault(*place, "", "one finding alone may be the main one")
    if main_finding(condition) and tier(studies) in ("none-found", "preclinical"):
        yield Fault(*place, "main", "no low-dose study in people names this condition")
