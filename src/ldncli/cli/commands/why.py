"""`ldn why CONDITION`."""

from typing import Annotated

from ldncli.cli.completion.choices import condition_names
from ldncli.cli.parameters import Argument, Option
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import why
from ldncli.queries.conditions import find_condition
from ldncli.queries.why import trace


@reading
def command(
    dataset: Dataset,
    condition: Annotated[
        list[str],
        Argument(help="A name as you type it: fm, MS.", autocompletion=condition_names),
    ],
    full: Annotated[
        bool, Option("--full", help="Every outcome, and every study in a line of its own.")
    ] = False,
) -> Page:
    """Trace a verdict: which studies count, each downgrade, what would change it."""
    return why.page(trace(dataset, find_condition(dataset, " ".join(condition))), full=full)
