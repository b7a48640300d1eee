"""`ldn map`."""

from typing import Annotated

import typer

from ldncli.dataset import Dataset
from ldncli.layout import Page
from ldncli.pages import map as map_page
from ldncli.queries.map import evidence_map
from ldncli.reading import reading


@reading
def command(
    dataset: Dataset,
    full: Annotated[bool, typer.Option("--full", help="A row for every condition.")] = False,
) -> Page:
    """Draw the evidence at a glance; --output FILE.svg or FILE.png makes a picture of it."""
    return map_page.page(evidence_map(dataset), full=full)
