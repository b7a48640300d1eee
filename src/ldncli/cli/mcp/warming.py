"""What a first answer would have to wait for, done while nobody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio

from ldncli.cli.mcp import advice, lookups
from ldncli.cli.mcp.answers import result, texts
from ldncli.errors import LdnError
from ldncli.schema.conditions import Condition
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.cli.mcp.kept import Kept
    from ldncli.cli.mcp.tool import Tool

# The handshake comes first: a client has listed the tools by then.
PAUSE = 0.1


async def warm(dataset: Kept) -> None:
    """Ask each tool once, a step at a time, so that a real question waits for one at most."""
    await anyio.sleep(PAUSE)
    for tool in _questions(dataset):
        try:
            page = tool.page(dataset)
            texts(dataset, tool, page, result(dataset, tool, page))
        except LdnError:
            pass  # this dataset has nothing of the kind
        await anyio.sleep(0)


def _questions(dataset: Kept) -> Iterator[Tool]:
    """Yield a question to each tool, of the first condition and study."""
    yield advice.Check(medicines=["codeine", "zzyzx"])
    yield lookups.Ask(question="does it help pain")
    yield lookups.Search(words="pain")
    yield advice.Safety()
    yield advice.Claims(words="opioids")
    yield advice.Practice()
    yield advice.Positions()
    yield lookups.Trials()
    yield lookups.Studies()
    for condition in dataset.ids(Condition)[:1]:
        yield lookups.Show(condition=condition)
        yield lookups.Why(condition=condition)
        yield lookups.Forest(condition=condition)
        yield lookups.Cite(name=condition)
    for study in dataset.ids(Study)[:1]:
        yield lookups.Study(name=study)
