"""`ldn practice [WORDS...]`."""

from typing import Annotated

from ldncli.cli.parameters import Argument
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import everyday
from ldncli.queries.everyday import practice
from ldncli.schema.studies import Reference


@reading
def command(
    dataset: Dataset,
    words: Annotated[
        list[str] | None,
        Argument(help="What you want to know, as you would say it.", show_default=False),
    ] = None,
) -> Page:
    """Answer day-to-day questions: what was studied, and whom to ask."""
    rows = practice(dataset, " ".join(words or ()))
    sources = (key for row in rows for key in row.references)
    return everyday.practice(rows, dataset.many(Reference, sources))
