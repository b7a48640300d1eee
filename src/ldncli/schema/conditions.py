"""Conditions and their findings, as summaries of findings.

Each class mirrors one kind of TOML entry; the annotations are the schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.schema.record import Record

if TYPE_CHECKING:  # resolved by the checks alone; building them takes 4 ms a start
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

    id: str
    name: str
    unit: str
    better: Better
    lowest: float | None = None
    highest: float | None = None
    noticeable: float | None = None
    noticeable_reference: str | None = None
    note: str | None = None


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
    outcome_id: str
    comparator: Comparator
    studies: tuple[str, ...]
    direction: Direction
    effect: str
    short: str
    certainty: Certainty
    main: bool = False
    downgrades: tuple[Downgrade, ...] = ()
    published: tuple[PublishedRating, ...] = ()
    comparator_name: str | None = None
    kind: FindingKind = "benefit"
    measure: Measure | None = None
    scale: str | None = None
    estimate: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    ci_level: float | None = None
    estimate_from: str | None = None
    derived: bool = False
    margin: float | None = None
    n_people: int | None = None
    n_studies: int | None = None
    ldn_events: int | None = None
    ldn_n: int | None = None
    control_events: int | None = None
    control_n: int | None = None
    left_out: tuple[LeftOut, ...] = ()
    published_status: PublishedStatus | None = None
    published_searched_on: str | None = None
    published_note: str | None = None
    statements: tuple[Statement, ...] = ()
    note: str | None = None


class Condition(Record):
    """One condition and its findings."""

    id: str
    name: str
    area: Area
    plain: str
    searched_on: str
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
