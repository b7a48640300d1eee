"""`ldn handout CONDITION... --output FILE.html|.md|.pdf`."""

from datetime import UTC, datetime
from typing import Annotated

from ldncli.cli.completion.choices import condition_names
from ldncli.cli.parameters import Argument, Option
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.dataset.text_lines import lines_of
from ldncli.document.page import Page
from ldncli.pages import handout
from ldncli.queries.conditions import find_conditions
from ldncli.queries.handout import handouts
from ldncli.queries.interactions.check import check
from ldncli.report.paper import files
from ldncli.schema.record import replace


@reading
def command(
    dataset: Dataset,
    condition: Annotated[
        list[str],
        Argument(help="Names as you type them.", autocompletion=condition_names),
    ],
    medicines: Annotated[
        str | None,
        Option("--medicines", metavar="FILE", help="Your list, one name a line, checked."),
    ] = None,
    large: Annotated[bool, Option("--large", help="In large print, on more pages.")] = False,
    printed: Annotated[
        str | None, Option(metavar="DATE", help="The day of printing; today if not given.")
    ] = None,
) -> Page:
    """Write two pages for a visit in plain words; --output FILE.pdf, .html or .md makes a file."""
    keys = find_conditions(dataset, condition)
    checked = check(dataset, (), lines_of(medicines)) if medicines else None
    day = printed or datetime.now(UTC).date().isoformat()
    page = handout.page(*handouts(dataset, keys), checked=checked, printed=day)
    return replace(page, files=files(large=large))
