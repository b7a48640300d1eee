"""`ldn conditions`."""

from typing import Annotated, Literal

from ldncli.cli.parameters import Option
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import conditions
from ldncli.queries.conditions import summaries
from ldncli.schema.vocabulary import Area, Certainty, Tier

Sort = Literal["evidence", "name", "certainty", "people", "studies", "area"]


@reading
def command(
    dataset: Dataset,
    area: Annotated[Area | None, Option(help="Only this field of medicine.")] = None,
    tier: Annotated[Tier | None, Option(help="Only this kind of evidence.")] = None,
    certainty: Annotated[Certainty | None, Option(help="Only this sure.")] = None,
    sort: Annotated[Sort, Option(help="What comes first.")] = "evidence",
) -> Page:
    """List the conditions studied: what was found, how sure that is, in how many people."""
    rows = summaries(dataset, area=area, tier=tier, certainty=certainty, sort=sort)
    return conditions.page(rows)
