"""One page before any format: the data, flat rows, blocks and sources that formats draw."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ldncli.document.blocks import Block
    from ldncli.schema.studies import Reference

    # What draws a page into a file of one suffix.
    Drawer = Callable[["Document"], str | bytes]

NO_FILES: Mapping[str, Drawer] = MappingProxyType({})


class Page(Record):
    """Everything one command has to say, for every format.

    `data` goes to JSON and TOML, `records` (flat rows) to CSV, `blocks` to the terminal,
    Markdown and HTML, `references` to the citation formats. `status` is the exit code.
    `files` holds what the page is in a file whose suffix names no format of the terminal.
    """

    schema: str
    data: Any
    records: tuple[dict[str, Any], ...]
    blocks: tuple[Block, ...]
    references: tuple[Reference, ...] = ()
    ids: tuple[str, ...] = ()
    status: int = 0
    files: Mapping[str, Drawer] = NO_FILES


class Document(Record):
    """A page with what every document carries."""

    page: Page
    command: str
    dataset_version: str
    searched_through: str
    notice: str


def flat(record: dict[str, Any]) -> dict[str, Any]:
    """Return a row that fits a spreadsheet: lists joined, inner tables left out."""
    return {
        name: "; ".join(map(str, value)) if isinstance(value, list) else value
        for name, value in record.items()
        if not _holds_tables(value)
    }


def _holds_tables(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(item, dict) for item in value)
    )
