"""Read a plain call from the generated table of commands, without loading Typer.

Plain is: a known command, known options spelt out, known values, as many arguments as it takes.
Whatever else was typed (help, a slip, an unusual form) is Typer's, which defines every command
and has the words for it; what both can read they read alike, as a test over the table holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.cli.completion.command_tree import SHARED, TREE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ldncli.cli.completion.shapes import Argument, Option

Value = str | int | bool | list[str]
# A call without words opens with the evidence at a glance.
HOME = "home"


class NotPlainError(Exception):
    """The call is left to Typer."""


def answered(words: Sequence[str]) -> bool:
    """Answer a plain call; False, with nothing done, for any other."""
    try:
        name, values = plain_call(words)
    except NotPlainError:
        return False
    from importlib import import_module

    from ldncli.cli.command_table import module_of

    import_module(f"ldncli.cli.commands.{module_of(name)}").command(**values)
    return True


def plain_call(words: Sequence[str]) -> tuple[str, dict[str, Value]]:
    """Return the command of a call and the values given, by parameter; or raise NotPlainError."""
    if not words:
        return HOME, {}
    name, rest = words[0], list(words[1:])
    if f"{name} {' '.join(rest[:1])}" in TREE:  # a command of `ldn data`
        name = f"{name} {rest.pop(0)}"
    if name not in TREE or not all(rest):
        raise NotPlainError
    command = TREE[name]
    options = command["options"] | SHARED if command["reads"] else command["options"]
    values: dict[str, Value] = {}
    arguments: list[str] = []
    rest.reverse()  # the next word is taken from the end
    while rest:
        word = rest.pop()
        if word == "-" or not word.startswith("-"):
            arguments.append(word)
        else:
            _take(word, rest, options, values)
    if any(row.get("needed") and row.get("name") not in values for row in options.values()):
        raise NotPlainError
    return name, values | _arguments(command["arguments"], arguments)


def _take(word: str, rest: list[str], options: dict[str, Option], values: dict[str, Value]) -> None:
    """Note the value of an option, and take it from the words that follow."""
    flag, joined, text = word.partition("=")
    option = options.get(flag)
    name = option.get("name", "") if option else ""
    if not option or not name or (joined and not flag.startswith("--")):
        raise NotPlainError
    if not option["takes"]:
        if joined:
            raise NotPlainError
        values[name] = True
        return
    if not joined:
        text = rest.pop() if rest else ""
    if not text or text.startswith("-"):
        raise NotPlainError
    before = values.get(name)
    if isinstance(before, list):
        before.append(_text(text, option))
    elif before is not None:
        raise NotPlainError
    else:
        value = _value(text, option)
        values[name] = [value] if option.get("many") and isinstance(value, str) else value


def _value(text: str, option: Option) -> str | int:
    if "whole" not in option:
        return _text(text, option)
    if not (text.isascii() and text.isdecimal()):
        raise NotPlainError
    least, most = option["whole"]
    number = int(text)
    if (least is not None and number < least) or (most is not None and number > most):
        raise NotPlainError
    return number


def _text(text: str, taker: Option | Argument) -> str:
    if taker["values"] and text not in taker["values"]:
        raise NotPlainError
    return text


def _arguments(takers: list[Argument], words: list[str]) -> dict[str, Value]:
    """Return the arguments by name: each takes one word, the last all that are left."""
    values: dict[str, Value] = {}
    left = list(words)
    for taker in takers:
        if taker["many"] and left:
            values[taker["name"]] = [_text(word, taker) for word in left]
            left = []
        elif left:
            values[taker["name"]] = _text(left.pop(0), taker)
        elif taker["needed"]:
            raise NotPlainError
    if left:
        raise NotPlainError
    return values
