"""`ldn mcp` over a real pipe, with the SDK's own client: what an assistant is told, and how."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from anyio.from_thread import start_blocking_portal
from mcp import Client, MCPError
from mcp.client.stdio import StdioServerParameters

from ldncli.__about__ import __version__
from ldncli.document.wording import NOTICE
from ldncli.pages.check import REFUSAL

from .conftest import HERE, TINY, Runner

ROOT = HERE.parent
# Each tool with a question to it, and the command that asks the same.
ASKED: dict[str, tuple[dict[str, Any], str]] = {
    "ask": ({"question": "does it help exampleitis"}, "ask does it help exampleitis"),
    "show": ({"condition": "exampleitis", "full": True}, "show exampleitis"),
    "study": ({"name": "author-2024"}, "study author-2024"),
    "studies": ({"condition": "exampleitis"}, "studies --condition exampleitis"),
    "search": ({"words": "exampleitis", "limit": 6}, "search exampleitis"),
    "check": ({"medicines": ["codeine", "zzyzx"]}, "check codeine zzyzx"),
    "claims": ({}, "claims"),
    "safety": ({}, "safety"),
    "practice": ({}, "practice"),
    "why": ({"condition": "exampleitis"}, "why exampleitis"),
    "forest": ({"condition": "exampleitis"}, "forest exampleitis"),
    "trials": ({}, "trials"),
    "positions": ({}, "positions"),
    "cite": ({"name": "exampleitis"}, "cite exampleitis"),
}
Call = Callable[..., Any]


def environment(folder: Path) -> dict[str, str]:
    source = str(ROOT / "src")
    return {"LDN_DATA": str(TINY), "PYTHONPATH": source, "XDG_CACHE_HOME": str(folder)}


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Call]:
    """Return what calls a method of the client: one server for all tests, as an assistant has."""
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "ldncli", "mcp"],
        env=environment(tmp_path_factory.mktemp("cache")),
    )
    with start_blocking_portal() as portal:
        client = Client(server)
        with portal.wrap_async_context_manager(client):
            yield lambda name, *words: portal.call(getattr(client, name), *words)


def text_of(result: Any) -> str:
    return "\n".join(part.text for part in result.content)


def test_the_tools_are_these_and_each_is_marked_read_only(call: Call) -> None:
    tools = {tool.name: tool for tool in call("list_tools").tools}
    assert list(tools) == list(ASKED)
    for name, tool in tools.items():
        marks = tool.annotations
        assert (marks.read_only_hint, marks.idempotent_hint) == (True, True), name
        assert (marks.destructive_hint, marks.open_world_hint) == (False, False), name
        assert tool.title and tool.description, name
        assert all(item["description"] for item in tool.input_schema["properties"].values()), name
        for schema in (tool.input_schema, tool.output_schema):
            jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", ASKED)
def test_an_answer_has_the_data_of_the_command_with_version_dates_and_notice(
    call: Call, ldn: Runner, name: str
) -> None:
    arguments, words = ASKED[name]
    result = call("call_tool", name, arguments)
    assert not result.is_error, text_of(result)
    got = result.structured_content
    own = next(tool for tool in call("list_tools").tools if tool.name == name)
    jsonschema.Draft202012Validator(own.output_schema).validate(got)
    assert (got["dataset_version"], got["searched_on"]) == ("9.9.9", "2026-01-02")
    assert (got["searched_through"], got["notice"]) == ("2025-12", NOTICE)
    for part in ("9.9.9", "2026-01-02", "2025-12", "not medical advice"):
        assert part in text_of(result)
    document = json.loads(ldn(*words.split(), "-f", "json").out)
    assert got["schema"] == document["schema"]
    data = document["data"]
    if name == "show":  # one condition, in a list as the command has it
        assert len(data) == 1
    if isinstance(data, list):
        assert got["total"] == len(data)
        assert got["left_out"] == len(data) - len(got["data"])
        rows = zip(data, got["data"], strict=False)
        data = [{key: row[key] for key in sent} for row, sent in rows]
    assert got["data"] == data
    named = {item["id"] for item in document["references"]}
    assert {item["id"] for item in got["sources"]} <= named
    if not got["left_out"]:
        assert len(got["sources"]) == len(named)


def test_the_schema_of_results_refuses_what_the_contract_refuses(call: Call) -> None:
    schema = {tool.name: tool.output_schema for tool in call("list_tools").tools}["study"]
    good = call("call_tool", "study", {"name": "author-2024"}).structured_content
    for key in ("dataset_version", "notice", "sources"):
        bad = {name: value for name, value in good.items() if name != key}
        assert not jsonschema.Draft202012Validator(schema).is_valid(bad), key
    bad = {**good, "data": {**good["data"], "design": "no such design"}}
    assert not jsonschema.Draft202012Validator(schema).is_valid(bad)


def test_a_condition_is_sent_in_brief_unless_all_is_asked_for(call: Call) -> None:
    (brief,) = call("call_tool", "show", {"condition": "exampleitis"}).structured_content["data"]
    (full,) = call("call_tool", "show", ASKED["show"][0]).structured_content["data"]
    assert {"verdict", "certainty", "plain", "findings", "unknowns"} <= brief.keys() < full.keys()
    assert "randomised" in full.keys() - brief.keys()


@pytest.mark.parametrize(
    ("medicines", "code", "word"),
    [
        (["codeine"], 4, "known-interaction"),
        (["zzyzx"], 5, "unknown"),
        (["sertraline"], 0, "not-studied"),
        (["acamprosate"], 0, "none-known"),
        (["sertraline", "zzyzx"], 5, "unknown"),
        (["sertraline", "zzyzx", "codeine"], 4, "known-interaction"),
    ],
)
def test_a_checked_list_cannot_be_read_as_safe(
    call: Call, ldn: Runner, medicines: list[str], code: int, word: str
) -> None:
    result = call("call_tool", "check", {"medicines": medicines})
    assert not result.is_error  # an unknown name is an answer, and no fault of the call
    meaning = result.structured_content["meaning"]
    assert meaning["exit_code"] == code == ldn("check", *medicines).code
    assert meaning["finding_of_safety"] is False
    assert meaning["refusal"] == REFUSAL
    assert word in meaning["answers"]
    text = text_of(result)
    assert text.startswith(f"Exit code {code}: {meaning['exit_meaning']}")
    assert REFUSAL in text
    # The word stands nowhere but behind its denial.
    everything = text + json.dumps(result.structured_content)
    denied = re.sub(r"not safe|not a finding of safety|finding_of_safety\W+false", "", everything)
    assert not re.search(r"\bsafe", denied), denied
    if code != 4:
        assert re.search("not a finding of safety|not known is not safe", text)


def test_names_that_look_like_files_are_not_read(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("codeine\n", "utf-8")
    for name in (str(path), "-"):
        result = call("call_tool", "check", {"medicines": [name, "sertraline"]})
        assert "codeine" not in json.dumps(result.structured_content["data"])


@pytest.mark.parametrize(
    ("name", "arguments", "message", "candidate"),
    [
        ("show", {"condition": "examplitis"}, "no condition is called", "exampleitis"),
        ("study", {"name": "author-2023"}, "no study is called", "author-2024"),
        ("forest", {"condition": "exampleitis", "outcome": "x"}, "no outcome of", ""),
        ("show", {}, "condition: Field required", None),
        ("show", {"condition": "exampleitis", "verdict": 1}, "verdict: Extra inputs", None),
        ("studies", {"tier": "best"}, "tier: Input should be", None),
        ("studies", {"design": "best"}, "no design is called", ""),
        ("check", {"medicines": []}, "medicines: List should have at least 1", None),
        ("check", {"medicines": [" "]}, "no medicine was named", ""),
    ],
)
def test_what_is_wrong_is_an_error_of_the_tool_with_its_candidates(
    call: Call, name: str, arguments: dict[str, Any], message: str, candidate: str | None
) -> None:
    result = call("call_tool", name, arguments)
    assert result.is_error
    assert message in text_of(result)
    if candidate is None:
        assert result.structured_content is None
        return
    error = result.structured_content["error"]
    assert message in error["message"]
    if candidate:
        assert candidate in [item["id"] for item in error["candidates"]]
        assert candidate in text_of(result)
        assert "no finding about it" in text_of(result)


def test_an_unknown_tool_is_an_error_of_the_protocol(call: Call) -> None:
    with pytest.raises(MCPError, match="no tool is called prescribe"):
        call("call_tool", "prescribe", {})


def test_a_long_list_comes_in_parts_that_add_up(call: Call) -> None:
    whole = call("call_tool", "studies", {"limit": 100}).structured_content
    assert whole["left_out"] == 0
    parts = [
        call("call_tool", "studies", {"limit": 3, "offset": at})
        for at in range(0, whole["total"], 3)
    ]
    rows = [row for part in parts for row in part.structured_content["data"]]
    assert rows == whole["data"]
    first = parts[0]
    assert first.structured_content["left_out"] == whole["total"] - 3
    assert f"{whole['total'] - 3} of {whole['total']} records" in text_of(first)
    shown = [row["id"] for row in whole["data"] if row["id"] in text_of(first)]
    assert shown == [row["id"] for row in whole["data"][:3]]


def test_resources_are_the_method_the_bottom_line_and_each_condition(call: Call) -> None:
    listed = [item.uri for item in call("list_resources").resources]
    assert listed == ["ldn://bottom-line", "ldn://method", "ldn://conditions"]
    (template,) = call("list_resource_templates").resource_templates
    assert template.uri_template == "ldn://conditions/{id}"
    expected = {
        "ldn://method": "Each number was invented.",
        "ldn://bottom-line": "condition",
        "ldn://conditions": "Samplodynia",
        "ldn://conditions/exampleitis": "Exampleitis",
    }
    for uri, words in expected.items():
        (content,) = call("read_resource", uri).contents
        assert content.mime_type == "text/markdown"
        assert words in content.text
        assert "9.9.9" in content.text and "not medical advice" in content.text


@pytest.mark.parametrize(
    ("uri", "words"),
    [("ldn://conditions/examplitis", "exampleitis"), ("ldn://secrets", "no resource has")],
)
def test_an_address_that_is_none_is_refused(call: Call, uri: str, words: str) -> None:
    with pytest.raises(MCPError, match=words):
        call("read_resource", uri)


def test_the_prompts_hold_the_answers_that_they_rest_on(call: Call) -> None:
    prompts = {prompt.name: prompt for prompt in call("list_prompts").prompts}
    assert list(prompts) == ["prepare-visit", "check-medicines"]
    listed = {"medicines": "codeine, zzyzx"}
    said = call("get_prompt", "check-medicines", listed).messages
    text = "\n".join(item.content.text for item in said)
    assert "Exit code 4" in text and REFUSAL in text and "zzyzx" in text
    said = call("get_prompt", "prepare-visit", {"condition": "exampleitis", **listed}).messages
    text = "\n".join(item.content.text for item in said)
    assert "Questions to ask" in text and "Exit code 4" in text
    alone = call("get_prompt", "prepare-visit", {"condition": "exampleitis"}).messages
    assert not any("Exit code" in item.content.text for item in alone)


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("check-medicines", {}, "this needs: medicines"),
        ("prepare-visit", {"condition": "  "}, "this needs: condition"),
        ("prepare-visit", {"condition": "examplitis"}, "exampleitis"),
        ("prescribe", {}, "no prompt is called prescribe"),
    ],
)
def test_a_prompt_that_cannot_be_given_says_why(
    call: Call, name: str, given: dict[str, str], words: str
) -> None:
    with pytest.raises(MCPError, match=words):
        call("get_prompt", name, given)


def test_the_name_of_a_condition_is_completed(call: Call) -> None:
    from mcp import types

    place = types.ResourceTemplateReference(uri="ldn://conditions/{id}")
    done = call("complete", place, {"name": "id", "value": "exa"}).completion
    assert done.values == ["exampleitis"]
    prompt = types.PromptReference(name="prepare-visit")
    assert not call("complete", prompt, {"name": "medicines", "value": "co"}).completion.values


def test_standard_output_holds_the_protocol_alone(tmp_path: Path) -> None:
    """An assistant of 2025 that speaks by itself, and the end of its input ends the server."""
    hello = {"protocolVersion": "2025-06-18", "capabilities": {},
             "clientInfo": {"name": "by hand", "version": "1"}}  # fmt: skip
    asked = {"name": "check", "arguments": {"medicines": ["tramadol"]}}
    sent = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": asked},
    ]
    process = subprocess.Popen(
        [sys.executable, "-m", "ldncli", "mcp"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, **environment(tmp_path)},
    )  # fmt: skip
    assert process.stdin and process.stdout and process.stderr
    answers = []
    for message in sent:
        process.stdin.write(json.dumps(message) + "\n")
        process.stdin.flush()
        if "id" in message:
            answers.append(json.loads(process.stdout.readline()))
    process.stdin.close()
    assert process.stdout.read() == ""
    assert process.wait(30) == 0
    first, second = answers
    assert first["result"]["serverInfo"]["version"] == __version__
    assert "never mean safe" in first["result"]["instructions"]
    assert second["result"]["structuredContent"]["meaning"]["exit_code"] == 4
    assert process.stderr.read() == ""


def test_a_missing_extra_names_the_command(ldn: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    ran = ldn("mcp")
    assert ran.code == 1
    assert ran.out == ""
    assert "pip install mcp pydantic anyio" in ran.err


def test_faulty_data_is_told_before_the_protocol_begins(ldn: Runner, tmp_path: Path) -> None:
    ran = ldn("mcp", "--data", str(tmp_path))
    assert ran.code == 1
    assert ran.out == ""
    assert str(tmp_path) in ran.err


def test_the_entry_for_the_registry_starts_this_version() -> None:
    entry = json.loads((ROOT / "server.json").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (package,) = entry["packages"]
    assert entry["version"] == package["version"] == __version__
    assert package["identifier"] == project["name"]
    assert package["identifier"] in project["scripts"]  # what uvx runs has the package's name
    assert "mcp" in project["optional-dependencies"]
    assert package["runtimeArguments"][0]["value"] == f"{project['name']}[mcp]=={__version__}"
    assert [item["value"] for item in package["packageArguments"]] == ["mcp"]
    assert package["transport"] == {"type": "stdio"}
    assert len(entry["description"]) <= 100  # the registry's limit


def test_each_line_for_a_client_starts_the_server() -> None:
    page = (ROOT / "docs" / "assistants.md").read_text("utf-8")
    blocks = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", page, re.S)]
    servers = [server for block in blocks for part in block.values() for server in part.values()]
    assert len(servers) >= 3
    starts = (["ldn", "mcp"], ["uvx", "--from", "ldncli[mcp]", "ldn", "mcp"])
    for server in servers:
        assert [server["command"], *server["args"]] in starts
