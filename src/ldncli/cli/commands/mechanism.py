"""`ldn mechanism [TOPIC]`."""

from typing import Annotated

from ldncli.cli.completion.choices import mechanism_names
from ldncli.cli.parameters import Argument, Option
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import mechanism
from ldncli.queries.mechanisms import find_mechanism
from ldncli.schema.knowledge import Mechanism, Pharmacology
from ldncli.schema.studies import Reference


@reading
def command(
    dataset: Dataset,
    topic: Annotated[
        str | None, Argument(help="One mechanism.", autocompletion=mechanism_names)
    ] = None,
    full: Annotated[bool, Option("--full", help="Every mechanism in full.")] = False,
) -> Page:
    """Explain how LDN may work: what was shown, in what, and what speaks against it."""
    if topic:
        one = find_mechanism(dataset, topic)
        return mechanism.one(one, dataset.many(Reference, one.references))
    mechanisms, facts = dataset.all(Mechanism), dataset.all(Pharmacology)
    cited = [key for item in mechanisms for key in item.references]
    cited += [key for item in facts for key in item.references]
    references = dataset.many(Reference, cited)
    return mechanism.table(mechanisms, facts, references, full=full)
