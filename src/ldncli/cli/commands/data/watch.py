"""`ldn data watch [CONDITION]`."""

from pathlib import Path
from typing import Annotated

import typer

from ldncli.cli.completion.choices import condition_names
from ldncli.cli.failures import guarded
from ldncli.cli.options import DataOption
from ldncli.errors import UsageError
from ldncli.output import write
from ldncli.schema.record import Record

SINCE = "The first day of interest, such as 2026-06-01; the month that the search reached without."
DAY = r"\d{4}-\d\d-\d\d"


class Wanted(Record):
    """What is searched for: since which day, by which names of a condition, called what."""

    since: str
    terms: tuple[str, ...]
    label: str


def command(
    condition: Annotated[
        list[str] | None,
        typer.Argument(help="A condition; all of LDN without.", autocompletion=condition_names),
    ] = None,
    since: Annotated[str, typer.Option("--since", metavar="DAY", help=SINCE)] = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="The addresses alone.")] = False,
    data: DataOption = None,
) -> None:
    """Print the dataset's searches since it was searched, as addresses to open."""
    guarded(lambda: _print(" ".join(condition or ()), since, quiet, data))


def _print(name: str, since: str, quiet: bool, data: Path | None) -> int:
    from ldncli.pages.screening import search_lines
    from ldncli.queries.screening.searches import searches

    asked = wanted(name, since, data)
    found = searches(asked.since, asked.terms)
    lines = [s.address for s in found] if quiet else search_lines(found, asked.since, asked.label)
    write.to_stdout("".join(f"{line}\n" for line in lines))
    return 0


def wanted(name: str, since: str, data: Path | None) -> Wanted:
    """Return what to search for; raise UsageError for a day that is none."""
    import re

    from ldncli.dataset.dataset import open_dataset
    from ldncli.queries.conditions import find_condition
    from ldncli.queries.screening.searches import condition_terms, first_day
    from ldncli.schema.conditions import Condition

    if since and not re.fullmatch(DAY, since):
        raise UsageError(f"“{since}” is no day", "write it as 2026-06-01")
    dataset = open_dataset(data)
    day = since or first_day(dataset.metadata.searched_through)
    row = dataset.get(Condition, find_condition(dataset, name)) if name else None
    if row is None:
        return Wanted(since=day, terms=(), label="low-dose naltrexone")
    return Wanted(since=day, terms=condition_terms(row), label=f"naltrexone and {row.name}")
