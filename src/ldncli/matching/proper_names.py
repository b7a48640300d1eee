"""Names inside a sentence: a proper name keeps its capital."""

from __future__ import annotations

import re

# People and places that give a condition its name where nothing in the word shows it. The rest
# shows: Crohn's, Hailey-Hailey, HIV.
PROPER_NAMES = frozenset(
    [
        "Addison",
        "Behçet",
        "Bell",
        "Cushing",
        "Darier",
        "Gulf",
        "Graves",
        "Hodgkin",
        "Huntington",
        "Lyme",
        "Raynaud",
        "Tourette",
    ]
)
# A possessive, a capital after a hyphen, or a capital anywhere but at the start.
SHOWS = re.compile(r"['’]s?$|-[A-Z]|^\w+[A-Z]")


def in_sentence(name: str) -> str:
    """Return a name as it stands inside a sentence: `lupus`, but `Lyme disease` and `HIV`."""
    first = name.split(maxsplit=1)[0].rstrip(",;") if name.strip() else ""
    if not first or first in PROPER_NAMES or SHOWS.search(first):
        return name
    return name[0].lower() + name[1:]
