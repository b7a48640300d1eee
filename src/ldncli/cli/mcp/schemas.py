"""The JSON Schemas of arguments and results: of results as `ldn data schema` has their data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from ldncli.output.schema_files import schema_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.cli.mcp.tool import Tool

    Schema = dict[str, object]

TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
SOURCE: Schema = {
    "type": "object",
    "properties": {"id": TEXT, "citation": TEXT, "link": TEXT, "retracted": {"type": "boolean"}},
    "required": ["id", "citation", "link", "retracted"],
}
MEANING: Schema = {
    "description": "How to read the list as a whole; nothing in it is a finding of safety.",
    "type": "object",
    "properties": {
        "exit_code": {"enum": [0, 4, 5]},
        "exit_meaning": TEXT,
        "finding_of_safety": {"const": False},
        "answers": {"type": "object", "additionalProperties": TEXT},
        "refusal": TEXT,
        "whom": TEXT,
    },
    "required": [
        *("exit_code", "exit_meaning", "finding_of_safety", "answers", "refusal", "whom"),
    ],
}
REF = "#/$defs/"


def arguments(tool: type[Tool]) -> Schema:
    """Return the schema of what a tool takes."""
    schema: Schema = tool.model_json_schema()
    for name in ("title", "description"):
        schema.pop(name, None)  # the tool has both itself
    for item in cast("dict[str, Schema]", schema["properties"]).values():
        item.pop("title", None)
    return schema


def results(tool: type[Tool]) -> Schema:
    """Return the schema of what a tool answers: the page's own data, and what goes with it.

    The meaning of each field is left to `ldn data schema`: here it would fill the memory of an
    assistant before the first question.
    """
    name = tool.page_schema.removeprefix("ldn.").replace("/", ".")
    file: dict[str, dict[str, Schema]] = json.loads(schema_files()[name].read_text("utf-8"))
    data, parts = file["properties"]["data"], {k: _bare(v) for k, v in file["$defs"].items()}
    if tool.brief:
        for part in list(_tops(data, parts)):
            parts[part] = {k: v for k, v in parts[part].items() if k != "required"}
    extra = {"meaning": MEANING} if name.startswith("check.") else {}
    properties: Schema = {
        "schema": {"const": tool.page_schema},
        **dict.fromkeys(("dataset_version", "searched_on", "searched_through", "notice"), TEXT),
        **dict.fromkeys(("total", "left_out"), COUNT),
        "data": data,
        "sources": {"type": "array", "items": SOURCE},
        **extra,
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "$defs": {key: parts[key] for key in sorted(_reached(data, parts, set()))},
    }


def _bare(value: object) -> Schema:
    """Return a schema without the meaning of its fields."""
    bare = _without_meaning(value)
    return cast("Schema", bare)


def _without_meaning(value: object) -> object:
    if isinstance(value, list):
        return [_without_meaning(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _without_meaning(item)
        for key, item in value.items()
        if not (key == "description" and isinstance(item, str))
    }


def _references(value: object) -> Iterator[str]:
    """Yield the name of each part that a schema refers to."""
    if isinstance(value, dict):
        if "$ref" in value:
            yield str(value["$ref"]).removeprefix(REF)
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _references(item)


def _tops(data: Schema, parts: dict[str, Schema]) -> Iterator[str]:
    """Yield the records that the data are a list of, with those whose fields they have too."""
    for name in _references(data):
        yield name
        yield from _tops({"allOf": parts[name].get("allOf", [])}, parts)


def _reached(value: object, parts: dict[str, Schema], seen: set[str]) -> set[str]:
    """Return every part that is reached from a schema."""
    for name in _references(value):
        if name not in seen:
            seen.add(name)
            _reached(parts[name], parts, seen)
    return seen
