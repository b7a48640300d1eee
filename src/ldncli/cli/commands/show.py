"""`ldn show CONDITION`."""

from typing import Annotated, Literal

from ldncli.cli.completion.choices import condition_names
from ldncli.cli.parameters import Argument, Option
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages.condition import show
from ldncli.queries.conditions import find_conditions, report

Part = Literal["findings", "studies", "other", "harms", "doses", "trials", "unknown", "references"]


@reading
def command(
    dataset: Dataset,
    condition: Annotated[
        list[str],
        Argument(help="Names as you type them: fm, MS, crohns.", autocompletion=condition_names),
    ],
    full: Annotated[bool, Option("--full", help="Leave nothing out.")] = False,
    section: Annotated[Part | None, Option(help="Only this part, in full.")] = None,
) -> Page:
    """Show a condition: the verdict, the findings with their certainty, the studies."""
    keys = find_conditions(dataset, condition)
    reports = tuple(report(dataset, key) for key in keys)
    return show.page(reports, full=full, section=section or "")
