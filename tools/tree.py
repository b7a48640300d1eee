"""The command tree as plain values: what completion and the man page are made from."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import Any

import typer

from ldncli.cli import app
from ldncli.cli.command_table import COMMANDS, DATA_COMMANDS, module_of
from ldncli.cli.options import Shared

FILES = ("path", "file", "filename", "directory", "FILE", "DIR", "DIR|FILE")
READING = "conditions"
GROUP = "data"
HELP = app.HELP_NAMES["help_option_names"]
FIRST = """\
# ruff: noqa: E501
\"\"\"Every command with its options and values. Generated: python -m tools.generate.\"\"\"

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ldncli.cli.completion.shapes import Command, Option

"""


def commands() -> dict[str, Any]:
    """Return every command as Typer builds it, in the order of the help page; groups too."""
    program: Any = app.build()
    group: Any = typer.main.get_command(program)
    found = {name: group.get_command(None, name) for name in COMMANDS}
    keeping = found["data"]
    below = {f"data {name}": keeping.get_command(None, name) for name in DATA_COMMANDS}
    return {**found, **below}


def shared() -> dict[str, dict[str, Any]]:
    """Return the options that every reading command has."""
    command = commands()[READING]
    names = {
        flag
        for p in command.params
        if p.name in Shared.fields
        for flag in (*p.opts, *p.secondary_opts)
    }
    held = described(READING, command)["options"]
    return {flag: held[flag] for flag in held if flag in names or flag in HELP}


def tree() -> dict[str, dict[str, Any]]:
    """Return, for each command, its help, its own options and its arguments.

    One that has all the shared options reads; theirs are then left out.
    """
    common, found = shared(), {}
    for name, command in commands().items():
        held = described(name, command)
        if name == GROUP:
            names = {"values": [*DATA_COMMANDS], "from": "", "name": "command"}
            names |= {"many": False, "needed": True}
            held = {**held, "arguments": [names]}
        reads = all(held["options"].get(flag) == option for flag, option in common.items())
        own = {k: v for k, v in held["options"].items() if not (reads and k in common)}
        found[name] = {**held, "options": own, "reads": reads}
    return found


def described(name: str, command: Any) -> dict[str, Any]:
    """Return one command as completion needs it."""
    completers = {} if name == GROUP else _completers(name)
    options: dict[str, Any] = {}
    arguments: list[dict[str, Any]] = []
    for param in command.params:
        held = _values(param, completers.get(param.name, ""))
        if param.param_type_name == "argument":
            many = {"many": param.nargs == -1, "needed": param.required}
            arguments.append({**held, "name": param.name, **many})
            continue
        held |= _number(param) | ({"many": True} if param.multiple else {})
        held |= {"needed": True} if param.required else {}
        for flag in param.opts:
            named = {"name": param.name, **held}
            options[flag] = {**named, "takes": not param.is_flag, "help": param.help or ""}
    options |= {flag: {"values": [], "from": "", "takes": False, "help": "Help."} for flag in HELP}
    return {"help": _help(name), "options": options, "arguments": arguments}


def _help(name: str) -> str:
    group, _, inside = name.partition(" ")
    return DATA_COMMANDS[inside] if inside else COMMANDS[group][1]


def _values(param: Any, completer: str) -> dict[str, Any]:
    choices = [str(getattr(item, "value", item)) for item in getattr(param.type, "choices", ())]
    files = param.type.name in FILES or param.metavar in FILES
    return {"values": choices, "from": completer or ("files" if files else "")}


def _number(param: Any) -> dict[str, Any]:
    """Return the least and the most of a whole number; Typer gives the unbounded no ends."""
    if not param.type.name.startswith("int"):
        return {}
    ends = (getattr(param.type, "min", None), getattr(param.type, "max", None))
    return {"whole": list(ends)}


def _completers(name: str) -> dict[str, str]:
    """Return the function of cli.completion.choices that completes each parameter."""
    function = import_module(f"ldncli.cli.commands.{module_of(name)}").command
    signature = inspect.signature(function)
    found: dict[str, str] = {}
    for key, parameter in signature.parameters.items():
        held = getattr(parameter.annotation, "__metadata__", ())
        for function in (getattr(info, "autocompletion", None) for info in held):
            if function:
                found[key] = function.__name__
    return found


def module() -> str:
    """Return the text of cli/completion/command_tree.py, laid out as ruff would."""
    tables = {"SHARED: dict[str, Option]": shared(), "TREE: dict[str, Command]": tree()}
    return FIRST + "".join(f"{name} = {_drawn(table, 0)}\n" for name, table in tables.items())


def _drawn(value: Any, depth: int) -> str:
    inner, outer = "    " * (depth + 1), "    " * depth
    if isinstance(value, dict) and value:
        rows = [f"{inner}{_text(k)}: {_drawn(v, depth + 1)},\n" for k, v in value.items()]
        return "{\n" + "".join(rows) + outer + "}"
    if isinstance(value, list) and value:
        return "[\n" + "".join(f"{inner}{_drawn(v, depth + 1)},\n" for v in value) + outer + "]"
    return _text(value) if isinstance(value, str) else repr(value)


def _text(value: str) -> str:
    if '"' in value and "'" not in value:
        return f"'{value}'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
