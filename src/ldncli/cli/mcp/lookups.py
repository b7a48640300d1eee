"""The tools that look evidence up: conditions, studies, trials, verdicts, sources."""

from typing import ClassVar, Literal

from pydantic import Field

from ldncli.cli.mcp.kept import Kept
from ldncli.cli.mcp.tool import Listing, Tool
from ldncli.document.page import Page
from ldncli.schema.vocabulary import Direction, DoseClass, SearchKind, Tier, TrialStatus

CONDITION = "A condition as people type it: fibromyalgia, fm, MS, Crohn's."


class Ask(Tool):
    """Answer a question about LDN in the asker's own words: start here when unsure.

    Says what was understood, and which records answer it.
    """

    title: ClassVar[str] = "Ask a question"
    page_schema: ClassVar[str] = "ldn.ask/1"

    question: str = Field(min_length=1, description="The question, as it was asked.")

    def page(self, dataset: Kept) -> Page:
        """Return the page of `ldn ask`."""
        from ldncli.pages import ask
        from ldncli.queries.ask.answer import answer

        return ask.page(answer(dataset, self.question))


class Show(Tool):
    """Show one condition: the verdict, each finding with its certainty (GRADE), what is unknown.

    A certainty of "low" or "very-low" has to be passed on with the verdict. With full, every study
    is sent in full as well.
    """

    title: ClassVar[str] = "Show a condition"
    page_schema: ClassVar[str] = "ldn.show/1"
    brief: ClassVar[tuple[str, ...]] = (
        *("id", "name", "plain", "verdict", "tier", "direction", "certainty", "outcome"),
        *("comparator", "comparator_name", "findings", "unknowns", "other_doses", "n_studies"),
        *("n_randomised", "n_people", "n_people_randomised", "n_other_doses", "searched_on"),
    )

    condition: str = Field(min_length=1, description=CONDITION)
    full: bool = Field(default=False, description="Every study in full too: up to 120 kB.")

    def page(self, dataset: Kept) -> Page:
        """Return the page of `ldn show`."""
        from ldncli.pages.condition import show
        from ldncli.queries.conditions import find_condition, report

        found = report(dataset, find_condition(dataset, self.condition))
        return show.page((found,), full=self.full)

    def fields(self) -> tuple[str, ...]:
        """Return the fields to send; none means every field."""
        return () if self.full else self.brief


class Study(Tool):
    """Show one study in full: people, dose, every result, harms, risk of bias, funding."""

    title: ClassVar[str] = "Show a study"
    page_schema: ClassVar[str] = "ldn.study/1"

    name: str = Field(
        min_length=1, description="An id, author and year, PMID, DOI, registration or acronym."
    )

    def page(self, dataset: Kept) -> Page:
        """Return the page of `ldn study`."""
        from ldncli.pages.study import show
        from ldncli.queries.study import find_study, study_report

        return show.page(study_report(dataset, find_study(dataset, self.name)))


class Studies(Listing):
    """List studies that pass every filter given, best evidence first."""

    title: ClassVar[str] = "List studies"
    page_schema: ClassVar[str] = "ldn.studies/1"
    brief: ClassVar[tuple[str, ...]] = (
        *("id", "reference", "title", "first_author", "year", "conditions", "design"),
        *("dose_class", "dose_mg"),
        *("n_enrolled", "n_analysed", "direction", "finding", "retracted", "read"),
    )

    condition: str | None = Field(default=None, description=CONDITION)
    design: str | None = Field(
        default=None, description="A design, or: randomised, uncontrolled, cases, people, review."
    )
    dose_class: DoseClass | None = Field(default=None, description="Only this class of dose.")
    direction: Direction | None = Field(default=None, description="Only those that point this way.")
    tier: Tier | None = Field(default=None, description="Only of this kind of evidence.")
    since: int | None = Field(default=None, description="Published in this year or later.")
    retracted: bool = Field(default=False, description="Only retracted ones.")
    null: bool = Field(default=False, description="Only those that found no clear difference.")

    def page(self, dataset: Kept) -> Page:
        """Return the page of `ldn studies`."""
        from ldncli.pages import studies
        from ldncli.queries.conditions import find_condition
        from ldncli.queries.studies import StudyFilter, find
        from ldncli.schema.studies import Reference

        key = find_condition(dataset, self.condition) if self.condition else None
        own = self.model_dump(exclude={"condition", "limit", "offset"})
        passing = find(dataset, StudyFilter(**own, condition=key))
        references = dataset.many(Reference, [study.reference for study in passing])
        return studies.page(passing, references, (), ordered=True)


class Search(Tool):
    """Search every record for words, forgiving of slips; best first."""

    title: ClassVar[str] = "Search the records"
    page_schema: ClassVar[str] = "ldn.search/1"

    words: str = Field(min_length=1, description="Words, or a beginning such as pregnan*.")
    kind: SearchKind | None = Field(default=None, description="Only records of this kind.")
    limit: int = Field(default=10, ge=1, le=100, description="At most so many hits.")

    def page(self, dataset: Kept) -> Page:
        """Return the page of `ldn search`."""
        from ldncli.pages import search as search_page
        from ldncli.queries.absent import absent
        from ldncli.queries.search.search import search

        results = search(dataset, tuple(self.words.split()), kind=self.kind, limit=self.limit)
        return search_page.page(results, absent(dataset, self.words))


class Why(Tool):
    """Trace a verdict: which studies count, each reason to be less sure, what would change it."""

    title: ClassVar[str] = "Trace a verdict"
    page_schema: ClassVar[str] = "ldn.why/1"

    condition: str = Field(min_length=1, description=CONDITION)
    full: bool = Field(default=False, description="Every outcome in the text.")

    def page(self, dataset: Kept) -> Page:
        """Return the page of `ldn why`."""
        from ldncli.pages import why
        from ldncli.queries.conditions import find_condition
        from ldncli.queries.why import trace

        found = trace(dataset, find_condition(dataset, self.condition))
        return why.page(found, full=self.full)


class Forest(Tool):
    """Show the effects of the trials of a condition and their pooled estimate, with intervals."""

    title: ClassVar[str] = "Forest plot"
    page_schema: ClassVar[str] = "ldn.forest/2"

    condition: str = Field(min_length=1, description=CONDITION)
    outcome: str = Field(default="", description="Another outcome than that of the main finding.")
    model: Literal["reml", "dl"] = Field(
        default="reml", description="Restricted maximum likelihood, or DerSimonian-Laird."
    )

    def page(self, dataset: Kept) -> Page:
        """Return the page of `ldn forest`."""
        from ldncli.pages import forest as forest_page
        from ldncli.queries.conditions import find_condition
        from ldncli.queries.forest.plot import forest

        key = find_condition(dataset, self.condition)
        return forest_page.page(forest(dataset, key, self.outcome, model=self.model), full=True)


class Trials(Listing):
    """List registered trials; those that ended and stayed silent are marked."""

    title: ClassVar[str] = "Registered trials"
    page_schema: ClassVar[str] = "ldn.trials/1"

    condition: str = Field(default="", description="A condition, or a number: NCT...")
    status: TrialStatus | None = Field(default=None, description="Only of this status.")
    silent: bool = Field(default=False, description="Only those that ended without a result.")

    def page(self, dataset: Kept) -> Page:
        """Return the page of `ldn trials`."""
        from ldncli.pages import trials as trials_page
        from ldncli.queries.trials import trials

        found = trials(dataset, self.condition, status=self.status, silent_only=self.silent)
        return trials_page.page(found)


class Cite(Listing):
    """Cite the sources of a condition, a study or a reference, with links."""

    title: ClassVar[str] = "Cite sources"
    page_schema: ClassVar[str] = "ldn.cite/1"

    name: str = Field(
        min_length=1, description="A reference or study id, PMID, DOI, registration, or condition."
    )

    def page(self, dataset: Kept) -> Page:
        """Return the page of `ldn cite`."""
        from ldncli.pages import cite
        from ldncli.queries.citing import cited_by

        return cite.page(cited_by(dataset, [self.name]))
