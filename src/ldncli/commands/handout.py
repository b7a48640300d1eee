"""`ldn handout CONDITION --output FILE.html|.md|.pdf`."""

from typing import Annotated

import typer

from ldncli import queries
from ldncli.choices import condition_names
from ldncli.dataset import Dataset
from ldncli.layout import Page
from ldncli.pages import handout
from ldncli.queries import handout as evidence
from ldncli.reading import reading
from ldncli.record import replace
from ldncli.report.paper import FILES


@reading
def command(
    dataset: Dataset,
    condition: Annotated[
        str, typer.Argument(help="A name as you type it.", autocompletion=condition_names)
    ],
) -> Page:
    """Write two pages for a visit in plain words; --output FILE.pdf, .html or .md makes a file."""
    key = queries.find_condition(dataset, condition)
    made = handout.page(evidence.handout(dataset, key))
    return replace(made, files=FILES)
