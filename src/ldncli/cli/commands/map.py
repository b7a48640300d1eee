"""`ldn map`."""

from typing import Annotated

from ldncli.cli.parameters import Option
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import evidence_map as map_page
from ldncli.queries.evidence_map import evidence_map


@reading
def command(
    dataset: Dataset,
    full: Annotated[bool, Option("--full", help="A row for every condition.")] = False,
) -> Page:
    """Draw the evidence at a glance; --output FILE.svg or FILE.png makes a picture of it."""
    return map_page.page(evidence_map(dataset), full=full)
