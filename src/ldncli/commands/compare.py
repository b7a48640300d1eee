"""`ldn compare A B [C]`."""

from typing import Annotated

import typer

from ldncli.choices import condition_or_study_names
from ldncli.dataset import Dataset
from ldncli.layout import Page
from ldncli.pages import compare
from ldncli.queries.compare import compared
from ldncli.reading import reading


@reading
def command(
    dataset: Dataset,
    names: Annotated[
        list[str],
        typer.Argument(
            help="Two or three conditions, or two or three studies.",
            metavar="A B [C]",
            autocompletion=condition_or_study_names,
        ),
    ],
) -> Page:
    """Put conditions, or studies, side by side: one aspect a row."""
    return compare.page(compared(dataset, names))
