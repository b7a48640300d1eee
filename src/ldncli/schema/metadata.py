"""The dataset as a whole.

Each class mirrors one kind of TOML entry; the annotations are the schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.schema.record import Record

if TYPE_CHECKING:  # resolved by the checks alone; building them takes 4 ms a start
    from ldncli.schema.values import Count, Day, Milligrams, Version, When
    from ldncli.schema.vocabulary import (
        DoseClass,
    )


class DoseBand(Record):
    """The bounds of one dose class, in mg a day, and where they come from."""

    dose_class: DoseClass
    says: str
    reference: str | None = None
    lowest_mg: Milligrams | None = None
    highest_mg: Milligrams | None = None


class Screening(Record):
    """Counts of records at each stage of the search that no other table holds."""

    found: Count
    duplicates: Count
    note: str


class Metadata(Record):
    """The dataset as a whole: version, dates of the search, method, licence."""

    version: Version
    title: str
    searched_on: Day
    searched_through: When
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
    open_conditions: tuple[str, ...] = ()
