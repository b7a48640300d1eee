"""What a study to be added is likely to share with one that is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.queries.study import find_study
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.record import Record

# What two studies of one kind have in common. What must be read off the paper itself, such as
# its direction, is not among them, and no number is.
SHARED = (
    "conditions",
    "design",
    "dose_class",
    "blinding",
    "formulation",
    "route",
    "comparator",
    "comparator_class",
    "primary_outcome",
)
# The outcomes too, under the names that let them stand in one plot.
SHARED_OF_RESULT = ("outcome", "outcome_id", "comparison", "measure", "unit", "better", "scale")
# Ids and words of a vocabulary: a figure in one of them (`sf-36`) is part of a name.
NAMES = frozenset({"conditions", "outcome_id", "scale"})


def like_study(dataset: Dataset, name: str) -> dict[str, object]:
    """Return the fields to begin an entry with, by name, as a like study has them.

    Raises NotFound with candidates when no single study goes by the name.
    """
    study = dataset.get(Study, find_study(dataset, name))
    if study is None:
        return {}
    outcomes = {
        tuple(row.items()): row
        for row in (_shared(result, SHARED_OF_RESULT) for result in study.results)
    }
    filled = _shared(study, SHARED)
    return {**filled, "results": tuple(outcomes.values())} if outcomes else filled


def _shared(record: Record, fields: tuple[str, ...]) -> dict[str, object]:
    values = {field: getattr(record, field) for field in fields}
    return {field: value for field, value in values.items() if value and _is_safe(field, value)}


def _is_safe(field: str, value: object) -> bool:
    return field in NAMES or not any(char.isdigit() for char in str(value))
