"""`ldn show CONDITION`."""

from typing import Annotated, Literal

import typer

from ldncli import queries
from ldncli.choices import condition_names
from ldncli.dataset import Dataset
from ldncli.layout import Page
from ldncli.pages import show
from ldncli.reading import reading

Part = Literal["findings", "studies", "other", "harms", "doses", "trials", "unknown", "references"]


@reading
def command(
    dataset: Dataset,
    condition: Annotated[
        list[str],
        typer.Argument(
            help="Names as you type them: fm, MS, crohns.", autocompletion=condition_names
        ),
    ],
    full: Annotated[bool, typer.Option("--full", help="Leave nothing out.")] = False,
    section: Annotated[Part | None, typer.Option(help="Only this part, in full.")] = None,
) -> Page:
    """Show a condition: the verdict, the findings with their certainty, the studies."""
    keys = dict.fromkeys(queries.find_condition(dataset, name) for name in condition)
    reports = tuple(queries.report(dataset, key) for key in keys)
    return show.page(reports, full=full, section=section or "")
