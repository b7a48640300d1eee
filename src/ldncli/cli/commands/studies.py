"""`ldn studies`."""

from typing import Annotated, Literal

from ldncli.cli.completion.choices import condition_names, design_words
from ldncli.cli.parameters import Argument, Option
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import studies
from ldncli.queries.conditions import find_condition
from ldncli.queries.list_words import listed, study_words, with_words
from ldncli.queries.studies import StudyFilter, find, set_aside
from ldncli.queries.trials import unreported
from ldncli.schema.studies import Awaiting, Excluded, Reference
from ldncli.schema.vocabulary import Direction, DoseClass, Tier

WORDS = "A condition, and filters in words: fm randomised 2024."
Sort = Literal["evidence", "year", "people", "id", "design", "direction", "dose"]
DESIGN = "A design, or: randomised, uncontrolled, cases, people, review, laboratory."
TIER = "That give this kind of evidence; all but preclinical means low dose, not retracted."
UNPUBLISHED = "Known only from a registry, a press release or a web page."
FUNDER = "Paid for by somebody with this word in the name; few papers say who paid."
CORRECTED = "Corrected, or retracted, after they came out."
EXCLUDED = "The records judged not to belong instead, each with the reason."
AWAITING = "The studies that could not yet be read instead."


@reading
def command(
    dataset: Dataset,
    words: Annotated[list[str] | None, Argument(help=WORDS, autocompletion=condition_names)] = None,
    condition: Annotated[
        str | None, Option(help="Of this condition.", autocompletion=condition_names)
    ] = None,
    design: Annotated[str | None, Option(help=DESIGN, autocompletion=design_words)] = None,
    dose_class: Annotated[DoseClass | None, Option(help="Of this class of dose.")] = None,
    direction: Annotated[Direction | None, Option(help="That point this way.")] = None,
    since: Annotated[int | None, Option(help="Published in this year or later.")] = None,
    until: Annotated[int | None, Option(help="Published in this year or earlier.")] = None,
    min_n: Annotated[int | None, Option(help="With at least so many people.")] = None,
    tier: Annotated[Tier | None, Option(help=TIER)] = None,
    retracted: Annotated[bool, Option("--retracted", help="Only retracted ones.")] = False,
    unpublished: Annotated[bool, Option("--unpublished", help=UNPUBLISHED)] = False,
    funder: Annotated[str | None, Option(metavar="WORD", help=FUNDER)] = None,
    null: Annotated[bool, Option("--null", help="That found no clear difference.")] = False,
    corrected: Annotated[bool, Option("--corrected", help=CORRECTED)] = False,
    excluded: Annotated[bool, Option("--excluded", help=EXCLUDED)] = False,
    awaiting: Annotated[bool, Option("--awaiting", help=AWAITING)] = False,
    sort: Annotated[Sort, Option(help="What comes first.")] = "evidence",
) -> Page:
    """List studies that pass every filter given; -f json gives every field of each."""
    said = listed(dataset, words or (), study_words(), years=True)
    key = find_condition(dataset, condition or said.name) if condition or said.name else None
    if excluded or said.asks("excluded"):
        return studies.aside(set_aside(dataset, Excluded, key))
    if awaiting or said.asks("awaiting"):
        return studies.aside(set_aside(dataset, Awaiting, key))
    filters = StudyFilter(
        condition=key,
        design=design,
        dose_class=dose_class,
        direction=direction,
        since=since,
        until=until,
        min_n=min_n,
        tier=tier,
        retracted=retracted,
        unpublished=unpublished,
        funder=funder,
        null=null,
        corrected=corrected,
    )
    filters = with_words(filters, said)
    passing = find(dataset, filters, sort)
    references = dataset.many(Reference, [study.reference for study in passing])
    silent = unreported(dataset, key) if filters.unpublished else ()
    return studies.page(passing, references, silent, ordered=sort == "evidence")
