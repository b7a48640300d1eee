"""The server on standard input and output: what the protocol asks, answered from the dataset."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import anyio
from mcp import MCPError, types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from pydantic import ValidationError

from ldncli.__about__ import __version__
from ldncli.cli.mcp import prompts, resources
from ldncli.cli.mcp.answers import failure, failure_text, result, texts
from ldncli.cli.mcp.catalogue import TOOLS, listed
from ldncli.cli.mcp.kept import Kept
from ldncli.cli.mcp.warming import warm
from ldncli.errors import LdnError
from ldncli.schema.record import to_plain

if TYPE_CHECKING:
    from typing import Any

    from mcp.server import ServerRequestContext

    from ldncli.dataset.dataset import Dataset

    Context = ServerRequestContext[Any]
    Asked = types.PaginatedRequestParams | None

INSTRUCTIONS = (
    "ldn holds the published evidence on low-dose naltrexone (LDN, about 0.5 to 6 mg a day). It "
    "is information, not medical advice; LDN is an off-label use. Say how sure each finding is. "
    "Recommend no dose. Not found, not known here and not studied never mean safe or "
    "ineffective. Check every medicine that is named with the tool check; LDN and opioids must "
    "not be taken together. Name the dataset version and the date of the search."
)
# What the protocol allows in one answer.
MOST_COMPLETIONS = 100


async def list_tools(context: Context, asked: Asked) -> types.ListToolsResult:
    """Return every tool."""
    return types.ListToolsResult(tools=listed())


async def call_tool(
    dataset: Kept, context: Context, asked: types.CallToolRequestParams
) -> types.CallToolResult:
    """Answer a call; a wrong argument or an unknown name is an error of the tool."""
    if asked.name not in TOOLS:
        raise MCPError(types.INVALID_PARAMS, f"no tool is called {asked.name}")
    try:
        tool = TOOLS[asked.name].model_validate(asked.arguments or {})
        page = tool.page(dataset)
        answer = result(dataset, tool, page)
    except ValidationError as error:
        return _failed(_wrong_arguments(error))
    except LdnError as error:
        return _failed(failure_text(error), {"error": to_plain(failure(error))})
    return types.CallToolResult(
        content=[types.TextContent(text=part) for part in texts(dataset, tool, page, answer)],
        structured_content=answer.plain(),
    )


def _failed(text: str, values: dict[str, object] | None = None) -> types.CallToolResult:
    return types.CallToolResult(
        content=[types.TextContent(text=text)], structured_content=values, is_error=True
    )


def _wrong_arguments(error: ValidationError) -> str:
    each = (f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
    return "the arguments are off: " + "; ".join(each)


async def list_resources(context: Context, asked: Asked) -> types.ListResourcesResult:
    """Return the resources that have an address of their own."""
    return types.ListResourcesResult(resources=list(resources.RESOURCES))


async def list_templates(context: Context, asked: Asked) -> types.ListResourceTemplatesResult:
    """Return the resources that there are one of for each condition."""
    return types.ListResourceTemplatesResult(resource_templates=list(resources.TEMPLATES))


async def read_resource(
    dataset: Kept, context: Context, asked: types.ReadResourceRequestParams
) -> types.ReadResourceResult:
    """Return a resource."""
    try:
        text = resources.read(dataset, asked.uri)
    except LdnError as error:
        raise _refused(error) from error
    if text is None:
        raise MCPError(types.INVALID_PARAMS, f"no resource has the address {asked.uri}")
    return types.ReadResourceResult(
        contents=[
            types.TextResourceContents(uri=asked.uri, mime_type=resources.MARKDOWN, text=text)
        ]
    )


async def list_prompts(context: Context, asked: Asked) -> types.ListPromptsResult:
    """Return every prompt."""
    return types.ListPromptsResult(prompts=list(prompts.PROMPTS))


async def get_prompt(
    dataset: Kept, context: Context, asked: types.GetPromptRequestParams
) -> types.GetPromptResult:
    """Return a prompt with the answers that it rests on."""
    chosen = next((item for item in prompts.PROMPTS if item.name == asked.name), None)
    if chosen is None:
        raise MCPError(types.INVALID_PARAMS, f"no prompt is called {asked.name}")
    given = asked.arguments or {}
    needed = (item.name for item in chosen.arguments or () if item.required)
    missing = [name for name in needed if not given.get(name, "").strip()]
    if missing:
        raise MCPError(types.INVALID_PARAMS, f"this needs: {', '.join(missing)}")
    try:
        said = prompts.messages(dataset, chosen.name, given)
    except LdnError as error:
        raise _refused(error) from error
    return types.GetPromptResult(description=chosen.description, messages=said)


async def complete(
    dataset: Kept, context: Context, asked: types.CompleteRequestParams
) -> types.CompleteResult:
    """Complete the name of a condition, in a prompt or an address."""
    of_condition = asked.argument.name in ("id", "condition")
    names = resources.condition_ids(dataset, asked.argument.value) if of_condition else []
    return types.CompleteResult(
        completion=types.Completion(
            values=names[:MOST_COMPLETIONS],
            total=len(names),
            has_more=len(names) > MOST_COMPLETIONS,
        )
    )


def _refused(error: LdnError) -> MCPError:
    return MCPError(types.INVALID_PARAMS, failure_text(error), to_plain(failure(error)))


def server(dataset: Kept) -> Server[dict[str, Any]]:
    """Return the server of a dataset."""
    return Server(
        "ldn",
        version=__version__,
        title="Evidence on low-dose naltrexone",
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=partial(call_tool, dataset),
        on_list_resources=list_resources,
        on_list_resource_templates=list_templates,
        on_read_resource=partial(read_resource, dataset),
        on_list_prompts=list_prompts,
        on_get_prompt=partial(get_prompt, dataset),
        on_completion=partial(complete, dataset),
    )


def serve(dataset: Dataset) -> None:
    """Serve until standard input ends."""
    anyio.run(_served, Kept(dataset))


async def _served(dataset: Kept) -> None:
    ours = server(dataset)
    async with stdio_server() as (incoming, outgoing), anyio.create_task_group() as tasks:
        tasks.start_soon(warm, dataset)
        await ours.run(incoming, outgoing, ours.create_initialization_options())
        tasks.cancel_scope.cancel()
