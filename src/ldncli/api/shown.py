"""Results that a notebook shows as a picture or as a table."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ldncli.document.wording import NOTICE, with_certainty
from ldncli.queries.conditions import ConditionReport
from ldncli.queries.evidence_map import EvidenceMap
from ldncli.queries.forest.plot import Forest
from ldncli.queries.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from ldncli.dataset.dataset import Dataset
    from ldncli.export.findings.tables import FindingsTable
    from ldncli.queries.forest.panels import Pooling


class ShownForest(Forest):
    """A forest plot; in a notebook it is drawn."""

    @property
    def pooling(self) -> Pooling | None:
        """Return what the trials of this condition and comparator pool to, or None."""
        return next((panel.pooling for panel in self.panels if panel.group == "main"), None)

    def svg(self) -> str:
        """Return the picture as SVG text."""
        from ldncli.plots.files import forest_svg

        return forest_svg(self)

    def _repr_html_(self) -> str:
        return self.svg()


class ShownMap(EvidenceMap):
    """The map of the evidence; in a notebook it is drawn."""

    def svg(self) -> str:
        """Return the picture as SVG text."""
        from ldncli.plots.files import map_svg

        return map_svg(self)

    def _repr_html_(self) -> str:
        return self.svg()


class ShownTimeline(Timeline):
    """The studies over the years; in a notebook they are drawn."""

    def svg(self) -> str:
        """Return the picture as SVG text."""
        from ldncli.plots.files import timeline_svg

        return timeline_svg(self)

    def _repr_html_(self) -> str:
        return self.svg()


class ShownReport(ConditionReport):
    """A condition; a notebook shows the verdict and the summary of findings."""

    tabled: Callable[[], tuple[FindingsTable, ...]]

    @property
    def findings_tables(self) -> tuple[FindingsTable, ...]:
        """Return the summary of findings, one table a comparator."""
        return self.tabled()

    def _repr_html_(self) -> str:
        from ldncli.export.findings.html_file import grid, markup

        line = with_certainty(self.summary.verdict, self.summary.certainty)
        head = f"<h3>{escape(self.condition.name)}</h3><p><strong>{escape(line)}</strong></p>"
        drawn = "".join(markup(grid(table)) for table in self.findings_tables)
        return f"{head}<p>{escape(self.condition.plain)}</p>{drawn}<p>{NOTICE}</p>"


def tables_of(dataset: Dataset, condition_id: str) -> tuple[FindingsTable, ...]:
    """Return the summary-of-findings tables of one condition."""
    from ldncli.export.findings import tables
    from ldncli.export.selection import select

    return tables.tables_of(select(dataset, [condition_id]))
