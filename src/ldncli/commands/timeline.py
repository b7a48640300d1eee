"""`ldn timeline [CONDITION]`."""

from typing import Annotated

import typer

from ldncli import queries
from ldncli.choices import condition_names
from ldncli.dataset import Dataset
from ldncli.layout import Page
from ldncli.pages import timeline as timeline_page
from ldncli.queries.timeline import timeline
from ldncli.reading import reading


@reading
def command(
    dataset: Dataset,
    condition: Annotated[
        str | None,
        typer.Argument(help="One condition; all of them without.", autocompletion=condition_names),
    ] = None,
) -> Page:
    """Draw the studies over the years; --output FILE.svg or FILE.png makes a picture of it."""
    found = queries.find_condition(dataset, condition) if condition is not None else ""
    return timeline_page.page(timeline(dataset, found))
