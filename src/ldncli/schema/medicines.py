"""Medicines, their classes of interaction, and the words around them on a list.

Each class mirrors one kind of TOML entry; the annotations are the schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.schema.record import Record

if TYPE_CHECKING:  # resolved by the checks alone; building them takes 4 ms a start
    from ldncli.schema.values import Atc, Day, Slug
    from ldncli.schema.vocabulary import (
        Basis,
        ContextKind,
        DoseBasis,
        Read,
        Severity,
        StemPlace,
    )


class InteractionClass(Record):
    """What is said once of a class of medicines."""

    id: Slug
    name: str
    severity: Severity
    what_happens: str
    advice: str
    dose_basis: DoseBasis
    basis: Basis
    checked_on: Day
    technical: str | None = None
    says: str | None = None
    references: tuple[str, ...] = ()
    read: Read | None = None
    notes: str | None = None


class Washout(Record):
    """A published opioid-free interval before naltrexone, with its own source."""

    id: Slug
    applies_to: str
    says: str
    source: str
    dose_basis: DoseBasis
    read: Read
    notes: str | None = None


class Medicine(Record):
    """One ingredient, as people name it, and its class of interaction."""

    id: Slug
    name: str
    interaction: str
    kind: str
    severity: Severity | None = None
    synonyms: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    atc: tuple[Atc, ...] = ()
    note: str | None = None
    scripts: tuple[str, ...] = ()


class Product(Record):
    """A medicine of several ingredients."""

    name: str
    ingredients: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    note: str | None = None
    countries: tuple[str, ...] = ()
    read_in: str | None = None
    meaning: str | None = None

    @property
    def key(self) -> str:
        """Return its name, with the meaning where the name has two."""
        return f"{self.name} ({self.meaning})" if self.meaning else self.name


class OpioidStem(Record):
    """A part of a name that opioids have: an unknown name with it may be one."""

    stem: str
    kind: StemPlace
    besides: tuple[str, ...] = ()
    note: str | None = None


class OpioidScript(Record):
    """The name of an opioid in another script."""

    name: str
    medicine: str
    note: str | None = None


class ClassWord(Record):
    """Words that name a class of medicines, or a group of known ones."""

    words: tuple[str, ...]
    interaction: str
    says: str
    medicines: tuple[str, ...] = ()


class PackWord(Record):
    """Words on a packet that are no evidence for a guess: forte, plus, retard."""

    words: tuple[str, ...]


class MakerWord(Record):
    """Makers, pens and forms that never make a known name unknown."""

    words: tuple[str, ...]


class ContextWord(Record):
    """Words around a name that say it is denied, an allergy, or past."""

    kind: ContextKind
    words: tuple[str, ...]
