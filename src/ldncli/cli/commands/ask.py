"""`ldn ask WORDS...`."""

from typing import Annotated

from ldncli.cli.parameters import Argument
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import ask
from ldncli.queries.ask.answer import answer


@reading
def command(
    dataset: Dataset,
    words: Annotated[list[str], Argument(help="A question in your own words.")],
) -> Page:
    """Answer a question in your own words, from the records."""
    return ask.page(answer(dataset, " ".join(words)))
