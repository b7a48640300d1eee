"""The cells of a summary-of-findings table, for every format that draws a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.export.findings import words
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.export.findings.tables import FindingsTable, OutcomeRow

# Outcome, people, ratio, the three absolute ones, certainty, plain words.
WIDTH = 8
ABSOLUTE = 3
NOTHING = "–"


class Cell(Record):
    """One cell: its text, the letters after it, further lines, and how far it reaches."""

    text: str
    letters: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    across: int = 1
    down: int = 1


def heads(table: FindingsTable) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of the head; a table without a comparison has no columns of effect."""
    outcome = Cell(text="Outcome", down=2)
    people = Cell(text="People (studies)", down=2)
    last = (Cell(text="Certainty (GRADE)", down=2), Cell(text="What it means", down=2))
    if not table.comparator:
        bare = (outcome, people, Cell(text=f"Result ({words.NOT_COMPARED})"), *last)
        return (tuple(Cell(text=cell.text) for cell in bare),)
    return (
        (
            outcome,
            people,
            Cell(text="Relative effect (95% CI)", down=2),
            Cell(text="Absolute effects, per 1,000 people (95% CI)", across=ABSOLUTE),
            *last,
        ),
        (
            Cell(text=f"With {table.comparator}"),
            Cell(text="With LDN"),
            Cell(text="Difference"),
        ),
    )


def row_cells(table: FindingsTable, row: OutcomeRow) -> tuple[Cell, ...]:
    """Return the cells of one outcome, in the order of the head."""
    effect = _effect(row) if table.comparator else (Cell(text=row.finding.short),)
    scale = words.scale_words(row.scale) if row.scale else ""
    below = tuple(filter(None, (scale, words.followed(row))))
    certainty = words.certainty(row.finding) or NOTHING
    return (
        Cell(text=row.finding.outcome, below=below),
        Cell(text=words.people(row)),
        *effect,
        Cell(text=certainty, letters=row.letters),
        Cell(text=row.plain_words, below=(row.finding.effect,)),
    )


def _effect(row: OutcomeRow) -> tuple[Cell, ...]:
    """Return ratio and absolute effects; what was not counted stands as it was reported."""
    ratio = Cell(text=words.relative_effect(row.relative) or NOTHING)
    counts, difference = row.counted, words.difference(row)
    if counts:
        return (
            ratio,
            Cell(text=str(words.per_1000(counts.control_events, counts.control_n))),
            Cell(text=str(words.per_1000(counts.ldn_events, counts.ldn_n))),
            Cell(text=difference),
        )
    if difference:
        return (ratio, Cell(text=NOTHING), Cell(text=NOTHING), Cell(text=difference))
    return (ratio, Cell(text=f"As reported: {row.finding.short}", across=ABSOLUTE))
