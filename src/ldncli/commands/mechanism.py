"""`ldn mechanism [TOPIC]`."""

from typing import Annotated

import typer

from ldncli import model, queries
from ldncli.choices import mechanism_names
from ldncli.dataset import Dataset
from ldncli.layout import Page
from ldncli.pages import mechanism
from ldncli.reading import reading


@reading
def command(
    dataset: Dataset,
    topic: Annotated[
        str | None, typer.Argument(help="One mechanism.", autocompletion=mechanism_names)
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Every mechanism in full.")] = False,
) -> Page:
    """Explain how LDN may work: what was shown, in what, and what speaks against it."""
    if topic:
        found = queries.find_mechanism(dataset, topic)
        return mechanism.one(found, dataset.many(model.Reference, found.references))
    held, facts = dataset.all(model.Mechanism), dataset.all(model.Pharmacology)
    cited = [key for item in held for key in item.references]
    cited += [key for item in facts for key in item.references]
    references = dataset.many(model.Reference, cited)
    return mechanism.table(held, facts, references, full=full)
