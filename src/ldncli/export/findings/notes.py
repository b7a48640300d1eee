"""The footnotes of a summary-of-findings table, each with its letter."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

from ldncli.evidence.absolute import of_finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ldncli.schema.conditions import Finding

LEVELS = {1: "one level", 2: "two levels"}
OURS = "Our calculation from the counts; the interval of the difference is Newcombe's."
HALVED = "One arm has no event, so that 0.5 was added to each cell for the ratio."
DERIVED = "The estimate or its interval is our calculation."


def notes_of(finding: Finding, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the footnotes of one outcome: each downgrade first, then what its figures are."""
    return (*_downgrades(finding), *_figures(finding, names), *_published(finding, names))


def _downgrades(finding: Finding) -> Iterator[str]:
    for item in finding.downgrades:
        domain = item.domain.replace("-", " ")
        yield f"Downgraded {LEVELS[item.levels]} for {domain}: {item.reason}"


def _figures(finding: Finding, names: Mapping[str, str]) -> Iterator[str]:
    """Yield whose figures stand in the row, and which of them were worked out here."""
    effects = of_finding(finding)
    people = effects.ldn_n + effects.control_n if effects else None
    of = f" ({people} of {finding.n_people} people)" if _fewer(people, finding.n_people) else ""
    source = finding.estimate_from
    if source and finding.studies != (source,):
        yield f"The figures are those of {names.get(source, source)}{of}."
    elif of:
        yield f"The figures are of {people} of {finding.n_people} people."
    if effects and finding.comparator != "none":
        yield OURS
        if _empty_cell(finding):
            yield HALVED
    elif finding.derived:
        yield DERIVED


def _fewer(people: int | None, every: int | None) -> bool:
    return people is not None and every is not None and people < every


def _empty_cell(finding: Finding) -> bool:
    """Tell whether an arm has no event, or nothing but events."""
    arms = ((finding.ldn_events, finding.ldn_n), (finding.control_events, finding.control_n))
    return any(events in (0, total) for events, total in arms)


def _published(finding: Finding, names: Mapping[str, str]) -> Iterator[str]:
    for item in finding.published:
        note = f" {item.note}" if item.note else ""
        yield f"Published rating: {item.rating} ({names.get(item.by, item.by)}).{note}"
    for statement in finding.statements:
        yield f"Published statement: {statement.says} ({names.get(statement.by, statement.by)})"


def lettered(notes: Iterable[Iterable[str]]) -> dict[str, str]:
    """Return the letter of each footnote: the same words have one letter in a table."""
    every = dict.fromkeys(note for own in notes for note in own)
    return {note: letter(place) for place, note in enumerate(every)}


def letter(place: int) -> str:
    """Return a, b, c ... z, aa, ab ... for the places from 0."""
    before, within = divmod(place, len(ascii_lowercase))
    return (letter(before - 1) if before else "") + ascii_lowercase[within]
