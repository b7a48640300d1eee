"""One record by its name, as people type it, and the sources of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from ldncli.api.records import Records
from ldncli.api.shown import ShownReport, tables_of
from ldncli.queries.conditions import find_condition, report

if TYPE_CHECKING:
    from ldncli.evidence.summary import ConditionSummary
    from ldncli.queries.study import StudyReport
    from ldncli.schema.conditions import Condition
    from ldncli.schema.knowledge import Mechanism
    from ldncli.schema.studies import Reference, Study

Style = Literal["vancouver", "bibtex", "ris", "csl-json"]


class Names(Records):
    """A dataset with its records by name. A name that is not in it raises NotFound."""

    def condition(self, name: str) -> Condition:
        """Return the condition of this name."""
        return self.report(name).condition

    def summary(self, name: str) -> ConditionSummary:
        """Return a condition's row: tier, direction, certainty, verdict, counts."""
        return self.report(name).summary

    def report(self, name: str) -> ShownReport:
        """Return everything on a condition, its studies by what they can show."""
        key = find_condition(self, name)
        return ShownReport(**vars(report(self, key)), tabled=partial(tables_of, self, key))

    def study(self, name: str) -> Study:
        """Return the study of this id, author and year, PMID, DOI, registration or acronym."""
        return self.study_report(name).study

    def study_report(self, name: str) -> StudyReport:
        """Return a study with its sources, registered trials, and where it is used."""
        from ldncli.queries.study import find_study, study_report

        return study_report(self, find_study(self, name))

    def mechanism(self, name: str) -> Mechanism:
        """Return one way in which LDN may work, and what speaks against it."""
        from ldncli.queries.mechanisms import find_mechanism

        return find_mechanism(self, name)

    def sources(self, name: str) -> tuple[Reference, ...]:
        """Return the sources of a reference, a study or a condition."""
        from ldncli.queries.citing import sources_of

        return sources_of(self, name)

    def cite(self, *names: str, style: Style = "vancouver") -> str:
        """Return the sources of these names as text; without a name, every source there is."""
        from ldncli.api.citations import written

        every = [source for name in names for source in self.sources(name)]
        return written(self, tuple(dict.fromkeys(every)) if names else self.references, style)
