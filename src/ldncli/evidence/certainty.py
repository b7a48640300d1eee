"""GRADE certainty, computed from the records.

Certainty belongs to a body of evidence for one outcome: it starts high for randomised
trials and low for anything else, and falls by each recorded downgrade.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.designs import RANDOMISED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.schema.conditions import Finding
    from ldncli.schema.vocabulary import Certainty

LEVELS: tuple[Certainty, ...] = ("very-low", "low", "moderate", "high")


def start_level(designs: Iterable[str]) -> Certainty:
    """Return where GRADE starts: high if every design is randomised, otherwise low."""
    every = tuple(designs)
    return "high" if every and all(design in RANDOMISED for design in every) else "low"


def lowered(start: Certainty, levels: int) -> Certainty:
    """Return the certainty that is left after `levels` downgrades; very low is the floor."""
    return LEVELS[max(0, LEVELS.index(start) - levels)]


def computed(finding: Finding, designs: Iterable[str]) -> Certainty:
    """Return a finding's certainty from its studies' designs and its downgrades."""
    return lowered(start_level(designs), sum(item.levels for item in finding.downgrades))
