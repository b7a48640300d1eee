"""`ldn dosing [CONDITION]`."""

from typing import Annotated

from ldncli.cli.completion.choices import condition_names
from ldncli.cli.parameters import Argument, Option
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import dosing
from ldncli.queries.conditions import find_condition
from ldncli.queries.dosing import dosing as doses


@reading
def command(
    dataset: Dataset,
    condition: Annotated[
        list[str] | None, Argument(help="Only in this one.", autocompletion=condition_names)
    ] = None,
    full: Annotated[bool, Option("--full", help="Every study in a row.")] = False,
) -> Page:
    """Tell doses, titration, timing and formulation as studied; it recommends none."""
    key = find_condition(dataset, " ".join(condition)) if condition else None
    return dosing.page(doses(dataset, key), full=full)
