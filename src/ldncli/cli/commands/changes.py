"""`ldn changes --since DATE`."""

from typing import Annotated, Literal

from ldncli.cli.parameters import Option
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import changes as changes_page
from ldncli.queries.changes import changes

Kind = Literal[
    "condition",
    "study",
    "class",
    "safety",
    "claim",
    "trial",
    "practice",
    "position",
    "mechanism",
    "pharmacology",
    "excluded",
    "awaiting",
]


@reading
def command(
    dataset: Dataset,
    since: Annotated[str, Option(metavar="DATE", help="A day, a month or a year: 2026-11.")],
    kind: Annotated[Kind | None, Option(help="Only records of this kind.")] = None,
    full: Annotated[bool, Option("--full", help="Leave nothing out.")] = False,
) -> Page:
    """Tell what was read, searched or corrected since a day, the newest first."""
    return changes_page.page(changes(dataset, since, (kind,) if kind else ()), full=full)
