"""Every tool by its name, as an assistant sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcp import types

from ldncli.cli.mcp import advice, lookups
from ldncli.cli.mcp.schemas import arguments, results

if TYPE_CHECKING:
    from ldncli.cli.mcp.tool import Tool

# Named as the commands are, so that `ldn help NAME` and docs/ tell more of each.
TOOLS: dict[str, type[Tool]] = {
    "ask": lookups.Ask,
    "show": lookups.Show,
    "study": lookups.Study,
    "studies": lookups.Studies,
    "search": lookups.Search,
    "check": advice.Check,
    "claims": advice.Claims,
    "safety": advice.Safety,
    "practice": advice.Practice,
    "why": lookups.Why,
    "forest": lookups.Forest,
    "trials": lookups.Trials,
    "positions": advice.Positions,
    "cite": lookups.Cite,
}
# Nothing is written, a second call answers as the first, and nothing is fetched.
READ_ONLY = types.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


def listed() -> list[types.Tool]:
    """Return every tool with its arguments and the form of its results."""
    return [
        types.Tool(
            name=name,
            title=tool.title,
            description=_in_lines(tool.__doc__ or ""),
            input_schema=arguments(tool),
            output_schema=results(tool),
            annotations=READ_ONLY,
        )
        for name, tool in TOOLS.items()
    ]


def _in_lines(docstring: str) -> str:
    """Return a docstring as paragraphs, each in one line."""
    paragraphs = docstring.strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
