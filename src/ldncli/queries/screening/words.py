"""The words of a search for naltrexone at low dose: one table, used by every service."""

from __future__ import annotations

NALTREXONE = "naltrexone"
# Codes and names under which makers registered it, as the dataset's strategy has them.
PRODUCTS = (
    "Lodonal",
    "PTI-901",
    "SP-104",
    "STAT-201",
    "STAT-205",
    "CYTO-201",
    "CYTO-205",
)
# How titles and abstracts say it. A phrase finds itself inside a longer one: "low dose" finds
# "very low-dose". LDN alone also means a kidney operation, so it never stands without naltrexone.
LOW_DOSE = ("low dose", "low dosage", "LDN", "microdose", "micro-dose", "4.5 mg")
