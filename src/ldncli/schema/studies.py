"""Sources, studies, the records set aside, registered trials.

Each class mirrors one kind of TOML entry; the annotations are the schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.schema.record import Record

if TYPE_CHECKING:  # resolved by the checks alone; building them takes 4 ms a start
    from ldncli.schema.values import (
        I2,
        Address,
        Count,
        Day,
        Doi,
        Milligrams,
        Month,
        Number,
        People,
        Percent,
        Pmcid,
        Pmid,
        PValue,
        Registration,
        Slug,
        Weeks,
        When,
        Year,
    )
    from ldncli.schema.vocabulary import (
        Better,
        BiasJudgement,
        Blinding,
        Comparator,
        Comparison,
        Design,
        Direction,
        DoseClass,
        HarmsRead,
        Measure,
        Read,
        ReadBy,
        ReferenceType,
        RegistrationMatch,
        Route,
        TrialResults,
        TrialStatus,
    )


class Reference(Record):
    """One source, cited by its id from every other file."""

    id: Slug
    type: ReferenceType
    title: str
    authors: tuple[str, ...]
    checked_on: Day
    year: Year | None = None
    authors_complete: bool = False
    journal: str | None = None
    publisher: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    pmid: Pmid | None = None
    pmcid: Pmcid | None = None
    doi: Doi | None = None
    registration: Registration | None = None
    url: Address | None = None
    language: str | None = None
    retracted: bool = False
    retraction: str | None = None
    corrections: tuple[str, ...] = ()
    cross_checked: bool = False
    notes: str | None = None


class Result(Record):
    """One reported result of one study, as the source gives it."""

    outcome: str
    outcome_id: Slug
    comparison: Comparison
    measure: Measure
    locator: str
    primary: bool = False
    timepoint: str | None = None
    estimate: Number | None = None
    ci_low: Number | None = None
    ci_high: Number | None = None
    ci_level: Percent | None = None
    p: PValue | None = None
    ldn: str | None = None
    control: str | None = None
    ldn_events: Count | None = None
    control_events: Count | None = None
    n_ldn: People | None = None
    n_control: People | None = None
    unit: str | None = None
    better: Better | None = None
    favours: Direction | None = None
    n_studies: Count | None = None
    i2: I2 | None = None
    note: str | None = None
    scale: str | None = None
    risk_of_bias: BiasJudgement | None = None
    risk_of_bias_reason: str | None = None
    reference: str | None = None
    read: Read | None = None
    derived: bool = False


class AdverseEvent(Record):
    """One harm by arm, as counts where the source gives them."""

    event: str
    locator: str
    ldn_events: Count | None = None
    ldn_n: People | None = None
    control_events: Count | None = None
    control_n: People | None = None
    ldn: str | None = None
    control: str | None = None
    serious: bool = False
    note: str | None = None
    reference: str | None = None
    read: Read | None = None
    derived: bool = False


class RiskOfBias(Record):
    """A published assessment, with the reference that made it."""

    tool: str
    overall: str
    by: str
    outcome: str | None = None
    note: str | None = None


class PeopleWith(Record):
    """How many of a mixed group have one condition; no number where that was not read."""

    condition: str
    n: Count | None = None
    locator: str | None = None


class Study(Record):
    """One study: the unit of evidence. Bibliographic fields come from its reference."""

    id: Slug
    reference: str
    conditions: tuple[str, ...]
    design: Design
    dose_class: DoseClass
    direction: Direction
    finding: str
    short: str
    read: Read
    checked_on: Day
    title: str = ""
    first_author: str | None = None
    year: Year | None = None
    journal: str | None = None
    pmid: Pmid | None = None
    doi: Doi | None = None
    also: tuple[str, ...] = ()
    acronym: str | None = None
    registration: tuple[Registration, ...] = ()
    registration_match: RegistrationMatch | None = None
    blinding: Blinding | None = None
    country: str | None = None
    population: str | None = None
    n_enrolled: People | None = None
    n_analysed: People | None = None
    n_studies: Count | None = None
    n_participants: People | None = None
    includes: tuple[str, ...] = ()
    searched_to: When | None = None
    dose_mg: Milligrams | None = None
    dose: str | None = None
    titration: str | None = None
    timing: str | None = None
    formulation: str | None = None
    route: Route | None = None
    dose_finding: bool = False
    duration: str | None = None
    duration_weeks: Weeks | None = None
    comparator: str | None = None
    primary_outcome: str | None = None
    results: tuple[Result, ...] = ()
    adverse_events: tuple[AdverseEvent, ...] = ()
    risk_of_bias: tuple[RiskOfBias, ...] = ()
    funding: str | None = None
    conflicts: str | None = None
    corrections: tuple[str, ...] = ()
    retracted: bool = False
    notes: str | None = None
    comparator_class: Comparator | None = None
    read_by: ReadBy | None = None
    harms: HarmsRead | None = None
    people_with: tuple[PeopleWith, ...] = ()
    disputed_by: tuple[str, ...] = ()
    with_medicines: tuple[str, ...] = ()

    @property
    def people(self) -> int | None:
        """Return the people in it: enrolled, or analysed where enrolled is not known."""
        return self.n_enrolled or self.n_analysed


class Excluded(Record):
    """A record judged not to belong, kept with the reason."""

    id: Slug
    title: str
    conditions: tuple[str, ...]
    reason_class: str
    reason: str
    checked_on: Day
    first_author: str | None = None
    year: Year | None = None
    journal: str | None = None
    pmid: Pmid | None = None
    doi: Doi | None = None
    registration: Registration | None = None


class Awaiting(Record):
    """A study that was found and could not yet be read."""

    id: Slug
    title: str
    conditions: tuple[str, ...]
    reason: str
    checked_on: Day
    first_author: str | None = None
    year: Year | None = None
    journal: str | None = None
    pmid: Pmid | None = None
    doi: Doi | None = None
    registration: Registration | None = None


class Trial(Record):
    """One registered study, with or without results."""

    registration: Registration
    title: str
    conditions: tuple[str, ...]
    status: TrialStatus
    read: Read
    checked_on: Day
    dose_class: DoseClass
    status_seen_on: Month | None = None
    n_target: Count | None = None
    n_actual: Count | None = None
    dose_mg: Milligrams | None = None
    dose: str | None = None
    comparator: str | None = None
    design: Design | None = None
    sponsor: str | None = None
    country: str | None = None
    primary_outcome: str | None = None
    started: Month | None = None
    completed: Month | None = None
    reported: TrialResults | None = None
    study: str | None = None
    why_stopped: str | None = None
    notes: str | None = None
