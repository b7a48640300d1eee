"""What every reading command shares: its options, and the way from a page to the output.

A command is a function from a dataset and its own arguments to a Page. `reading` adds the
shared options to its signature, opens the dataset, and hands the page to its renderer.
"""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from ldncli.cli import failures
from ldncli.cli.renderers import Format, renderer
from ldncli.dataset.dataset import Dataset, open_dataset
from ldncli.document.page import Document, Page
from ldncli.errors import LdnError, UsageError
from ldncli.output import write
from ldncli.output.terminal import When, detect
from ldncli.schema.record import Record, replace

NOTICE = "Information, not medical advice: LDN is an off-label use; ask a clinician or pharmacist."
TEXT_SUFFIXES = ("", ".txt", ".md", ".json", ".jsonl", ".csv", ".tsv", ".toml")
FIELDED = (Format.json, Format.jsonl, Format.csv, Format.tsv, Format.toml)
Command = Callable[..., Page]

FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="How to write the answer.", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
FieldsOption = Annotated[
    str | None, typer.Option("--fields", metavar="A,B", help="Only these fields.")
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to a file, whole or not at all.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Write over an existing file.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Ids only, one a line.")]
DataOption = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Read another dataset of the same schema."),
]
ColourOption = Annotated[
    When, typer.Option("--color", "--colour", help="When to use colour and bold.")
]
LinksOption = Annotated[When, typer.Option("--hyperlinks", help="When to write links.")]


class Shared(Record):
    """The shared options as they were given."""

    output_format: Format | None = None
    as_json: bool = False
    fields_wanted: str | None = None
    output: Path | None = None
    force: bool = False
    quiet: bool = False
    data: Path | None = None
    colour: When = "auto"
    hyperlinks: When = "auto"


OPTIONS: dict[str, Any] = {
    "output_format": FormatOption,
    "as_json": JsonOption,
    "fields_wanted": FieldsOption,
    "output": OutputOption,
    "force": ForceOption,
    "quiet": QuietOption,
    "data": DataOption,
    "colour": ColourOption,
    "hyperlinks": LinksOption,
}


def reading(command: Command) -> Callable[..., None]:
    """Turn a function from (dataset, arguments) to a Page into a Typer command."""
    own = list(inspect.signature(command).parameters.values())[1:]

    def run(**values: Any) -> None:
        shared = Shared(**{name: values.pop(name) for name in OPTIONS})
        guarded(lambda: _answer(command, values, shared))

    added = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=getattr(Shared, name), annotation=hint
        )
        for name, hint in OPTIONS.items()
    ]
    mine = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own]
    run.__signature__ = inspect.Signature([*mine, *added])  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in [*mine, *added]}
    run.__doc__, run.__name__ = command.__doc__, command.__name__
    return run


def guarded(action: Callable[[], int]) -> None:
    """Run an action and leave with its exit code; tell a failure in words."""
    try:
        status = action()
    except LdnError as error:
        raise typer.Exit(failures.tell(error)) from None
    if status:
        raise typer.Exit(status)


def _answer(command: Command, values: dict[str, Any], shared: Shared) -> int:
    wanted = _format(shared)
    dataset = open_dataset(shared.data)
    page = command(dataset, **values)
    deliver(dataset, page, wanted, shared)
    return page.status


def deliver(dataset: Dataset, page: Page, wanted: Format, shared: Shared) -> None:
    """Render a page and write it where it was asked for."""
    drawn = _drawn_by_suffix(page, shared)
    if drawn and shared.output:
        write.to_file(shared.output, drawn(_document(dataset, page)), force=shared.force)
        return
    if shared.quiet:
        text = "".join(f"{key}\n" for key in page.ids)
        terminal = detect(sys.stdout, os.environ)
    else:
        terminal = detect(sys.stdout, os.environ, shared.colour, shared.hyperlinks)
        if shared.output:
            terminal = replace(terminal, tty=False, unicode=True, colour=False)
        if shared.fields_wanted is not None:
            page = selected(page, shared.fields_wanted, wanted)
        text = renderer(wanted, terminal)(_document(dataset, page), terminal)
    if shared.output:
        write.to_file(shared.output, text, force=shared.force)
    else:
        write.paged(text, terminal, os.environ)


def _drawn_by_suffix(page: Page, shared: Shared) -> Callable[[Document], str | bytes] | None:
    if not shared.output or shared.output_format or shared.as_json or shared.quiet:
        return None
    suffix = shared.output.suffix.lower()
    if page.files and suffix not in (*page.files, *TEXT_SUFFIXES):
        raise UsageError(f"this cannot be written as {suffix}", f"use: {', '.join(page.files)}")
    return page.files.get(suffix)


def _document(dataset: Dataset, page: Page) -> Document:
    metadata = dataset.metadata
    return Document(
        page=page,
        command=" ".join(["ldn", *sys.argv[1:]]),
        dataset_version=metadata.version,
        searched_through=metadata.searched_through,
        notice=NOTICE,
    )


def _format(shared: Shared) -> Format:
    if shared.as_json:
        if shared.output_format not in (None, Format.json):
            raise UsageError("--json and --format name two formats", "give one of them")
        return Format.json
    if shared.output_format:
        return shared.output_format
    named = os.environ.get("LDN_FORMAT", "")
    if named and named not in list(Format):
        raise UsageError(f"LDN_FORMAT is {named!r}", f"use one of: {', '.join(Format)}")
    return Format(named) if named else Format.text


def selected(page: Page, fields: str, wanted: Format) -> Page:
    """Keep only the named fields of each record; raise UsageError on an unknown one."""
    names = [name.strip() for name in fields.split(",") if name.strip()]
    if wanted not in FIELDED:
        raise UsageError("--fields selects from data", "add -f json, jsonl, csv, tsv or toml")
    flat_rows = wanted in (Format.csv, Format.tsv)
    held = page.records if flat_rows else page.data
    rows = held if isinstance(held, (list, tuple)) else [held]
    known = list(dict.fromkeys(name for row in rows for name in row))
    unknown = [name for name in names if name not in known]
    if not names or (unknown and rows):
        wrong = f"no field is called {', '.join(unknown)}" if unknown else "--fields is empty"
        raise UsageError(wrong, f"the fields are: {', '.join(known)}")
    cut = [{name: row.get(name) for name in names} for row in rows]
    if flat_rows:
        return replace(page, records=tuple(cut))
    return replace(page, data=cut if isinstance(held, list) else cut[0])
