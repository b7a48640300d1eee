"""Conditions and their findings, as summaries of findings.

Each class mirrors one kind of TOML entry; the annotations are the schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.schema.record import Record

if TYPE_CHECKING:  # resolved by the checks alone; building them takes 4 ms a start
    from ldncli.schema.values import Count, Day, Levels, Number, People, Percent, Slug, Width
    from ldncli.schema.vocabulary import (
        Area,
        Better,
        Certainty,
        Comparator,
        Direction,
        Domain,
        FindingKind,
        Measure,
        PublishedStatus,
    )


class Scale(Record):
    """One scale of an outcome: its ends, which end is better, the smallest change people notice."""

    id: Slug
    name: str
    unit: str
    better: Better
    lowest: Number | None = None
    highest: Number | None = None
    noticeable: Width | None = None
    noticeable_reference: str | None = None
    references: tuple[str, ...] = ()
    note: str | None = None


class Downgrade(Record):
    """One GRADE domain that lowers certainty, by one or two levels."""

    domain: Domain
    levels: Levels
    reason: str


class PublishedRating(Record):
    """A certainty rating that others published for this body of evidence."""

    rating: str
    by: str
    note: str | None = None


class Statement(Record):
    """A published GRADE statement on this outcome, cited."""

    says: str
    by: str


class LeftOut(Record):
    """A counted study that measured the outcome and stands outside the finding, with the reason."""

    study: str
    reason: str


class Finding(Record):
    """What the low-dose studies show for one outcome, and how sure that is."""

    outcome: str
    outcome_id: Slug
    comparator: Comparator
    studies: tuple[str, ...]
    direction: Direction
    effect: str
    short: str
    certainty: Certainty
    main: bool = False
    in_words: str | None = None
    downgrades: tuple[Downgrade, ...] = ()
    published: tuple[PublishedRating, ...] = ()
    comparator_name: str | None = None
    kind: FindingKind = "benefit"
    measure: Measure | None = None
    scale: str | None = None
    estimate: Number | None = None
    ci_low: Number | None = None
    ci_high: Number | None = None
    ci_level: Percent | None = None
    estimate_from: str | None = None
    derived: bool = False
    margin: Number | None = None
    n_people: Count | None = None
    n_studies: Count | None = None
    ldn_events: Count | None = None
    ldn_n: People | None = None
    control_events: Count | None = None
    control_n: People | None = None
    left_out: tuple[LeftOut, ...] = ()
    published_status: PublishedStatus | None = None
    published_searched_on: Day | None = None
    published_note: str | None = None
    statements: tuple[Statement, ...] = ()
    note: str | None = None


class Condition(Record):
    """One condition and its findings."""

    id: Slug
    name: str
    area: Area
    plain: str
    searched_on: Day
    searched_for: tuple[str, ...]
    phrase: str = ""
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    technical: str | None = None
    unknowns: tuple[str, ...] = ()
    search_note: str | None = None
    other_doses: str | None = None
    findings: tuple[Finding, ...] = ()


class LayWord(Record):
    """Everyday words that lead to conditions, the best studied first."""

    words: tuple[str, ...]
    conditions: tuple[str, ...]
