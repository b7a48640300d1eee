"""`ldn studies`."""

from typing import Annotated, Literal

import typer

from ldncli import model, queries
from ldncli.choices import condition_names
from ldncli.dataset import Dataset
from ldncli.layout import Page
from ldncli.pages import studies
from ldncli.queries.studies import StudyFilter, find
from ldncli.reading import reading
from ldncli.vocabulary import Direction, DoseClass

Sort = Literal["year", "people", "id", "design"]


@reading
def command(
    dataset: Dataset,
    condition: Annotated[
        str | None, typer.Option(help="Of this condition.", autocompletion=condition_names)
    ] = None,
    design: Annotated[
        str | None, typer.Option(help="A design, or: randomised, review, laboratory, people.")
    ] = None,
    dose_class: Annotated[DoseClass | None, typer.Option(help="Of this class of dose.")] = None,
    direction: Annotated[Direction | None, typer.Option(help="That point this way.")] = None,
    since: Annotated[int | None, typer.Option(help="Published in this year or later.")] = None,
    until: Annotated[int | None, typer.Option(help="Published in this year or earlier.")] = None,
    min_n: Annotated[int | None, typer.Option(help="With at least so many people.")] = None,
    retracted: Annotated[bool, typer.Option("--retracted", help="Only retracted ones.")] = False,
    sort: Annotated[Sort, typer.Option(help="What comes first.")] = "year",
) -> Page:
    """List studies that pass every filter given; -f json gives every field of each."""
    wanted = StudyFilter(
        condition=condition and queries.find_condition(dataset, condition),
        design=design,
        dose_class=dose_class,
        direction=direction,
        since=since,
        until=until,
        min_n=min_n,
        retracted=retracted,
    )
    held = find(dataset, wanted, sort)
    references = dataset.many(model.Reference, [study.reference for study in held])
    return studies.page(held, references)
