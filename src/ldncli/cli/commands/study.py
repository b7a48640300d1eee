"""`ldn study ID`."""

from typing import Annotated

from ldncli.cli.completion.choices import study_names
from ldncli.cli.parameters import Argument
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages.study import show
from ldncli.queries.study import find_study, study_report

NAMES = "An id, an author and year, a PMID, a DOI, a registration or an acronym."


@reading
def command(
    dataset: Dataset,
    name: Annotated[
        list[str],
        Argument(help=NAMES, metavar="ID", autocompletion=study_names),
    ],
) -> Page:
    """Show one study in full: people, dose, every result, harms, bias, funding, sources."""
    return show.page(study_report(dataset, find_study(dataset, " ".join(name))))
