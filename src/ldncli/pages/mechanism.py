"""How LDN likely works: each proposed mechanism with its support and its critics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import reference_list
from ldncli.document.blocks import Column, Facts, Hint, Prose, Section, Span, Table, Title
from ldncli.document.page import Page
from ldncli.document.wording import SUPPORT

if TYPE_CHECKING:
    from ldncli.document.blocks import Block
    from ldncli.schema.knowledge import Mechanism, Pharmacology
    from ldncli.schema.studies import Reference

INTRO = (
    "How LDN would work is proposed, not proven: most of it was seen in cells or animals, "
    "often at concentrations that a low oral dose may not reach."
)
PARTS = (
    ("In cells", "cells"),
    ("In animals", "animals"),
    ("In people", "people"),
    ("How much", "concentration"),
    ("Against it", "against"),
)


def table(
    mechanisms: tuple[Mechanism, ...],
    pharmacology: tuple[Pharmacology, ...],
    references: tuple[Reference, ...],
    *,
    full: bool,
) -> Page:
    """Arrange all mechanisms, and what the body does with naltrexone."""
    columns = (
        Column(name="mechanism", wrap=True),
        Column(name="the idea in plain words", wrap=True),
        Column(name="studied in", wrap=True),
        Column(name="support", wrap=True),
    )
    rows = tuple(
        (m.name, _first_sentence(m.idea), _studied_in(m), SUPPORT[m.support]) for m in mechanisms
    )
    blocks: list[Block] = [Title(text="How low-dose naltrexone may work"), Prose(text=INTRO)]
    blocks.append(Table(columns=columns, rows=rows))
    if full:
        for item in mechanisms:
            blocks += _one(item)
    if pharmacology and full:
        blocks.append(Section(text="What the body does with naltrexone"))
        blocks.append(Facts(rows=tuple((p.topic, p.statement) for p in pharmacology)))
    blocks.append(Hint(text="ldn mechanism TOPIC · ldn mechanism --full"))
    return _page(mechanisms, blocks, references)


def one(mechanism: Mechanism, references: tuple[Reference, ...]) -> Page:
    """Arrange one mechanism in full, with its sources."""
    return _page((mechanism,), [*_one(mechanism), *reference_list(references)], references)


def _studied_in(item: Mechanism) -> str:
    """Return where it was studied; a text that says nothing was found does not count."""
    places = (("cells", item.cells), ("animals", item.animals), ("people", item.people))
    studied = [where for where, text in places if text and not text.startswith("Nothing")]
    return ", ".join(studied) or "-"


def _first_sentence(text: str) -> str:
    head, stop, _ = text.partition(". ")
    return head + stop.strip()


def _one(item: Mechanism) -> list[Block]:
    rows = tuple((label, getattr(item, field)) for label, field in PARTS if getattr(item, field))
    return [
        Title(text=item.name, aside=SUPPORT[item.support]),
        Prose(text=item.idea),
        *([Prose(text=Span(text=item.technical, style="dim"))] if item.technical else []),
        Facts(rows=rows),
    ]


def _page(
    mechanisms: tuple[Mechanism, ...], blocks: list[Block], references: tuple[Reference, ...]
) -> Page:
    return Page(
        schema="ldn.mechanism/1",
        data=mechanisms,
        records=mechanisms,
        blocks=tuple(blocks),
        references=references,
        ids=tuple(item.id for item in mechanisms),
    )
