"""`ldn handout CONDITION --output FILE.html|.md|.pdf`."""

from typing import Annotated

import typer

from ldncli.cli.completion.choices import condition_names
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import handout
from ldncli.queries import handout as evidence
from ldncli.queries.conditions import find_condition
from ldncli.report.paper import FILES
from ldncli.schema.record import replace


@reading
def command(
    dataset: Dataset,
    condition: Annotated[
        list[str], typer.Argument(help="A name as you type it.", autocompletion=condition_names)
    ],
) -> Page:
    """Write two pages for a visit in plain words; --output FILE.pdf, .html or .md makes a file."""
    key = find_condition(dataset, " ".join(condition))
    page = handout.page(evidence.handout(dataset, key))
    return replace(page, files=FILES)
