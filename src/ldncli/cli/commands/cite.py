"""`ldn cite NAME`."""

from typing import Annotated

from ldncli.cli.completion.choices import citable_names
from ldncli.cli.parameters import Argument, Option
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.errors import UsageError
from ldncli.pages import cite
from ldncli.queries.citing import cited_by
from ldncli.schema.studies import Reference

NAMES = "A reference or study id, a PMID, a DOI, a registration, or a condition."


@reading
def command(
    dataset: Dataset,
    name: Annotated[list[str] | None, Argument(help=NAMES, autocompletion=citable_names)] = None,
    every: Annotated[bool, Option("--all", help="Every source of the dataset.")] = False,
) -> Page:
    """Cite sources: Vancouver text, or -f bibtex, ris or csl-json for a reference manager."""
    if every and name:
        raise UsageError("--all and a name exclude each other", "give one of them")
    if every:
        return cite.page(dataset.all(Reference))
    if not name:
        raise UsageError("nothing to cite is named", "for example: ldn cite fibromyalgia")
    return cite.page(cited_by(dataset, name))
