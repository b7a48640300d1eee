"""The dataset for Python programs: the records and queries that the commands use, with types.

`ldncli.load()` returns an `Evidence`. Its records are frozen, its lists are tuples, and
nothing is read before it is asked for.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from ldncli.api.lists import Lists
from ldncli.document.wording import NOTICE
from ldncli.queries.conditions import find_condition

if TYPE_CHECKING:
    from ldncli.api.shown import ShownForest, ShownMap, ShownTimeline
    from ldncli.evidence.meta_analysis import Model
    from ldncli.queries.ask.answer import Answered
    from ldncli.queries.changes import Changes
    from ldncli.queries.conditions import ConditionReport
    from ldncli.queries.dosing import Dosing
    from ldncli.queries.handout import Handout
    from ldncli.queries.interactions.check import Checked
    from ldncli.queries.overview import Overview
    from ldncli.queries.safety import SafetyReport
    from ldncli.queries.study import StudyReport
    from ldncli.queries.why import Trace


class Evidence(Lists):
    """A dataset, with its records by kind and by name, and the questions that people ask of it."""

    def ask(self, question: str) -> Answered:
        """Return the answer to a question in one's own words, what is urgent first."""
        from ldncli.queries.ask.answer import answer

        return answer(self, question)

    def check(self, *medicines: str) -> Checked:
        """Check medicines for interactions with LDN; a name that is not in it is no finding."""
        from ldncli.queries.interactions.check import check

        return check(self, medicines)

    def safety_report(self, topic: str = "") -> SafetyReport:
        """Return what is known of harm, at low dose and at 50 mg apart."""
        from ldncli.queries.safety import report

        return report(self, topic)

    def why(self, name: str) -> Trace:
        """Return how the verdict on a condition was reached, and what would change it."""
        from ldncli.queries.why import trace

        return trace(self, find_condition(self, name))

    def forest(self, name: str, outcome: str = "", *, model: Model = "reml") -> ShownForest:
        """Return a forest plot with what was pooled, by default of the main outcome.

        `model` is `reml` or `dl`. A notebook draws it; `svg()` is the picture, `pooling` the
        pooled estimate, `panels` hold the rows.
        """
        from ldncli.api.shown import ShownForest
        from ldncli.queries.forest.plot import forest

        plot = forest(self, find_condition(self, name), outcome, model=model)
        return ShownForest(**vars(plot))

    def map(self) -> ShownMap:
        """Return the evidence at a glance, gaps included; a notebook draws it."""
        from ldncli.api.shown import ShownMap
        from ldncli.queries.evidence_map import evidence_map

        return ShownMap(**vars(evidence_map(self)))

    def timeline(self, name: str = "") -> ShownTimeline:
        """Return the studies of a condition, or all, over the years; a notebook draws them."""
        from ldncli.api.shown import ShownTimeline
        from ldncli.queries.timeline import timeline

        key = find_condition(self, name) if name else ""
        return ShownTimeline(**vars(timeline(self, key)))

    def changes(self, since: str, *kinds: str) -> Changes:
        """Return what was read, searched or corrected on a day or later, the newest first."""
        from ldncli.queries.changes import changes

        return changes(self, since, kinds)

    def dosing(self, name: str = "") -> Dosing:
        """Return doses, titration, timing and formulation as studied; it recommends none."""
        from ldncli.queries.dosing import dosing

        return dosing(self, find_condition(self, name) if name else None)

    def compare(self, *names: str) -> tuple[ConditionReport, ...] | tuple[StudyReport, ...]:
        """Return two or three conditions, or two or three studies, side by side."""
        from ldncli.queries.compare import compared

        return compared(self, list(names))

    def handout(self, *names: str) -> tuple[Handout, ...]:
        """Return what a person takes to a visit, for each of these conditions."""
        from ldncli.queries.handout import handouts

        return handouts(self, tuple(find_condition(self, name) for name in names))

    def overview(self) -> Overview:
        """Return the evidence at a glance, and how this dataset was made."""
        from ldncli.queries.overview import overview

        return overview(self)

    def export(
        self,
        place: str | Path,
        form: str | None = None,
        *,
        conditions: tuple[str, ...] = (),
        force: bool = False,
    ) -> Path:
        """Write the dataset, or the part on some conditions, and return where it stands.

        `form` is what `ldn export --as` takes; without it the ending of the name says. What
        exists is kept unless `force` is given.
        """
        from ldncli.export.writing import target_named, write_export

        path = Path(place)
        write_export(self, path, target_named(form), conditions, force=force)
        return path

    def __repr__(self) -> str:
        """Return the version and the folder."""
        return f"<{type(self).__name__} {self.metadata.version} in {self.directory}>"

    def _repr_html_(self) -> str:
        about, overview = self.metadata, self.overview()
        counts = (
            f"{len(overview.summaries):,} conditions, {overview.n_studies:,} studies, "
            f"{overview.n_references:,} references"
        )
        lines = (counts, f"Searched through {about.searched_through}.", about.bottom_line, NOTICE)
        head = f"<h3>{escape(about.title)}, {escape(about.version)}</h3>"
        return head + "".join(f"<p>{escape(line)}</p>" for line in lines)


def load(path: str | Path | None = None) -> Evidence:
    """Open the dataset in a folder, in LDN_DATA, or the one that came with the program.

    Raises FaultyData with every fault, or LdnError when there is no dataset there.
    """
    return Evidence.opened(path)
