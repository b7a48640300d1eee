"""Records that pass a filter, or that words mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.api.names import Names
from ldncli.queries.conditions import find_condition, summaries

if TYPE_CHECKING:
    from ldncli.evidence.summary import ConditionSummary
    from ldncli.queries.claims import Claims
    from ldncli.queries.search.search import Search
    from ldncli.queries.trials import TrialList
    from ldncli.schema.knowledge import Position, Practice
    from ldncli.schema.studies import Study
    from ldncli.schema.vocabulary import (
        Area,
        Certainty,
        ClaimVerdict,
        Direction,
        DoseClass,
        Tier,
        TrialStatus,
    )


class Lists(Names):
    """A dataset with what can be filtered and searched in it."""

    def find_conditions(
        self,
        *,
        area: Area | None = None,
        tier: Tier | None = None,
        certainty: Certainty | None = None,
        sort: str = "evidence",
    ) -> tuple[ConditionSummary, ...]:
        """Return the rows of the conditions that pass every filter, best studied first."""
        return summaries(self, area=area, tier=tier, certainty=certainty, sort=sort)

    def find_studies(
        self,
        *,
        condition: str | None = None,
        design: str | None = None,
        dose_class: DoseClass | None = None,
        direction: Direction | None = None,
        since: int | None = None,
        until: int | None = None,
        min_n: int | None = None,
        tier: Tier | None = None,
        retracted: bool = False,
        unpublished: bool = False,
        funder: str | None = None,
        null: bool = False,
        corrected: bool = False,
        sort: str = "evidence",
    ) -> tuple[Study, ...]:
        """Return the studies that pass every filter, the randomised first, then by people."""
        from ldncli.queries.studies import StudyFilter, find

        filters = StudyFilter(
            condition=condition and find_condition(self, condition),
            design=design,
            dose_class=dose_class,
            direction=direction,
            since=since,
            until=until,
            min_n=min_n,
            tier=tier,
            retracted=retracted,
            unpublished=unpublished,
            funder=funder,
            null=null,
            corrected=corrected,
        )
        return find(self, filters, sort)

    def find_trials(
        self, name: str = "", *, status: TrialStatus | None = None, silent_only: bool = False
    ) -> TrialList:
        """Return registered trials of a condition, of a number, or all, by status."""
        from ldncli.queries.trials import trials

        return trials(self, name, status=status, silent_only=silent_only)

    def find_claims(self, *words: str, verdict: ClaimVerdict | None = None) -> Claims:
        """Return the claims that these words mean, best first; all without words."""
        from ldncli.queries.claims import every_claim, find_claims

        return find_claims(self, words, verdict) if words else every_claim(self, verdict)

    def find_practices(self, words: str = "") -> tuple[Practice, ...]:
        """Return the day-to-day questions that these words mean; all without words."""
        from ldncli.queries.everyday import practice

        return practice(self, words)

    def find_positions(self, words: str = "") -> tuple[Position, ...]:
        """Return what bodies say of a condition, or what one body says; all without words."""
        from ldncli.queries.everyday import positions

        return positions(self, words)

    def search(self, *words: str) -> Search:
        """Return the records that hold these words, best first, or raise NotFound."""
        from ldncli.queries.search.search import search

        return search(self, words)
