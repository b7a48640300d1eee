"""The dataset as one Markdown document, to read or to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from ldncli.bibliography.source import vancouver
from ldncli.document.blocks import Bullets, Column, Facts, Prose, Section, Table, Title, spans
from ldncli.document.page import Document, Page
from ldncli.output import markdown
from ldncli.output.terminal import Terminal
from ldncli.schema.kinds import KINDS
from ldncli.schema.record import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.document.blocks import Block
    from ldncli.export.selection import Files, Selection

HEADINGS = {
    "condition": "Conditions",
    "study": "Studies",
    "excluded": "Studies excluded, with the reason",
    "awaiting": "Studies awaiting classification",
    "trial": "Registered trials",
    "mechanism": "Mechanisms",
    "pharmacology": "Pharmacology",
    "safety": "Safety",
    "class": "Interactions, by class of medicine",
    "washout": "Opioid-free intervals before naltrexone, as published",
    "medicine": "Medicines",
    "product": "Products of several ingredients",
    "claim": "Claims",
}
LISTED = {"excluded", "awaiting", "medicine", "product"}  # many and short: a table, no headings
NAMES = ("name", "title", "claim", "topic", "applies_to", "id")


def files(selection: Selection, notice: str) -> Files:
    """Return the document."""
    page = Page(schema="", data=(), records=(), blocks=tuple(_blocks(selection)))
    arranged = Document(
        page=page,
        command="ldn export",
        dataset_version=selection.metadata.version,
        searched_through=selection.metadata.searched_through,
        notice=notice,
    )
    return {"": markdown.document(arranged, Terminal()).encode()}


def _blocks(selection: Selection) -> Iterator[Block]:
    metadata = selection.metadata
    yield Title(text=metadata.title, aside=f"Version {metadata.version}, {metadata.licence}")
    yield from (Prose(text=metadata.low_dose), Prose(text=metadata.bottom_line))
    verdicts = {item.id: item.verdict for item in selection.summaries}
    for kind in KINDS:
        rows = [to_plain(item) for item in selection.records[kind]]
        if not rows or kind not in HEADINGS:
            continue
        yield Title(text=HEADINGS[kind], aside=f"{len(rows):,}")
        if kind in LISTED:
            yield table(rows)
            continue
        for row in rows:
            yield from _record(row, verdicts.get(row["id"], "") if kind == "condition" else "")
    if selection.references:
        yield Title(text="References", aside=f"{len(selection.references):,}")
        cited = ((item.id, vancouver(item)) for item in selection.references)
        yield Bullets(items=tuple((f"{key}: ", *spans(text)) for key, text in cited))


def _record(row: dict[str, object], verdict: str) -> Iterator[Block]:
    named = next(name for name in NAMES if row.get(name))
    yield Section(text=str(row[named]))
    if verdict:
        yield Prose(text=verdict)
    rest = {name: value for name, value in row.items() if name != named}
    facts = [(_label(name), _in_words(value)) for name, value in rest.items() if not _tables(value)]
    yield Facts(rows=tuple((label, text) for label, text in facts if text))
    for name, value in rest.items():
        if _tables(value):
            yield Prose(text=f"{_label(name)}:")
            yield table(value)


def table(rows: list[dict[str, object]]) -> Table:
    """Return rows as a table of the columns that hold something; inner tables as text."""
    names = [name for name in rows[0] if any(_in_words(row[name]) for row in rows)]
    return Table(
        columns=tuple(Column(name=_label(name)) for name in names),
        rows=tuple(tuple(_in_words(row[name]) for name in names) for row in rows),
    )


def _tables(value: object) -> TypeGuard[list[dict[str, object]]]:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _label(name: str) -> str:
    return name.replace("_", " ")


def _in_words(value: object) -> str:
    if value is None or value is False or value == []:
        return ""
    if isinstance(value, list):
        return "; ".join(map(_in_words, value))
    if isinstance(value, dict):
        return ", ".join(f"{_label(k)} {_in_words(v)}" for k, v in value.items() if _in_words(v))
    return "yes" if value is True else str(value)
