"""Pictures of the evidence as SVG text: pure functions, so that a page can embed them too."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ldncli.document.page import Document, Drawer
    from ldncli.plots.svg.figure import Figure
    from ldncli.queries.evidence_map import EvidenceMap
    from ldncli.queries.forest.plot import Forest
    from ldncli.queries.timeline import Timeline


def forest_figure(forest: Forest) -> Figure:
    """Return the forest plot of one outcome."""
    from ldncli.plots.svg.forest import figure

    return figure(forest)


def map_figure(evidence: EvidenceMap, link: str = "") -> Figure:
    """Return the map of the evidence; `link` with {id} in it makes each condition a link."""
    from ldncli.plots.svg.evidence_map import figure

    return figure(evidence, link)


def timeline_figure(timeline: Timeline) -> Figure:
    """Return the studies over the years."""
    from ldncli.plots.svg.timeline import figure

    return figure(timeline)


def forest_svg(forest: Forest) -> str:
    """Return the forest plot of one outcome, to stand in a page."""
    return _svg(forest_figure(forest))


def map_svg(evidence: EvidenceMap, link: str = "") -> str:
    """Return the map of the evidence, to stand in a page."""
    return _svg(map_figure(evidence, link))


def timeline_svg(timeline: Timeline) -> str:
    """Return the studies over the years, to stand in a page."""
    return _svg(timeline_figure(timeline))


def _svg(figure: Figure) -> str:
    from ldncli.plots.svg.write import to_svg

    return to_svg(figure)


def pictures(draw: Callable[[], Figure]) -> Mapping[str, Drawer]:
    """Return what a page is in a .svg or .png file; nothing is drawn before it is asked for."""

    def svg(document: Document) -> str:
        return _svg(draw())

    def png(document: Document) -> bytes:
        from ldncli.plots.png import TALLEST, to_png
        from ldncli.plots.svg.figure import shortened

        return to_png(_svg(shortened(draw(), TALLEST)))

    return MappingProxyType({".svg": svg, ".png": png})
