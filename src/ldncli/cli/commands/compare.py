"""`ldn compare A B [C]`."""

from typing import Annotated

from ldncli.cli.completion.choices import condition_or_study_names
from ldncli.cli.parameters import Argument
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages.compare import conditions
from ldncli.queries.compare import compared


@reading
def command(
    dataset: Dataset,
    names: Annotated[
        list[str],
        Argument(
            help="Two or three conditions, or two or three studies.",
            metavar="A B [C]",
            autocompletion=condition_or_study_names,
        ),
    ],
) -> Page:
    """Put conditions, or studies, side by side: one aspect a row."""
    return conditions.page(compared(dataset, names))
