"""What a page is made of, before any format: blocks of text, and the data behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from ldncli.schema.studies import Reference

    Style = Literal["", "strong", "dim", "good", "even", "bad", "warn", "heading"]


class Span(Record):
    """A run of text with one style and, where it names something, a link."""

    text: str
    style: Style = ""
    link: str = ""


Text = str | Span | tuple[str | Span, ...]


def spans(text: Text) -> tuple[Span, ...]:
    """Return any text as spans."""
    if isinstance(text, tuple):
        return tuple(Span(text=item) if isinstance(item, str) else item for item in text)
    return (text,) if isinstance(text, Span) else (Span(text=text),)


def plain(text: Text) -> str:
    """Return the characters of any text."""
    return "".join(span.text for span in spans(text))


class Title(Record):
    """The name of the page, with a short fact at the other end of the line."""

    text: str
    aside: str = ""


class Section(Record):
    """A heading inside a page."""

    text: str


class Prose(Record):
    """A paragraph."""

    text: Text
    indent: int = 2


class Facts(Record):
    """Labels with what there is to say of each, on a screen beside it or stacked under it."""

    rows: tuple[tuple[str, Text], ...]
    stacked: bool = False


class Bullets(Record):
    """A list of short items."""

    items: tuple[Text, ...]


class Column(Record):
    """One column: its heading, its side, whether its cells may wrap.

    A spare column is left out on a screen too narrow for all; other formats always have it.
    Where a wrapping column would get fewer than `least` cells, the rows are drawn as cards.
    """

    name: str
    right: bool = False
    wrap: bool = False
    spare: bool = False
    least: int = 0


class Table(Record):
    """Rows under columns; the first column names the row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]


class Preformatted(Record):
    """Lines drawn cell by cell, such as a plot: never wrapped.

    `narrow` holds the same for a screen that the lines are too wide for.
    """

    lines: tuple[Text, ...]
    narrow: tuple[Text, ...] = ()


class Hint(Record):
    """What to type next: for a person at a terminal, left out elsewhere."""

    text: str


class Later(Record):
    """What a page holds once somebody asks for it: a format pays only for what it draws."""

    make: Callable[[], Any]


def later(make: Callable[[], Any]) -> Any:
    """Put off making a part of a page until it is first asked for."""
    return Later(make=make)


class Page(Record):
    """Everything one command has to say, for every format.

    `data` goes to JSON and TOML, `records` (flat rows) to CSV, `blocks` to the terminal,
    Markdown and HTML, `references` to the citation formats. `status` is the exit code.
    `files` holds what the page is in a file whose suffix names no format of the terminal.
    """

    schema: str
    data: Any
    records: tuple[dict[str, Any], ...]
    blocks: tuple[Any, ...]
    references: tuple[Reference, ...] = ()
    ids: tuple[str, ...] = ()
    status: int = 0
    files: dict[str, Callable[[Document], str | bytes]] = {}  # noqa: RUF012

    def __getattribute__(self, name: str) -> Any:
        """Return a field; a part that was put off is made now, once."""
        value = super().__getattribute__(name)
        if type(value) is Later:
            value = self.__dict__[name] = value.make()
        return value


class Document(Record):
    """A page with what every document carries."""

    page: Page
    command: str
    dataset_version: str
    searched_through: str
    notice: str


def joined(blocks: list[object]) -> list[object]:
    """Make one list of the facts that follow each other, so that their labels line up."""
    made: list[object] = []
    for block in blocks:
        if isinstance(block, Facts) and made and isinstance(made[-1], Facts):
            made[-1] = Facts(rows=made[-1].rows + block.rows)
        else:
            made.append(block)
    return made


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
