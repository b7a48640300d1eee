"""Results that say again, with an interval worked out, what another row of the study reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.evidence.effect_sizes import Arms

if TYPE_CHECKING:
    from ldncli.schema.studies import Result


def without_restated(results: tuple[Result, ...]) -> tuple[Result, ...]:
    """Leave out of each such pair the row that says less, so that nobody is drawn twice."""
    derived = [result for result in results if result.derived]
    plain = [result for result in results if not result.derived]
    less: list[Result] = []
    for result in derived:
        for other in plain:
            if result.timepoint == other.timepoint and result.comparison == other.comparison:
                less += _which_says_less(result, other)
    return tuple(result for result in results if result not in less)


def _which_says_less(derived: Result, other: Result) -> tuple[Result, ...]:
    if arms_of(other):
        return (derived,) if arms_of(derived) == arms_of(other) else ()
    if derived.estimate is not None and other.estimate is not None:
        # The sign may have been turned so that it fits the direction of the scale.
        return (other,) if abs(derived.estimate) == abs(other.estimate) else ()
    # Counts behind a percentage in words.
    return (other,) if arms_of(derived) and other.measure == "proportion" else ()


def arms_of(result: Result) -> Arms | None:
    """Return the counts by arm, or None where one of the four was not read."""
    cells = (result.ldn_events, result.n_ldn, result.control_events, result.n_control)
    if None in cells:
        return None
    return Arms(*(cell or 0 for cell in cells))
