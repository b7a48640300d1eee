"""The way of a page to the output, as the shared options ask for it."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from ldncli.cli.renderers import Format, renderer
from ldncli.document.age import age_note
from ldncli.document.page import Document, plain_data, plain_rows
from ldncli.document.wording import NOTICE
from ldncli.errors import UsageError
from ldncli.output import write
from ldncli.output.terminal import detect
from ldncli.schema.record import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from ldncli.cli.options import Shared
    from ldncli.dataset.dataset import Dataset
    from ldncli.document.page import Page

STDOUT = "-"  # what --output takes for standard output
PRIVATE = "ldn.check/"  # a list of medicines is its owner's
# The endings of --output, and the format that each says.
BY_SUFFIX = {
    ".txt": Format.text,
    ".md": Format.markdown,
    ".json": Format.json,
    ".jsonl": Format.jsonl,
    ".csv": Format.csv,
    ".tsv": Format.tsv,
    ".toml": Format.toml,
    ".bib": Format.bibtex,
    ".ris": Format.ris,
}
WORKBOOK = ".xlsx"  # the rows of any page, by the extra `excel`
FIELDED = (Format.json, Format.jsonl, Format.csv, Format.tsv, Format.toml)


def deliver(dataset: Dataset, page: Page, chosen: Format, shared: Shared) -> None:
    """Render a page and write it where it was asked for."""
    output = None if shared.output == STDOUT else shared.output
    private = page.schema.startswith(PRIVATE)
    draw = _drawn_by_suffix(page, shared)
    if draw and output:
        if shared.fields_wanted is not None:
            rows = Format.csv if _suffix(output) == WORKBOOK else chosen
            page = selected(page, shared.fields_wanted, rows)
        content = draw(_document(dataset, page))
        write.to_file(output, content, force=shared.force, private=private)
        return
    if shared.quiet:
        text = "".join(f"{key}\n" for key in page.ids)
        terminal = detect(sys.stdout, os.environ)
    else:
        terminal = detect(sys.stdout, os.environ, shared.colour, shared.hyperlinks)
        if output:
            terminal = replace(terminal, tty=False, unicode=True, colour=False)
        if shared.fields_wanted is not None:
            page = selected(page, shared.fields_wanted, chosen)
        text = renderer(chosen, terminal)(_document(dataset, page), terminal)
    if output:
        write.to_file(output, text, force=shared.force, private=private)
    else:
        write.paged(text, terminal, os.environ)


def _drawn_by_suffix(page: Page, shared: Shared) -> Callable[[Document], str | bytes] | None:
    """Return what draws the file that --output names, where its ending alone says how."""
    if not shared.output or shared.output_format or shared.as_json or shared.quiet:
        return None
    suffix = _suffix(shared.output)
    if suffix in page.files:
        return page.files[suffix]
    if suffix == WORKBOOK:
        from ldncli.export.workbook import of_page

        return of_page
    if suffix and suffix not in BY_SUFFIX:
        known = ", ".join((*page.files, *BY_SUFFIX, WORKBOOK))
        raise UsageError(f"this cannot be written as {suffix}", f"use: {known}")
    return None


def _suffix(output: str) -> str:
    from pathlib import Path

    return Path(output).suffix.lower()


def _document(dataset: Dataset, page: Page) -> Document:
    metadata = dataset.metadata
    return Document(
        page=page,
        command=" ".join(["ldn", *sys.argv[1:]]),
        dataset_version=metadata.version,
        searched_through=metadata.searched_through,
        notice=NOTICE,
        age_note=age_note(metadata.searched_through, this_month()),
    )


def this_month() -> str:
    """Return the year and month of today, which tests set."""
    return time.strftime("%Y-%m", time.gmtime())


def chosen_format(shared: Shared) -> Format:
    """Return the format by flag, by the ending of --output, then by environment.

    Raises UsageError for one that is none.
    """
    if shared.as_json:
        if shared.output_format not in (None, Format.json):
            raise UsageError("--json and --format name two formats", "give one of them")
        return Format.json
    if shared.output_format:
        return Format(shared.output_format)  # a plain call gives its name
    suffix = _suffix(shared.output) if shared.output else ""
    if suffix in BY_SUFFIX:
        return BY_SUFFIX[suffix]
    named = os.environ.get("LDN_FORMAT", "")
    if named and named not in list(Format):
        raise UsageError(f"LDN_FORMAT is {named!r}", f"use one of: {', '.join(Format)}")
    return Format(named) if named else Format.text


def selected(page: Page, fields: str, chosen: Format) -> Page:
    """Keep only the named fields of each record; raise UsageError on an unknown one."""
    names = [name.strip() for name in fields.split(",") if name.strip()]
    if chosen not in FIELDED:
        raise UsageError("--fields selects from data", "add -f json, jsonl, csv, tsv or toml")
    flat_rows = chosen in (Format.csv, Format.tsv)
    plain = plain_rows(page) if flat_rows else plain_data(page)
    rows = plain if isinstance(plain, list) else [plain]
    known = list(dict.fromkeys(name for row in rows for name in row))
    unknown = [name for name in names if name not in known]
    if not names or (unknown and rows):
        wrong = f"no field is called {', '.join(unknown)}" if unknown else "--fields is empty"
        raise UsageError(wrong, f"the fields are: {', '.join(known)}")
    return replace(page, only=tuple(names))
