"""`ldn timeline [CONDITION]`."""

from typing import Annotated

from ldncli.cli.completion.choices import condition_names
from ldncli.cli.parameters import Argument
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import timeline as timeline_page
from ldncli.queries.conditions import find_condition
from ldncli.queries.timeline import timeline


@reading
def command(
    dataset: Dataset,
    condition: Annotated[
        list[str] | None,
        Argument(help="One condition; all of them without.", autocompletion=condition_names),
    ] = None,
) -> Page:
    """Draw the studies over the years; --output FILE.svg or FILE.png makes a picture of it."""
    key = find_condition(dataset, " ".join(condition)) if condition else ""
    return timeline_page.page(timeline(dataset, key))
