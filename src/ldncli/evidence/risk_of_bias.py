"""What the risk of bias of results costs a finding: stored with the row, inherited by the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.schema.conditions import Finding
    from ldncli.schema.studies import Result, Study
    from ldncli.schema.vocabulary import BiasJudgement

# Levels of certainty that each judgement costs: what could not be assessed costs one, everywhere.
COSTS: dict[BiasJudgement, int] = {"low": 0, "some-concerns": 1, "not-assessable": 1, "high": 2}


def inherited(finding: Finding, body: Iterable[Study]) -> int | None:
    """Return the levels that a finding loses: what at least half of its people, or more, carry.

    The median over people of the costs of its result rows; None where no row was judged.
    """
    costs = sorted(
        (COSTS[row.risk_of_bias], study.n_analysed or study.people or 1)
        for study in body
        for row in _rows(finding, study)
        if row.risk_of_bias
    )
    total, passed = sum(people for _, people in costs), 0
    for cost, people in reversed(costs):
        passed += people
        if 2 * passed >= total:
            return cost
    return None


def _rows(finding: Finding, study: Study) -> tuple[Result, ...]:
    """Return the judged row of this outcome: of several, the first, which is the main one."""
    rows = [r for r in study.results if r.outcome_id == finding.outcome_id and r.risk_of_bias]
    return tuple(rows[:1])
