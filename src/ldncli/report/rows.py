"""What the templates draw: each record in the words of a page, nothing left to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import spans
from ldncli.document.wording import DESIGNS, DOSES, MARKS, TIERS, author_year, dose, duration
from ldncli.evidence.designs import LABORATORY, PEOPLE, RANDOMISED, REVIEWS
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.document.blocks import Text
    from ldncli.evidence.summary import ConditionSummary
    from ldncli.schema.studies import Study
    from ldncli.schema.vocabulary import Tier

# Radii in the bubble’s own units of 50: full size for the most people, legible for one person.
LARGEST = 24.0
SMALLEST = 9.0
ORDER = tuple(MARKS)
NO_CONTROL = (None, "none", "not-applicable")


class Sign(Record):
    """A direction as a bubble: its character, its words, and its colour by name."""

    character: str
    words: str
    key: str


class Bubble(Record):
    """One condition on the map: people as area, direction as sign and colour."""

    summary: ConditionSummary
    sign: Sign
    people: int
    radius: float


class MapRow(Record):
    """The conditions with one kind of evidence."""

    tier: Tier
    heading: str
    says: str
    bubbles: tuple[Bubble, ...]


class StudyRow(Record):
    """One study as a row of a table, with the values it is sorted and filtered by."""

    study: Study
    sign: Sign
    name: str
    design: str
    group: str
    dose: str
    dose_class: str
    people: int | None
    people_said: str
    duration: str
    against: str


UNRATED = Sign(character=".", words="no result rated", key="none-found")
TIER_SAYS: dict[Tier, str] = {
    "randomised": "chance decided who got LDN: the fairest test",
    "uncontrolled": "nobody to compare with, or not by chance: cannot show why people changed",
    "case-reports": "single people described: a hint at most",
    "preclinical": "cells or animals: nothing in people",
    "none-found": "gaps: no study at low dose",
}


def sign(direction: str | None) -> Sign:
    """Return the sign of a direction."""
    character, words, _ = MARKS[direction or "none-found"]
    return Sign(character=character.strip(), words=words, key=direction or "none-found")


def sign_of(item: ConditionSummary) -> Sign:
    """Return the sign of a condition; studies without a rated result are no gap."""
    if item.direction is None and item.n_studies:
        return UNRATED
    return sign(item.direction)


def map_rows(summaries: Iterable[ConditionSummary]) -> tuple[MapRow, ...]:
    """Return the map: a row for each kind of evidence, gaps included."""
    items = tuple(summaries)
    most = max(map(_people, items), default=0) or 1
    rows = (
        MapRow(
            tier=tier,
            heading=TIERS[tier],
            says=says,
            bubbles=tuple(
                _bubble(item, most)
                for item in sorted(items, key=_by_direction)
                if item.tier == tier
            ),
        )
        for tier, says in TIER_SAYS.items()
    )
    return tuple(row for row in rows if row.bubbles)


def place(direction: str | None) -> int:
    """Return where a direction stands in the order of the signs."""
    return ORDER.index(direction or "none-found")


def _by_direction(item: ConditionSummary) -> tuple[int, int, str]:
    return place(item.direction), -_people(item), item.name.casefold()


def _people(item: ConditionSummary) -> int:
    """Return the people in the kind of study that the row is for: a register adds nothing there."""
    return item.n_people_randomised if item.tier == "randomised" else item.n_people


def _bubble(item: ConditionSummary, most: int) -> Bubble:
    """Draw people as area, with a floor so that the smallest can still be read."""
    people = _people(item)
    radius = max(SMALLEST, LARGEST * (people / most) ** 0.5)
    return Bubble(summary=item, sign=sign_of(item), people=people, radius=round(radius, 1))


def study_row(study: Study) -> StudyRow:
    """Return one study in words."""
    return StudyRow(
        study=study,
        sign=sign(study.direction),
        name=author_year(study),
        design=DESIGNS[study.design],
        group=_group(study),
        dose=dose(study) if study.dose_mg else "",
        people_said=_people_said(study),
        dose_class=DOSES[study.dose_class],
        people=study.people or study.n_participants,
        duration=duration(study).replace("-", ""),
        against="" if study.comparator in NO_CONTROL else str(study.comparator),
    )


def _people_said(study: Study) -> str:
    number = study.people or study.n_participants
    if number:
        return f"{number:,}"
    return "not reported" if study.design in PEOPLE else ""


def _group(study: Study) -> str:
    for name, designs in (("random", RANDOMISED), ("review", REVIEWS), ("laboratory", LABORATORY)):
        if study.design in designs:
            return name
    return "people"


def pieces(text: Text) -> tuple[tuple[str, str], ...]:
    """Return any text as (characters, link)."""
    return tuple((span.text, span.link) for span in spans(text))
