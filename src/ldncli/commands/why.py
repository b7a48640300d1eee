"""`ldn why CONDITION`."""

from typing import Annotated

import typer

from ldncli import queries
from ldncli.choices import condition_names
from ldncli.dataset import Dataset
from ldncli.layout import Page
from ldncli.pages import why
from ldncli.queries.why import trace
from ldncli.reading import reading


@reading
def command(
    dataset: Dataset,
    condition: Annotated[
        str,
        typer.Argument(help="A name as you type it: fm, MS.", autocompletion=condition_names),
    ],
    full: Annotated[
        bool, typer.Option("--full", help="Every outcome, and every study in a line of its own.")
    ] = False,
) -> Page:
    """Trace a verdict: which studies count, each downgrade, what would change it."""
    return why.page(trace(dataset, queries.find_condition(dataset, condition)), full=full)
