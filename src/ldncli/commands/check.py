"""`ldn check MEDICINE...`."""

from typing import Annotated

import typer

from ldncli.choices import medicine_names
from ldncli.dataset import Dataset
from ldncli.layout import Page
from ldncli.pages import check
from ldncli.queries import interactions
from ldncli.reading import reading
from ldncli.sources import lines_of


@reading
def command(
    dataset: Dataset,
    medicine: Annotated[
        list[str] | None,
        typer.Argument(
            help="Generic names or brands; commas part them; - reads standard input.",
            autocompletion=medicine_names,
            show_default=False,
        ),
    ] = None,
    file: Annotated[
        str | None, typer.Option("--file", metavar="FILE", help="A list, one name a line.")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="With what each source says.")] = False,
) -> Page:
    """Check medicines against LDN: worst first, guesses shown as guesses.

    Exit code 4: one is contraindicated or major. 5: none is, but a name is not known here.
    0: every name is known and none is serious, which is not a finding of safety.
    """
    named = medicine or []
    places = [*([file] if file else []), *(["-"] if "-" in named else [])]
    lines = [line for place in dict.fromkeys(places) for line in lines_of(place)]
    arguments = [word for word in named if word != "-"]
    return check.page(interactions.check(dataset, arguments, lines), full=full)
