"""The home page and `ldn about`: what LDN is, and the evidence at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.__about__ import __version__
from ldncli.document.blocks import Bullets, Facts, Hint, Prose, Section, Span, Title
from ldncli.document.page import Page
from ldncli.document.wording import DOSES, MARKS, OPIOIDS, bottom_line, count, together
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ldncli.document.blocks import Block, Text
    from ldncli.queries.overview import Overview
    from ldncli.schema.metadata import Metadata
    from ldncli.schema.vocabulary import Direction

EXAMPLES = (
    ("ldn ask does it help fibromyalgia", "any question, in your words"),
    ("ldn show fibromyalgia", "one condition (names as you type them: fm, MS, crohns)"),
    ("ldn check tramadol, sertraline", "can these be taken together?"),
    ("ldn conditions", "what has been studied"),
)
# What most trials found comes first, and not what is hoped for.
GLANCE: tuple[Direction, ...] = ("no-difference", "mixed", "favours-comparator", "favours-ldn")


class OverviewData(Record):
    """The program, its dataset, and how many records of each kind it has.

    `researched` counts the conditions with a randomised low-dose trial, `directions` those of
    them whose main finding points each way.
    """

    version: str
    dataset: Metadata
    conditions: int
    researched: int
    directions: Mapping[Direction, int]
    studies: int
    references: int
    registered_trials: int
    excluded: int
    awaiting: int


def home(overview: Overview) -> Page:
    """Arrange the short page that `ldn` alone prints: the bottom line, the ways in, the warning."""
    blocks = (
        Title(text=f"ldn {__version__}", aside="the published evidence on low-dose naltrexone"),
        Prose(text=Span(text=bottom_line(overview.summaries), style="strong")),
        Prose(text=_glance(overview)),
        Facts(rows=EXAMPLES),
        Prose(text=Span(text=OPIOIDS, style="warn"), indent=0),
        Hint(text="ldn --help lists every command · ldn about tells the method and its limits"),
    )
    return _page("ldn.home/1", overview, blocks)


def about(overview: Overview) -> Page:
    """Arrange what LDN is, the bottom line, and how the dataset was made."""
    meta = overview.metadata
    bands = tuple((DOSES[band.dose_class], band.says) for band in meta.dose_bands)
    blocks = (
        Title(text="About LDN and this dataset", aside=f"dataset {meta.version}"),
        Prose(text=meta.low_dose),
        Section(text="The bottom line"),
        Prose(text=Span(text=meta.bottom_line, style="strong")),
        Prose(text=_glance(overview)),
        Section(text="What counts as which dose"),
        Facts(rows=bands),
        Section(text="How it was made"),
        Facts(rows=_origin(overview)),
        Section(text="Method"),
        Bullets(items=meta.method),
        Section(text="Known gaps"),
        Bullets(items=meta.known_gaps),
    )
    return _page("ldn.about/1", overview, blocks)


def _glance(overview: Overview) -> Text:
    """Return the counts: those compared with placebo and rated, the others apart."""
    rated = overview.against_placebo
    parts = [
        together((*MARKS[key][:2], "in", str(overview.showing(key))))
        for key in GLANCE
        if overview.showing(key)
    ]
    others = len(overview.researched) - len(rated)
    apart = [together((str(others), "without", "placebo", "or", "not", "rated"))] if others else []
    tried = f"{count(len(overview.researched), 'has', 'have')} a randomised low-dose trial"
    listed = ", ".join([*parts, *apart])
    return f"{count(len(overview.summaries), 'condition')}; {tried}: {listed or 'none rated'}."


def _origin(overview: Overview) -> tuple[tuple[str, Text], ...]:
    meta = overview.metadata
    return (
        ("Searched on", f"{meta.searched_on}; the newest item met is of {meta.searched_through}"),
        ("Sources", "; ".join(meta.sources)),
        ("Held", _numbers(overview)),
        ("Licence", meta.licence),
    )


def _numbers(overview: Overview) -> str:
    return ", ".join(
        (
            count(overview.n_studies, "study", "studies"),
            count(overview.n_references, "source"),
            count(overview.n_trials, "registered trial"),
            f"{overview.n_excluded} excluded with a reason",
            f"{overview.n_awaiting} awaiting a readable text",
        )
    )


def _page(schema: str, overview: Overview, blocks: tuple[Block, ...]) -> Page:
    data = OverviewData(
        version=__version__,
        dataset=overview.metadata,
        conditions=len(overview.summaries),
        researched=len(overview.researched),
        directions={key: overview.showing(key) for key in GLANCE},
        studies=overview.n_studies,
        references=overview.n_references,
        registered_trials=overview.n_trials,
        excluded=overview.n_excluded,
        awaiting=overview.n_awaiting,
    )
    return Page(schema=schema, data=data, records=(data,), blocks=blocks)
