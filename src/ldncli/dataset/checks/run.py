"""The rules that a dataset must keep; each rule yields faults with their remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.dataset.checks import arithmetic, evidence, identifiers, intervals, links, shape

if TYPE_CHECKING:
    from ldncli.errors import Fault
    from ldncli.schema.kinds import Raw


def run(raw: Raw, *, linked: bool = True) -> tuple[Fault, ...]:
    """Return every fault in the tables.

    The later rules read typed records, so they see only rows of a right shape. Links between
    files are checked when `linked`: a single file of entries has nothing to link to.
    """
    faults, sound = shape.check(raw)
    faults += identifiers.check(sound)
    faults += arithmetic.check(sound)
    faults += intervals.check(sound)
    if linked:
        faults += links.check(raw, sound)
        faults += evidence.check(raw, sound)
    return tuple(faults)
