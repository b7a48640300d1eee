"""The page of the documentation on every command, made from the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ldncli.cli.command_table import COMMANDS
from ldncli.cli.exit_codes import EXIT_CODES
from ldncli.cli.options import Shared
from tools.manual import ENVIRONMENT, SHARED
from tools.tree import GROUP, commands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEAD = """\
# Commands

Made from the program: `python -m tools.generate`. `ldn COMMAND -h` shows the same.
"""


def page() -> str:
    """Return docs/commands.md."""
    found = commands()
    lines = [HEAD]
    for group in dict.fromkeys(group for group, _ in COMMANDS.values()):
        tops = {name for name, (of, _) in COMMANDS.items() if of == group}
        lines.append(f"## {group}\n")
        for name, command in found.items():
            if name.split()[0] in tops and name != GROUP:
                lines += _one(name, command)
    reading, names = SHARED
    shared = [param for param in found[reading].params if param.name in names]
    lines += ["## Options of every command that reads\n", *_rows(shared)]
    lines += [f"## Exit codes\n\n{EXIT_CODES}\n", "## Environment\n"]
    lines += [*_table("variable", ((f"`{name}`", text) for name, text in ENVIRONMENT))]
    return "\n".join(lines).rstrip("\n") + "\n"


def _one(name: str, command: Any) -> Iterator[str]:
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    own = [
        param
        for param in command.params
        if param.param_type_name == "option" and param.name not in Shared.fields
    ]
    placed = "".join(f" {_value(param)}" for param in arguments)
    yield f"### ldn {name}\n"
    yield f"```sh\nldn {name}{placed}\n```\n"
    yield f"{command.help}\n"
    yield from _rows([param for param in [*arguments, *own] if getattr(param, "help", None)])


def _rows(params: Iterable[Any]) -> Iterator[str]:
    yield from _table("option", ((_flags(param), _meaning(param)) for param in params))


def _table(head: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    lines = [f"| {name} | {text.replace('|', chr(92) + '|')} |" for name, text in rows]
    if lines:
        yield "\n".join([f"| {head} | meaning |", "|---|---|", *lines]) + "\n"


def _flags(param: Any) -> str:
    if param.param_type_name == "argument":
        return f"`{_value(param)}`"
    value = "" if param.is_flag else f" {_value(param)}"
    return ", ".join(f"`{flag}{value}`" for flag in (*param.opts, *param.secondary_opts))


def _value(param: Any) -> str:
    if param.metavar or param.param_type_name == "argument":
        return str(param.metavar or param.name.upper()).replace("|", "/")
    return str(max(param.opts, key=len)).lstrip("-").upper()


def _meaning(param: Any) -> str:
    choices = [f"`{getattr(c, 'value', c)}`" for c in getattr(param.type, "choices", ())]
    return (param.help or "") + (f" One of: {', '.join(choices)}." if choices else "")
