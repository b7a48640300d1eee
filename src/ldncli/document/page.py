"""One page before any format: the data, flat rows, blocks and sources that formats draw."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from ldncli.schema.record import Record, to_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ldncli.document.blocks import Block
    from ldncli.schema.studies import Reference

    # What draws a page into a file of one suffix.
    Drawer = Callable[["Document"], str | bytes]
    # One row of a spreadsheet.
    FlatRow = dict[str, object]

NO_FILES: Mapping[str, Drawer] = MappingProxyType({})


class Page(Record):
    """Everything one command has to say, for every format.

    `data` goes to JSON and TOML, `records` (one a row) to CSV, `blocks` to the terminal,
    Markdown and HTML, `references` to the citation formats. `status` is the exit code.
    `files` holds what the page is in a file whose suffix names no format of the terminal.
    `only` names the fields that the data formats keep, where a reader chose some.
    A list may be one that is made later.
    """

    schema: str
    data: Record | Sequence[Record]
    records: Sequence[Record | FlatRow]
    blocks: tuple[Block, ...]
    references: Sequence[Reference] = ()
    ids: Sequence[str] = ()
    status: int = 0
    files: Mapping[str, Drawer] = NO_FILES
    only: tuple[str, ...] = ()


class Document(Record):
    """A page with what every document carries."""

    page: Page
    command: str
    dataset_version: str
    searched_through: str
    notice: str
    age_note: str = ""

    @property
    def foot(self) -> str:
        """Return the last line of every page: how far the search reached, and the notice."""
        through = f"Searched through {self.searched_through}."
        return " ".join(part for part in (through, self.age_note, self.notice) if part)


def plain_data(page: Page) -> FlatRow | list[FlatRow]:
    """Return the data of a page as JSON holds it: one table, or a list of them."""
    if isinstance(page.data, Record):
        return _chosen(to_plain(page.data), page.only)
    return [_chosen(to_plain(item), page.only) for item in page.data]


def plain_rows(page: Page) -> list[FlatRow]:
    """Return the rows of a page for a spreadsheet."""
    return [_chosen(flat(to_plain(record)), page.only) for record in page.records]


def _chosen(row: FlatRow, names: tuple[str, ...]) -> FlatRow:
    return {name: row.get(name) for name in names} if names else row


def flat(record: FlatRow) -> FlatRow:
    """Return a row that fits a spreadsheet: lists joined, inner tables left out."""
    return {
        name: "; ".join(map(str, value)) if isinstance(value, list) else value
        for name, value in record.items()
        if not _has_tables(value)
    }


def _has_tables(value: object) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(item, dict) for item in value)
    )
