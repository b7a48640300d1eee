"""Summary-of-findings tables as one CSV file, an outcome a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import CERTAINTY_SIGNS
from ldncli.export.findings import words
from ldncli.export.findings.tables import tables_of
from ldncli.output.spreadsheet import table as drawn

if TYPE_CHECKING:
    from ldncli.export.findings.tables import FindingsTable, OutcomeRow
    from ldncli.export.selection import Files, Selection

# Figures with more digits say nothing of evidence.
DIGITS = 4
COLUMNS = (
    "condition", "condition_name", "population", "setting", "intervention", "comparator",
    "outcome", "kind", "main", "follow_up", "scale", "n_people", "n_studies", "studies",
    "relative_measure", "relative_estimate", "relative_ci_low", "relative_ci_high",
    "relative_derived", "ldn_events", "ldn_n", "control_events", "control_n",
    "control_per_1000", "ldn_per_1000", "difference_per_1000", "difference_ci_low_per_1000",
    "difference_ci_high_per_1000", "measure", "estimate", "ci_low", "ci_high", "ci_level",
    "relative_effect", "difference", "as_reported", "certainty", "certainty_signs",
    "certainty_ascii", "plain_words", "effect_in_words", "footnotes", "left_out",
    "searched_on", "dataset_version", "notice",
)  # fmt: skip


def files(selection: Selection, notice: str) -> Files:
    """Return the file."""
    shared = {"dataset_version": selection.metadata.version, "notice": notice}
    rows = [
        {**_head(table), **_outcome(row), **_figures(row), **_words(table, row), **shared}
        for table in tables_of(selection)
        for row in table.rows
    ]
    ordered = [{name: row.get(name) for name in COLUMNS} for row in rows]
    text = drawn(ordered, ",") or ",".join(COLUMNS) + "\n"
    return {"": text.encode()}


def _head(table: FindingsTable) -> dict[str, object]:
    return {
        "condition": table.condition.id,
        "condition_name": table.condition.name,
        "population": table.population,
        "setting": "; ".join(table.settings),
        "intervention": table.intervention,
        "comparator": table.comparator or words.NOT_COMPARED,
        "searched_on": table.condition.searched_on,
    }


def _outcome(row: OutcomeRow) -> dict[str, object]:
    finding = row.finding
    return {
        "outcome": finding.outcome,
        "kind": finding.kind,
        "main": finding.main,
        "follow_up": words.followed(row),
        "scale": finding.scale,
        "n_people": finding.n_people,
        "n_studies": finding.n_studies,
        "studies": "; ".join(finding.studies),
        "left_out": " ".join(row.left_out),
    }


def _figures(row: OutcomeRow) -> dict[str, object]:
    """Return every number in a column of its own."""
    finding, ratio = row.finding, row.relative
    numbers: dict[str, object] = {
        name: _float(getattr(finding, name))
        for name in ("estimate", "ci_low", "ci_high", "ci_level")
    }
    if ratio:
        numbers |= {
            "relative_measure": ratio.measure,
            "relative_estimate": _float(ratio.estimate),
            "relative_ci_low": _float(ratio.ci_low),
            "relative_ci_high": _float(ratio.ci_high),
            "relative_derived": ratio.derived,
        }
    counts = row.counted
    if counts and finding.comparator != "none":
        more, low, high = counts.per_1000
        numbers |= {
            "ldn_events": counts.ldn_events,
            "ldn_n": counts.ldn_n,
            "control_events": counts.control_events,
            "control_n": counts.control_n,
            "control_per_1000": words.per_1000(counts.control_events, counts.control_n),
            "ldn_per_1000": words.per_1000(counts.ldn_events, counts.ldn_n),
            "difference_per_1000": more,
            "difference_ci_low_per_1000": low,
            "difference_ci_high_per_1000": high,
        }
    return {**numbers, "measure": finding.measure}


def _float(value: float | None) -> float | None:
    """Return a number of one type for the whole column, rounded to digits that say something."""
    return None if value is None else round(float(value), DIGITS)


def _words(table: FindingsTable, row: OutcomeRow) -> dict[str, object]:
    finding = row.finding
    notes = dict(table.notes)
    return {
        "relative_effect": words.relative_effect(row.relative),
        "difference": words.difference(row),
        "as_reported": finding.short,
        "certainty": finding.certainty,
        "certainty_signs": CERTAINTY_SIGNS[finding.certainty],
        "certainty_ascii": words.ascii_certainty(finding),
        "plain_words": row.plain_words,
        "effect_in_words": finding.effect,
        "footnotes": " ".join(notes[letter] for letter in row.letters),
    }
