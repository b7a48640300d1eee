"""`ldn positions [WORDS...]`."""

from typing import Annotated

from ldncli.cli.parameters import Argument
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import everyday
from ldncli.queries.everyday import positions
from ldncli.schema.studies import Reference


@reading
def command(
    dataset: Dataset,
    words: Annotated[
        list[str] | None, Argument(help="A condition, or a body.", show_default=False)
    ] = None,
) -> Page:
    """Tell what guidelines, regulators and societies say of LDN."""
    rows = positions(dataset, " ".join(words or ()))
    sources = (key for row in rows for key in row.references)
    return everyday.positions(rows, dataset.many(Reference, sources))
