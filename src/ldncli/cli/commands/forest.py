"""`ldn forest CONDITION`."""

from typing import Annotated, Literal

from ldncli.cli.completion.choices import condition_names, outcome_names
from ldncli.cli.parameters import Argument, Option
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import forest as forest_page
from ldncli.queries.conditions import find_condition
from ldncli.queries.forest.plot import forest

Model = Literal["reml", "dl"]  # how the variance between trials is estimated


@reading
def command(
    dataset: Dataset,
    condition: Annotated[
        list[str],
        Argument(help="A name as you type it: fm, MS, crohns.", autocompletion=condition_names),
    ],
    outcome: Annotated[
        str,
        Option(
            help="Another outcome than that of the main finding.",
            autocompletion=outcome_names,
            show_default=False,
        ),
    ] = "",
    model: Annotated[
        Model,
        Option(help="Restricted maximum likelihood, or DerSimonian-Laird."),
    ] = "reml",
    full: Annotated[bool, Option("--full", help="Say what each row measured.")] = False,
) -> Page:
    """Draw a forest plot; --output FILE.svg or FILE.png makes a picture of it."""
    drawn = forest(dataset, find_condition(dataset, " ".join(condition)), outcome, model=model)
    return forest_page.page(drawn, full=full)
