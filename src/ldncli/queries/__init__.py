"""Questions to the dataset: each returns frozen values or raises NotFound."""

from ldncli.queries.conditions import ConditionReport, find_condition, report, summaries
from ldncli.queries.mechanisms import find_mechanism
from ldncli.queries.overview import Overview, overview

__all__ = [
    "ConditionReport",
    "Overview",
    "find_condition",
    "find_mechanism",
    "overview",
    "report",
    "summaries",
]
