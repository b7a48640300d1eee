"""Records that follow from many others, kept so that a page of sums need not read them.

A new one is a row in `KEPT_AS` and a line in `derived`; `Dataset` reads it as any other kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.evidence.summary import ConditionSummary
    from ldncli.schema.kinds import Raw
    from ldncli.schema.record import Record
    from ldncli.schema.studies import Study

# By the name of the class, so that nobody loads those that are not asked for.
KEPT_AS = {
    "ConditionSummary": "summary",
    "Cell": "cell",
    "Harm": "harm",
    "PooledHarm": "pooled-harm",
    "SourcedDose": "dose",
    "ComparedDoses": "compared-doses",
    "DoseGroup": "dose-group",
    "CommonStems": "common-stems",
    "OpioidNames": "opioid-names",
}


def derived(rows: Raw) -> Iterator[Record]:
    """Yield every record that follows from those of a dataset, each kind in its order."""
    from ldncli.evidence.cells import cells
    from ldncli.evidence.doses import doses
    from ldncli.evidence.harms import harms, pooled
    from ldncli.schema.build import build
    from ldncli.schema.studies import Study

    studies = tuple(build(Study, row) for row in rows["study"])
    by_condition: dict[str, list[Study]] = {}
    for study in studies:
        for key in study.conditions:
            by_condition.setdefault(key, []).append(study)
    for summary in _summaries(rows, by_condition):
        yield summary
        yield from cells(summary, by_condition.get(summary.id, ()))
    yield from harms(studies)
    yield from pooled(studies)
    reported = doses(studies)
    yield from (*reported.studies, *reported.comparing, *reported.groups)
    yield from _words(rows)


def _summaries(rows: Raw, by_condition: dict[str, list[Study]]) -> Iterator[ConditionSummary]:
    from ldncli.evidence.summary import summarise
    from ldncli.schema.build import build
    from ldncli.schema.conditions import Condition

    for row in rows["condition"]:
        condition = build(Condition, row)
        yield summarise(condition, tuple(by_condition.get(condition.id, ())))


def _words(rows: Raw) -> Iterator[Record]:
    from ldncli.matching.common_words import common_stems
    from ldncli.matching.opioid_names import opioid_names
    from ldncli.schema.build import build
    from ldncli.schema.medicines import Medicine, Product

    for kind in ("filler", "generic_word"):
        yield common_stems(kind, (row["words"] for row in rows[kind]))
    medicines = (build(Medicine, row) for row in rows["medicine"])
    yield opioid_names(medicines, (build(Product, row) for row in rows["product"]))


def key_of(record: Record, position: int) -> str:
    """Return what a derived record goes by: its own id, or its place among its kind."""
    return getattr(record, "id", "") or str(position)
