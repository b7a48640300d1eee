"""`ldn trials [CONDITION]`."""

from typing import Annotated

from ldncli.cli.completion.choices import condition_names
from ldncli.cli.parameters import Argument, Option
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import trials
from ldncli.queries.list_words import listed, trial_words
from ldncli.queries.trials import trials as registered
from ldncli.schema.vocabulary import TrialStatus

SILENT = "Only those that ended two years or more before the search, with no result found."


@reading
def command(
    dataset: Dataset,
    condition: Annotated[
        list[str] | None,
        Argument(help="A condition or a number, and a status.", autocompletion=condition_names),
    ] = None,
    status: Annotated[TrialStatus | None, Option(help="Only of this status.")] = None,
    silent: Annotated[bool, Option("--silent", help=SILENT)] = False,
) -> Page:
    """List registered trials by status; those that ended and stayed silent are marked."""
    said = listed(dataset, condition or (), trial_words(), years=False)
    of_words = said.filters
    rows = registered(
        dataset,
        said.name,
        status=status or of_words.get("status"),
        silent_only=silent or "silent" in of_words,
    )
    return trials.page(rows)
