"""Frozen values of the dataset.

Each class mirrors one kind of TOML entry. The annotations are the schema: `ldn validate`
reads shapes and vocabularies from them, so a field is declared once, here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.record import Record

if TYPE_CHECKING:  # resolved by the checks alone; building them takes 4 ms a start
    from ldncli.vocabulary import (
        Area,
        Basis,
        Better,
        Blinding,
        Certainty,
        ClaimVerdict,
        Comparison,
        Design,
        Direction,
        Domain,
        DoseBasis,
        DoseClass,
        Measure,
        Read,
        ReferenceType,
        RegistrationMatch,
        Route,
        SafetyTopic,
        Severity,
        Support,
        TrialResults,
        TrialStatus,
    )


class Reference(Record):
    """One source, cited by its id from every other file."""

    id: str
    type: ReferenceType
    title: str
    authors: tuple[str, ...]
    checked_on: str
    year: int | None = None
    authors_complete: bool = False
    journal: str | None = None
    publisher: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    doi: str | None = None
    registration: str | None = None
    url: str | None = None
    language: str | None = None
    retracted: bool = False
    retraction: str | None = None
    corrections: tuple[str, ...] = ()
    cross_checked: bool = False
    notes: str | None = None


class Result(Record):
    """One reported result of one study, as the source gives it."""

    outcome: str
    outcome_id: str
    comparison: Comparison
    measure: Measure
    locator: str
    primary: bool = False
    timepoint: str | None = None
    estimate: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    ci_level: float | None = None
    p: str | None = None
    ldn: str | None = None
    control: str | None = None
    ldn_events: int | None = None
    control_events: int | None = None
    n_ldn: int | None = None
    n_control: int | None = None
    unit: str | None = None
    better: Better | None = None
    favours: Direction | None = None
    n_studies: int | None = None
    i2: str | None = None
    note: str | None = None


class AdverseEvent(Record):
    """One harm by arm, as counts where the source gives them."""

    event: str
    locator: str
    ldn_events: int | None = None
    ldn_n: int | None = None
    control_events: int | None = None
    control_n: int | None = None
    ldn: str | None = None
    control: str | None = None
    serious: bool = False
    note: str | None = None


class RiskOfBias(Record):
    """A published assessment, with the reference that made it."""

    tool: str
    overall: str
    by: str
    outcome: str | None = None
    note: str | None = None


class Study(Record):
    """One study: the unit of evidence. Bibliographic fields come from its reference."""

    id: str
    reference: str
    conditions: tuple[str, ...]
    design: Design
    dose_class: DoseClass
    direction: Direction
    finding: str
    short: str
    read: Read
    checked_on: str
    title: str = ""
    first_author: str | None = None
    year: int | None = None
    journal: str | None = None
    pmid: str | None = None
    doi: str | None = None
    also: tuple[str, ...] = ()
    acronym: str | None = None
    registration: tuple[str, ...] = ()
    registration_match: RegistrationMatch | None = None
    blinding: Blinding | None = None
    country: str | None = None
    population: str | None = None
    n_enrolled: int | None = None
    n_analysed: int | None = None
    n_studies: int | None = None
    n_participants: int | None = None
    includes: tuple[str, ...] = ()
    searched_to: str | None = None
    dose_mg: float | None = None
    dose: str | None = None
    titration: str | None = None
    timing: str | None = None
    formulation: str | None = None
    route: Route | None = None
    dose_finding: bool = False
    duration: str | None = None
    duration_weeks: float | None = None
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

    @property
    def people(self) -> int | None:
        """Return the people in it: enrolled, or analysed where enrolled is not known."""
        return self.n_enrolled or self.n_analysed


class Excluded(Record):
    """A record judged not to belong, kept with the reason."""

    id: str
    title: str
    conditions: tuple[str, ...]
    reason_class: str
    reason: str
    checked_on: str
    first_author: str | None = None
    year: int | None = None
    journal: str | None = None
    pmid: str | None = None
    doi: str | None = None
    registration: str | None = None


class Awaiting(Record):
    """A study that was found and could not yet be read."""

    id: str
    title: str
    conditions: tuple[str, ...]
    reason: str
    checked_on: str
    first_author: str | None = None
    year: int | None = None
    journal: str | None = None
    pmid: str | None = None
    doi: str | None = None
    registration: str | None = None


class Downgrade(Record):
    """One GRADE domain that lowers certainty, by one or two levels."""

    domain: Domain
    levels: int
    reason: str


class PublishedRating(Record):
    """A certainty rating that others published for this body of evidence."""

    rating: str
    by: str
    note: str | None = None


class Finding(Record):
    """What the low-dose studies show for one outcome, and how sure that is."""

    outcome: str
    outcome_id: str
    comparator: str
    studies: tuple[str, ...]
    direction: Direction
    effect: str
    short: str
    certainty: Certainty
    main: bool = False
    downgrades: tuple[Downgrade, ...] = ()
    published: tuple[PublishedRating, ...] = ()


class Condition(Record):
    """One condition and its findings."""

    id: str
    name: str
    area: Area
    plain: str
    phrase: str
    searched_on: str
    searched_for: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    technical: str | None = None
    unknowns: tuple[str, ...] = ()
    search_note: str | None = None
    findings: tuple[Finding, ...] = ()


class Trial(Record):
    """One registered study, with or without results."""

    registration: str
    title: str
    conditions: tuple[str, ...]
    status: TrialStatus
    read: Read
    checked_on: str
    dose_class: DoseClass
    status_seen_on: str | None = None
    n_target: int | None = None
    n_actual: int | None = None
    dose_mg: float | None = None
    dose: str | None = None
    comparator: str | None = None
    design: Design | None = None
    sponsor: str | None = None
    country: str | None = None
    primary_outcome: str | None = None
    started: str | None = None
    completed: str | None = None
    reported: TrialResults | None = None
    study: str | None = None
    why_stopped: str | None = None
    notes: str | None = None


class Mechanism(Record):
    """One proposed mechanism, what supports it and what speaks against it."""

    id: str
    name: str
    idea: str
    support: Support
    references: tuple[str, ...]
    checked_on: str
    technical: str | None = None
    cells: str | None = None
    animals: str | None = None
    people: str | None = None
    concentration: str | None = None
    against: str | None = None
    aliases: tuple[str, ...] = ()


class Pharmacology(Record):
    """One fact on what the body does with naltrexone."""

    id: str
    topic: str
    statement: str
    references: tuple[str, ...]
    read: Read
    checked_on: str
    dose: str | None = None
    dose_basis: DoseBasis | None = None
    species: str | None = None
    locator: str | None = None
    notes: str | None = None


class Position(Record):
    """What one source says where sources differ."""

    says: str
    source: str
    read: Read


class SafetyNote(Record):
    """One thing to know about harm, with the dose that the knowledge comes from."""

    id: str
    topic: SafetyTopic
    title: str
    plain: str
    dose_basis: DoseBasis
    references: tuple[str, ...]
    read: Read
    checked_on: str
    technical: str | None = None
    positions: tuple[Position, ...] = ()
    locator: str | None = None
    notes: str | None = None


class InteractionClass(Record):
    """What is said once of a class of medicines."""

    id: str
    name: str
    severity: Severity
    what_happens: str
    advice: str
    dose_basis: DoseBasis
    basis: Basis
    checked_on: str
    technical: str | None = None
    says: str | None = None
    references: tuple[str, ...] = ()
    read: Read | None = None
    notes: str | None = None


class Washout(Record):
    """A published opioid-free interval before naltrexone, with its own source."""

    id: str
    applies_to: str
    says: str
    source: str
    dose_basis: DoseBasis
    read: Read
    notes: str | None = None


class Medicine(Record):
    """One ingredient, as people name it, and its class of interaction."""

    id: str
    name: str
    interaction: str
    kind: str
    severity: Severity | None = None
    synonyms: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    atc: tuple[str, ...] = ()
    note: str | None = None


class Product(Record):
    """A medicine of several ingredients."""

    name: str
    ingredients: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    note: str | None = None


class Claim(Record):
    """A sentence as people meet it, and what the evidence says of it."""

    id: str
    claim: str
    topic: str
    verdict: ClaimVerdict
    reason: str
    checked_on: str
    also_met_as: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    studies: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


class DoseBand(Record):
    """The bounds of one dose class, in mg a day, and where they come from."""

    dose_class: DoseClass
    says: str
    reference: str | None = None


class Screening(Record):
    """Counts of records at each stage of the search that no other table holds."""

    found: int
    duplicates: int
    note: str


class Metadata(Record):
    """The dataset as a whole: version, dates of the search, method, licence."""

    version: str
    title: str
    searched_on: str
    searched_through: str
    licence: str
    bottom_line: str
    low_dose: str
    sources: tuple[str, ...]
    strategy: tuple[str, ...]
    method: tuple[str, ...]
    known_gaps: tuple[str, ...]
    dose_bands: tuple[DoseBand, ...]
    screening: Screening
    references: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
