"""`ldn check MEDICINE...`."""

from typing import Annotated

from ldncli.cli.completion.choices import medicine_names
from ldncli.cli.exit_codes import OF_CONCERN
from ldncli.cli.parameters import Argument, Option
from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.dataset.text_lines import lines_of
from ldncli.document.page import Page
from ldncli.pages import check
from ldncli.queries.interactions.check import check as checked
from ldncli.queries.interactions.medicine_lists import readable


@reading
def command(
    dataset: Dataset,
    medicine: Annotated[
        list[str] | None,
        Argument(
            help="Generic names or brands; commas part them; - reads standard input.",
            autocompletion=medicine_names,
            show_default=False,
        ),
    ] = None,
    file: Annotated[
        str | None, Option("--file", metavar="FILE", help="A list, one name a line.")
    ] = None,
    full: Annotated[bool, Option("--full", help="With what each source says.")] = False,
) -> Page:
    """Check medicines against LDN: worst first, guesses shown as guesses.

    Exit code 4: one is contraindicated or major. 5: none is, but a name is not known here or
    an opioid was stopped. 0: neither, which is not a finding of safety.
    """
    named = medicine or []
    places = [*([file] if file else []), *(["-"] if "-" in named else [])]
    lines = readable([line for place in dict.fromkeys(places) for line in lines_of(place)])
    arguments = [word for word in named if word != "-"]
    answers = checked(dataset, arguments, lines)
    return check.page(answers, full=full, exit_code=OF_CONCERN[answers.concern])
