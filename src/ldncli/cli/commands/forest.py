"""`ldn forest CONDITION`."""

from enum import StrEnum
from typing import Annotated

import typer

from ldncli.cli.completion.choices import condition_names, outcome_names
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import forest as forest_page
from ldncli.queries.conditions import find_condition
from ldncli.queries.forest.plot import forest


class Model(StrEnum):
    """How the variance between trials is estimated."""

    REML = "reml"
    DL = "dl"


@reading
def command(
    dataset: Dataset,
    condition: Annotated[
        list[str],
        typer.Argument(
            help="A name as you type it: fm, MS, crohns.", autocompletion=condition_names
        ),
    ],
    outcome: Annotated[
        str,
        typer.Option(
            help="Another outcome than that of the main finding.",
            autocompletion=outcome_names,
            show_default=False,
        ),
    ] = "",
    model: Annotated[
        Model,
        typer.Option(help="Restricted maximum likelihood, or DerSimonian-Laird."),
    ] = Model.REML,
    full: Annotated[bool, typer.Option("--full", help="Say what each row measured.")] = False,
) -> Page:
    """Draw a forest plot; --output FILE.svg or FILE.png makes a picture of it."""
    drawn = forest(
        dataset, find_condition(dataset, " ".join(condition)), outcome, model=model.value
    )
    return forest_page.page(drawn, full=full)
