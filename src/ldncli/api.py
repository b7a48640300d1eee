"""The dataset for Python programs: the records and queries that the commands use, with types.

`ldncli.load()` returns an `Evidence`. Its records are frozen, its lists are tuples, and
nothing is read before it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, overload

from ldncli.dataset.dataset import Dataset
from ldncli.evidence.summary import ConditionSummary
from ldncli.queries.conditions import find_condition, report, summaries
from ldncli.schema.conditions import Condition, LayWord, Scale
from ldncli.schema.knowledge import (
    Claim,
    Filler,
    GenericWord,
    HarmWord,
    HelpTopic,
    Intent,
    Mechanism,
    OrdinaryWord,
    Pharmacology,
    Position,
    Practice,
    SafetyNote,
    Scope,
)
from ldncli.schema.medicines import (
    ClassWord,
    ContextWord,
    InteractionClass,
    MakerWord,
    Medicine,
    OpioidScript,
    OpioidStem,
    PackWord,
    Product,
    Washout,
)
from ldncli.schema.record import Record
from ldncli.schema.studies import Awaiting, Excluded, Reference, Study, Trial

if TYPE_CHECKING:
    from pathlib import Path

    from ldncli.queries.conditions import ConditionReport
    from ldncli.queries.interactions.check import Checked
    from ldncli.queries.search.search import Search
    from ldncli.queries.study import StudyReport
    from ldncli.schema.vocabulary import Area, Certainty, Direction, DoseClass, Tier

R = TypeVar("R", bound=Record)


class Every(Generic[R]):
    """Every record of one kind, in the order of its file, read anew at each use."""

    def __init__(self, cls: type[R]) -> None:
        self._cls = cls
        self.__doc__ = cls.__doc__

    @overload
    def __get__(self, instance: None, owner: type[object]) -> Every[R]: ...
    @overload
    def __get__(self, instance: Dataset, owner: type[object]) -> tuple[R, ...]: ...
    def __get__(self, instance: Dataset | None, owner: type[object]) -> Every[R] | tuple[R, ...]:
        """Return the records; the class itself, asked for them, tells what they are."""
        return self if instance is None else instance.all(self._cls)


class Evidence(Dataset):
    """A dataset, with its records by kind and by name, and the questions that people ask of it."""

    conditions = Every(Condition)
    summaries = Every(ConditionSummary)
    studies = Every(Study)
    excluded = Every(Excluded)
    awaiting = Every(Awaiting)
    references = Every(Reference)
    trials = Every(Trial)
    mechanisms = Every(Mechanism)
    pharmacology = Every(Pharmacology)
    safety = Every(SafetyNote)
    interaction_classes = Every(InteractionClass)
    washouts = Every(Washout)
    medicines = Every(Medicine)
    products = Every(Product)
    claims = Every(Claim)
    help_topics = Every(HelpTopic)
    intents = Every(Intent)
    fillers = Every(Filler)
    generic_words = Every(GenericWord)
    ordinary_words = Every(OrdinaryWord)
    positions = Every(Position)
    practices = Every(Practice)
    scope = Every(Scope)
    scales = Every(Scale)
    lay_words = Every(LayWord)
    harm_words = Every(HarmWord)
    class_words = Every(ClassWord)
    pack_words = Every(PackWord)
    maker_words = Every(MakerWord)
    context_words = Every(ContextWord)
    opioid_stems = Every(OpioidStem)
    opioid_scripts = Every(OpioidScript)

    def condition(self, name: str) -> Condition:
        """Return the condition of this name, as people type it, or raise NotFound."""
        return self.report(name).condition

    def summary(self, name: str) -> ConditionSummary:
        """Return a condition's row: tier, direction, certainty, verdict, counts."""
        return self.report(name).summary

    def report(self, name: str) -> ConditionReport:
        """Return everything held on a condition, its studies by what they can show."""
        return report(self, find_condition(self, name))

    def study(self, name: str) -> Study:
        """Return the study of this id, author and year, PMID, DOI, registration or acronym."""
        return self.study_report(name).study

    def study_report(self, name: str) -> StudyReport:
        """Return a study with its sources, registered trials, and where it is used."""
        from ldncli.queries.study import find_study, study_report

        return study_report(self, find_study(self, name))

    def sources(self, name: str) -> tuple[Reference, ...]:
        """Return what `ldn cite` would: the sources of a reference, a study or a condition."""
        from ldncli.queries.citing import sources_of

        return sources_of(self, name)

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
        sort: str = "evidence",
    ) -> tuple[Study, ...]:
        """Return the studies that pass every filter, newest first."""
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
        )
        return find(self, filters, sort)

    def search(self, *words: str) -> Search:
        """Return the records that hold these words, best first, or raise NotFound."""
        from ldncli.queries.search.search import search

        return search(self, words)

    def check(self, *medicines: str) -> Checked:
        """Check medicines for interactions with LDN; a name that is not in it is no finding."""
        from ldncli.queries.interactions.check import check

        return check(self, medicines)


def load(path: str | Path | None = None) -> Evidence:
    """Open the dataset in a folder, in LDN_DATA, or the one that came with the program.

    Raises FaultyData with every fault, or LdnError when there is no dataset there.
    """
    return Evidence.opened(path)
