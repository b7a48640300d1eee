"""What is known beside the studies: mechanisms, harms, claims, positions, daily questions.

Each class mirrors one kind of TOML entry; the annotations are the schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.schema.record import Record

if TYPE_CHECKING:  # resolved by the checks alone; building them takes 4 ms a start
    from ldncli.schema.values import Day, Slug, When
    from ldncli.schema.vocabulary import (
        AtLowDose,
        BodyKind,
        ClaimVerdict,
        DoseBasis,
        Figures,
        Read,
        SafetyTopic,
        Stance,
        Studied,
        Support,
    )


class Mechanism(Record):
    """One proposed mechanism, what supports it and what speaks against it."""

    id: Slug
    name: str
    idea: str
    support: Support
    references: tuple[str, ...]
    checked_on: Day
    technical: str | None = None
    cells: str | None = None
    animals: str | None = None
    people: str | None = None
    concentration: str | None = None
    against: str | None = None
    aliases: tuple[str, ...] = ()


class Pharmacology(Record):
    """One fact on what the body does with naltrexone."""

    id: Slug
    topic: str
    statement: str
    references: tuple[str, ...]
    read: Read
    checked_on: Day
    dose: str | None = None
    dose_basis: DoseBasis | None = None
    species: str | None = None
    locator: str | None = None
    notes: str | None = None
    words: tuple[str, ...] = ()


class SourceStatement(Record):
    """What one source says where sources differ."""

    says: str
    source: str
    read: Read


class SafetyNote(Record):
    """One thing to know about harm, with the dose that the knowledge comes from."""

    id: Slug
    topic: SafetyTopic
    title: str
    plain: str
    dose_basis: DoseBasis
    references: tuple[str, ...]
    read: Read
    checked_on: Day
    technical: str | None = None
    positions: tuple[SourceStatement, ...] = ()
    locator: str | None = None
    notes: str | None = None
    words: tuple[str, ...] = ()
    at_low_dose: AtLowDose | None = None
    what_to_do: str | None = None


class HarmWord(Record):
    """Everyday words for one harm of the harm rows."""

    harm: str
    words: tuple[str, ...]


class DecidingResult(Record):
    """The result row, or the harm row, of a study that decides a claim."""

    study: str
    outcome_id: Slug | None = None
    harm: str | None = None


class Claim(Record):
    """A sentence as people meet it, and what the evidence says of it."""

    id: Slug
    claim: str
    topic: str
    verdict: ClaimVerdict
    reason: str
    checked_on: Day
    also_met_as: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    studies: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    results: tuple[DecidingResult, ...] = ()
    words: tuple[str, ...] = ()
    instead: bool = False


class Position(Record):
    """What a guideline group, a regulator, a society or a payer said of LDN."""

    id: Slug
    body: str
    kind: BodyKind
    country: str
    says: str
    stance: Stance
    references: tuple[str, ...]
    read: Read
    checked_on: Day
    date: When | None = None
    conditions: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    rating: str | None = None
    notes: str | None = None


class Practice(Record):
    """A day-to-day question: what was studied of it, and whom to ask."""

    id: Slug
    question: str
    words: tuple[str, ...]
    studied: Studied
    answer: str
    ask: str
    checked_on: Day
    at_50_mg: str | None = None
    searched_for: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    studies: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


class Scope(Record):
    """What this reference does not tell, and who does."""

    id: Slug
    topic: str
    words: tuple[str, ...]
    says: str
    ask: str
    urgent: bool = False


class HelpTopic(Record):
    """A question on this reference itself: its data, its rules, how to get at them."""

    id: Slug
    question: str
    words: tuple[str, ...]
    answer: str
    command: str
    figures: Figures | None = None


class Intent(Record):
    """Words that say what is asked: does it work, is it safe, which dose."""

    id: Slug
    words: tuple[str, ...]


class Filler(Record):
    """Words of a question that say nothing of its subject."""

    words: tuple[str, ...]


class GenericWord(Record):
    """Words that a phrase needs as they stand, and that say little of its subject."""

    words: tuple[str, ...]


class OrdinaryWord(Record):
    """Names of medicines that are plain words first: alone in a sentence they name none."""

    words: tuple[str, ...]
