"""The forest plots of a condition, one for each outcome that can be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset


def forests(dataset: Dataset, condition_id: str) -> tuple[str, ...]:
    """Return SVG documents, the main outcome first."""
    from ldncli.plots.files import forest_svg
    from ldncli.queries.forest.plot import forest

    first = forest(dataset, condition_id)
    main = first.outcome.id if first.outcome else ""
    others = [item.id for item in first.outcomes if item.drawable and item.id != main]
    drawn = [first] if first.drawable else []
    drawn += [forest(dataset, condition_id, key) for key in others]
    return tuple(forest_svg(item) for item in drawn)
