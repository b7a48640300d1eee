"""What a study compared LDN with, in a word or two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ldncli.schema.studies import Study

# The first thing named is the comparator; what follows says how it was given, or is another arm.
FIRST = re.compile(r"^(.*?)(?:,|;| and | \(|$)")
PLACEBO = "placebo"


def comparator(study: Study) -> str:
    """Return the comparator in a word or two; every placebo is a placebo, and none is nothing.

    `standard treatment with placebo` is a placebo too: both groups had the treatment.
    """
    head = FIRST.findall(study.comparator or "")[0]
    if head.startswith(PLACEBO) or head.endswith(f"with {PLACEBO}"):
        return PLACEBO
    return "" if head == "none" else head
