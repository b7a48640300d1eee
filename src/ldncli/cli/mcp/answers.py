"""A page as the result of a tool: its data typed, its text in Markdown, or what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.bibliography.source import address, vancouver
from ldncli.cli.failures import lines
from ldncli.cli.mcp.check_words import CheckMeaning, meaning, sentences
from ldncli.document.blocks import Table
from ldncli.document.blocks import plain as plain_text
from ldncli.document.page import Document, plain_data
from ldncli.document.wording import NOTICE
from ldncli.errors import FaultyData, NotFound
from ldncli.output import markdown
from ldncli.output.terminal import Terminal
from ldncli.queries.interactions.answers import Answer
from ldncli.schema.record import Record, replace, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ldncli.cli.mcp.kept import Kept
    from ldncli.cli.mcp.tool import Tool
    from ldncli.document.blocks import Block
    from ldncli.document.page import Page
    from ldncli.errors import Candidate, LdnError
    from ldncli.schema.studies import Reference

# Some 6,000 tokens: what is longer was asked for too widely.
LONGEST_TEXT = 24_000
CUT = "\n\nThis text was cut: narrow the question.\n\n" + f"*{NOTICE}*\n"


class Source(Record):
    """A source as it is cited, and where it is found."""

    id: str
    citation: str
    link: str
    retracted: bool


class Result(Record):
    """What a tool answers: the data of the page, and what no answer may be without.

    `total` counts the records that the question has, `left_out` those that are not in `data`.
    `meaning` is of a checked list alone.
    """

    schema: str
    dataset_version: str
    searched_on: str
    searched_through: str
    notice: str
    total: int
    left_out: int
    data: object
    sources: tuple[Source, ...]
    meaning: CheckMeaning | None = None

    def plain(self) -> dict[str, object]:
        """Return it as JSON holds it; the meaning only where there is one."""
        values: dict[str, object] = to_plain(self)
        return values if self.meaning else {k: v for k, v in values.items() if k != "meaning"}


class Failure(Record):
    """What went wrong, with what may have been meant; nothing is taken for it."""

    kind: str
    asked: str
    message: str
    advice: str
    ambiguous: bool = False
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()


def result(dataset: Kept, tool: Tool, page: Page) -> Result:
    """Return the answer of a tool: of a long list the part that was asked for."""
    metadata = dataset.metadata
    one = isinstance(page.data, Record)
    records = (page.data,) if isinstance(page.data, Record) else page.data
    part = replace(page, data=records[tool.part()], only=tool.fields())
    plain = plain_data(part)
    data = plain if isinstance(plain, list) else [plain]
    answers = [item for item in records if isinstance(item, Answer)]
    return Result(
        schema=page.schema,
        dataset_version=metadata.version,
        searched_on=metadata.searched_on,
        searched_through=metadata.searched_through,
        notice=NOTICE,
        total=len(records),
        left_out=len(records) - len(data),
        data=data[0] if one else data,
        sources=tuple(_sources(page.references, data, whole=len(data) == len(records))),
        meaning=meaning(page.status, [item.answer for item in answers]) if answers else None,
    )


def _sources(references: Sequence[Reference], data: object, *, whole: bool) -> Iterator[Source]:
    """Yield the sources of a page; of a part of it those alone that the part names."""
    named = set() if whole else set(_texts(data))
    for item in references:
        if whole or item.id in named:
            found = f"https://doi.org/{item.doi}" if item.doi else address(item)
            text = plain_text(vancouver(item))
            yield Source(id=item.id, citation=text, link=found, retracted=item.retracted)


def _texts(value: object) -> Iterator[str]:
    """Yield every text in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def text(dataset: Kept, page: Page, longest: int | None = LONGEST_TEXT) -> str:
    """Return a page as Markdown, with the version and the dates of the data at the foot."""
    metadata = dataset.metadata
    document = Document(
        page=page,
        command="",
        dataset_version=metadata.version,
        searched_through=metadata.searched_through,
        notice=NOTICE,
    )
    whole = markdown.document(document, Terminal())
    body = whole
    if longest is not None and len(whole) > longest:
        body = whole[: whole.rfind("\n", 0, longest)] + CUT
    return f"{body}\n*ldn dataset {metadata.version}, searched on {metadata.searched_on}.*\n"


def texts(dataset: Kept, tool: Tool, page: Page, answer: Result) -> tuple[str, ...]:
    """Return what a model reads: of a checked list its meaning first, then the page.

    A table that has a row for each record is cut as the records are; a checked list is never
    cut, for its alarm stands last.
    """
    blocks = (_cut(block, tool.part(), answer.total) for block in page.blocks)
    page = replace(page, blocks=tuple(blocks))
    if answer.meaning:
        return sentences(answer.meaning), text(dataset, page, longest=None)
    left_out = f"{answer.left_out} of {answer.total} records are not in the data: see offset."
    return (*([left_out] if answer.left_out else []), text(dataset, page))


def _cut(block: Block, part: slice, total: int) -> Block:
    whole = isinstance(block, Table) and len(block.rows) == total
    return replace(block, rows=block.rows[part]) if whole and isinstance(block, Table) else block


def failure(error: LdnError) -> Failure:
    """Return what went wrong as values."""
    if isinstance(error, NotFound):
        return Failure(
            kind=f"no-{error.kind}",
            asked=error.asked,
            message=error.message,
            advice="Not found here is no finding about it. Take none of the candidates without "
            "asking which was meant.",
            ambiguous=error.ambiguous,
            reason=error.detail or error.reason,
            candidates=error.candidates,
        )
    kind = "faulty-data" if isinstance(error, FaultyData) else "usage"
    return Failure(kind=kind, asked="", message=error.message, advice=error.hint)


def failure_text(error: LdnError) -> str:
    """Return what went wrong in words, each candidate in a line."""
    if not isinstance(error, NotFound):
        return "\n".join(lines(error))
    found = failure(error)
    names = (f"- {item.kind} {item.id}: {item.label}".rstrip(": ") for item in found.candidates)
    sentences = [
        found.message + ".",
        *([found.reason] if error.detail else []),
        found.advice,
        *names,
    ]
    return "\n".join(sentences)
