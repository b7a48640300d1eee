"""`ldn study ID`."""

from typing import Annotated

import typer

from ldncli.choices import study_names
from ldncli.dataset import Dataset
from ldncli.layout import Page
from ldncli.pages import study
from ldncli.queries.study import find_study, study_report
from ldncli.reading import reading

NAMES = "An id, an author and year, a PMID, a DOI, a registration or an acronym."


@reading
def command(
    dataset: Dataset,
    name: Annotated[
        list[str],
        typer.Argument(help=NAMES, metavar="ID", autocompletion=study_names),
    ],
) -> Page:
    """Show one study in full: people, dose, every result, harms, bias, funding, sources."""
    return study.page(study_report(dataset, find_study(dataset, " ".join(name))))
