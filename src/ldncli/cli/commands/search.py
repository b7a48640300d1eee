"""`ldn search WORDS`."""

from typing import Annotated

from ldncli.cli.parameters import Argument, Option
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import search as page
from ldncli.queries.absent import absent, not_held
from ldncli.queries.search.search import search
from ldncli.schema.vocabulary import SearchKind

WORDS = "Words, a beginning (pregnan*), or a phrase ('\"vivid dreams\"')."


@reading
def command(
    dataset: Dataset,
    words: Annotated[list[str], Argument(help=WORDS)],
    kind: Annotated[SearchKind | None, Option(help="Only records of this kind.")] = None,
    limit: Annotated[int, Option(min=1, max=10000, help="At most so many hits.")] = 6,
) -> Page:
    """Search every record for words: best first, with the command that opens each."""
    results = search(dataset, tuple(words), kind=kind, limit=limit)
    text = " ".join(words)
    return page.page(results, absent(dataset, text), not_held(dataset, text))
