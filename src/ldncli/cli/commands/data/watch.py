"""`ldn data watch [CONDITION]`."""

import os
import re
from pathlib import Path
from typing import Annotated

from ldncli.cli.completion.choices import condition_names
from ldncli.cli.failures import guarded
from ldncli.cli.fetching import fetched
from ldncli.cli.options import DataOption, ForceOption
from ldncli.cli.parameters import Argument, Option
from ldncli.cli.wanted import Wanted, wanted
from ldncli.errors import UsageError
from ldncli.output import write

SINCE = "The first day of interest, such as 2026-06-01; the month that the search reached without."
FETCH = "Ask PubMed and ClinicalTrials.gov, and write what comes into the folder of --output."
EMAIL = "Where NCBI can write to you, which its rules ask for; or set LDN_CONTACT."
FOLDER = "The folder for what is fetched; an unfinished fetch in it goes on."


def command(
    condition: Annotated[
        list[str] | None,
        Argument(help="A condition; all of LDN without.", autocompletion=condition_names),
    ] = None,
    since: Annotated[str, Option("--since", metavar="DAY", help=SINCE)] = "",
    quiet: Annotated[bool, Option("--quiet", "-q", help="The addresses alone.")] = False,
    fetch: Annotated[bool, Option("--fetch", help=FETCH)] = False,
    email: Annotated[str, Option("--email", metavar="ADDRESS", help=EMAIL)] = "",
    output: Annotated[str | None, Option("--output", "-o", metavar="DIR", help=FOLDER)] = None,
    force: ForceOption = False,
    data: DataOption = None,
) -> None:
    """Print the dataset's searches since it was searched, as addresses; or fetch what is new."""
    name = " ".join(condition or ())
    if fetch:
        guarded(lambda: _fetch(name, since, email, output, force, data))
    else:
        guarded(lambda: _print(wanted(name, since, data), quiet))


def _print(asked: Wanted, quiet: bool) -> int:
    from ldncli.pages.screening import search_lines
    from ldncli.queries.screening.searches import searches

    found = searches(asked.since, asked.terms)
    lines = [s.address for s in found] if quiet else search_lines(found, asked.since, asked.label)
    write.to_stdout("".join(f"{line}\n" for line in lines))
    return 0


def _fetch(
    name: str, since: str, email: str, output: str | None, force: bool, data: str | None
) -> int:
    contact = email or os.environ.get("LDN_CONTACT", "")
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", contact):
        wrong = f"“{contact}” is no e-mail address" if contact else "PubMed asks who is asking"
        raise UsageError(wrong, "add --email you@example.org, or set LDN_CONTACT")
    if output is None:
        raise UsageError("no folder is named for what comes", "add --output DIR")
    return fetched(wanted(name, since, data), contact, Path(output), force)
