"""The dataset as one Markdown document, to read or to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
    held = Document(
        page=page,
        command="ldn export",
        dataset_version=selection.metadata.version,
        searched_through=selection.metadata.searched_through,
        notice=notice,
    )
    return {"": markdown.document(held, Terminal()).encode()}


def _blocks(selection: Selection) -> Iterator[Block]:
    metadata = selection.metadata
    yield Title(text=metadata.title, aside=f"Version {metadata.version}, {metadata.licence}")
    yield from (Prose(text=metadata.low_dose), Prose(text=metadata.bottom_line))
    verdicts = {item.id: item.verdict for item in selection.summaries}
    for kind in KINDS:
        held = [to_plain(item) for item in selection.records[kind]]
        if not held or kind not in HEADINGS:
            continue
        yield Title(text=HEADINGS[kind], aside=f"{len(held):,}")
        if kind in LISTED:
            yield table(held)
            continue
        for row in held:
            yield from _record(row, verdicts.get(row["id"], "") if kind == "condition" else "")
    if selection.records["reference"]:
        yield Title(text="References", aside=f"{len(selection.records['reference']):,}")
        cited = ((item.id, vancouver(item)) for item in selection.records["reference"])
        yield Bullets(items=tuple((f"{key}: ", *spans(text)) for key, text in cited))


def _record(row: dict[str, Any], verdict: str) -> Iterator[Block]:
    named = next(name for name in NAMES if row.get(name))
    yield Section(text=str(row[named]))
    if verdict:
        yield Prose(text=verdict)
    told = {name: value for name, value in row.items() if name != named}
    facts = [(_label(name), _said(value)) for name, value in told.items() if not _tables(value)]
    yield Facts(rows=tuple((label, said) for label, said in facts if said))
    for name, value in told.items():
        if _tables(value):
            yield Prose(text=f"{_label(name)}:")
            yield table(value)


def table(rows: list[dict[str, Any]]) -> Table:
    """Return rows as a table of the columns that hold something; inner tables as text."""
    names = [name for name in rows[0] if any(_said(row[name]) for row in rows)]
    return Table(
        columns=tuple(Column(name=_label(name)) for name in names),
        rows=tuple(tuple(_said(row[name]) for name in names) for row in rows),
    )


def _tables(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _label(name: str) -> str:
    return name.replace("_", " ")


def _said(value: Any) -> str:
    if value is None or value is False or value == []:
        return ""
    if isinstance(value, list):
        return "; ".join(map(_said, value))
    if isinstance(value, dict):
        return ", ".join(f"{_label(k)} {_said(v)}" for k, v in value.items() if _said(v))
    return "yes" if value is True else str(value)
