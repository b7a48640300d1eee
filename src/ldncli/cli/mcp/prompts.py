"""Prompts that a person picks: prepare a visit, check a list of medicines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcp import types

from ldncli.cli.mcp.advice import Check
from ldncli.cli.mcp.answers import result, text, texts

if TYPE_CHECKING:
    from ldncli.cli.mcp.kept import Kept

VISIT, LIST = "prepare-visit", "check-medicines"
MEDICINES = "What is taken, parted by commas or in lines, as it stands on the packets."
PROMPTS = (
    types.Prompt(
        name=VISIT,
        title="Prepare a visit",
        description="Two pages for a visit with a doctor or pharmacist, on one condition.",
        arguments=[
            types.PromptArgument(
                name="condition", description="As people type it: fm, MS.", required=True
            ),
            types.PromptArgument(name="medicines", description=MEDICINES, required=False),
        ],
    ),
    types.Prompt(
        name=LIST,
        title="Check a list of medicines",
        description="Check everything that is taken against LDN.",
        arguments=[types.PromptArgument(name="medicines", description=MEDICINES, required=True)],
    ),
)
RULES = (
    "Use what stands below and the tools of ldn alone, and say so where they hold nothing. Pass "
    "on how sure each finding is. Recommend no dose, and neither starting nor stopping. Never "
    "call a combination safe: unknown, not studied and none known do not mean safe. Name the "
    "version of the data and the day of the search."
)
OF_VISIT = (
    "Help me to prepare a visit about low-dose naltrexone (LDN). From the sheet below write one "
    "page in plain words: what was found for my condition and how sure that is, what is not "
    "known, what of my medicines has to be talked about first, and five questions to ask."
)
OF_LIST = (
    "Go through my medicines for low-dose naltrexone (LDN) from the answer below. Take the worst "
    "first, leave none out, and ask me about every name that is unknown or only guessed."
)


def messages(dataset: Kept, name: str, given: dict[str, str]) -> list[types.PromptMessage]:
    """Return what a prompt says; the answers it rests on stand in it, so that none is skipped.

    Raises NotFound for a condition that is none, UsageError for an empty list.
    """
    listed = given.get("medicines", "")
    parts = [f"{OF_VISIT if name == VISIT else OF_LIST} {RULES}"]
    parts += [_sheet(dataset, given["condition"])] if name == VISIT else []
    parts += _checked(dataset, listed) if listed.strip() or name == LIST else []
    return [
        types.PromptMessage(role="user", content=types.TextContent(text=part)) for part in parts
    ]


def _sheet(dataset: Kept, condition: str) -> str:
    from ldncli.pages import handout
    from ldncli.queries.conditions import find_conditions
    from ldncli.queries.handout import handouts

    return text(dataset, handout.page(*handouts(dataset, find_conditions(dataset, [condition]))))


def _checked(dataset: Kept, listed: str) -> tuple[str, ...]:
    tool = Check.model_construct(medicines=listed.splitlines(), full=False)
    page = tool.page(dataset)
    return texts(dataset, tool, page, result(dataset, tool, page))
