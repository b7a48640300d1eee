"""`ldn claims [WORDS|ID]`."""

from typing import Annotated, Literal

from ldncli.cli.completion.choices import claim_names
from ldncli.cli.parameters import Argument, Option
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import claims
from ldncli.queries.claims import every_claim, find_claims
from ldncli.schema.vocabulary import ClaimVerdict

Group = Literal["verdict", "topic"]
WORDS = "What you read or heard, or the id of a claim."


@reading
def command(
    dataset: Dataset,
    words: Annotated[list[str] | None, Argument(help=WORDS, autocompletion=claim_names)] = None,
    verdict: Annotated[ClaimVerdict | None, Option(help="Only of this verdict.")] = None,
    by: Annotated[Group, Option(help="How to group the list.")] = "verdict",
) -> Page:
    """Tell whether what is said of LDN is true: the verdict, the reason, the studies."""
    if words:
        return claims.matching(find_claims(dataset, tuple(words), verdict))
    return claims.table(every_claim(dataset, verdict), by)
