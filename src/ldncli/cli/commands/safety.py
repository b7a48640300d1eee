"""`ldn safety [TOPIC]`."""

from typing import Annotated

from ldncli.cli.completion.choices import safety_topics
from ldncli.cli.parameters import Argument, Option
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import safety
from ldncli.queries.safety import report


@reading
def command(
    dataset: Dataset,
    topic: Annotated[
        list[str] | None,
        Argument(
            help="liver, surgery, withdrawal, harms, washout, ...",
            autocompletion=safety_topics,
            show_default=False,
        ),
    ] = None,
    full: Annotated[bool, Option("--full", help="Every note, harm and source.")] = False,
) -> Page:
    """Tell harms and cautions: what was seen at low dose apart from what only at 50 mg."""
    return safety.page(report(dataset, " ".join(topic or [])), full=full)
