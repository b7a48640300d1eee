"""The words of trial registers for a trial's status, and those of this dataset."""

from __future__ import annotations

import re

# ClinicalTrials.gov's list (API v2, enumeration Status), then what WHO's registers write.
STATUSES = {
    "not yet recruiting": "not-yet-recruiting",
    "recruiting": "recruiting",
    "enrolling by invitation": "recruiting",
    "active not recruiting": "active-not-recruiting",
    "completed": "completed",
    "terminated": "terminated",
    "suspended": "suspended",
    "withdrawn": "withdrawn",
    "unknown": "unknown",
    "unknown status": "unknown",
    "not recruiting": "active-not-recruiting",
    "stopped early": "terminated",
    "ended": "completed",
    "ongoing": "recruiting",
}


def status(text: str) -> str:
    """Return a status in the words of this dataset; nothing for words not known here."""
    return STATUSES.get(" ".join(re.split(r"[\W_]+", text.casefold())).strip(), "")
