"""Answer the shell at each TAB: the values that can stand where the cursor is.

The shell gives the complete words as arguments and the begun one in LDN_WORD. A line is one
value, a tab, and what it means; the single line `:files` leaves the word to the shell. The
command tree is read from a generated table: building the commands takes three times as long.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from types import SimpleNamespace
from typing import TYPE_CHECKING

from ldncli.cli.completion.command_tree import SHARED, TREE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ldncli.cli.completion.shapes import Argument, Option

ASKED = "_LDN_COMPLETE"
WORD = "LDN_WORD"
FILES = ":files"
QUOTES = "'\""

Choice = tuple[str, str]


def answer(words: list[str]) -> None:
    """Print what completes the begun word; whatever goes wrong, print nothing."""
    with suppress(Exception):
        before = [_unquoted(word) for word in words if word != "="]
        begun = _unquoted(os.environ.get(WORD, ""))
        lines = [f"{value}\t{_one_line(meaning)}" for value, meaning in complete(before, begun)]
        sys.stdout.write("".join(line.rstrip("\t") + "\n" for line in lines))
        sys.stdout.flush()


def complete(words: list[str], begun: str) -> list[Choice]:
    """Return (value, meaning) for everything that can stand where the begun word is."""
    begun = "" if begun == "=" else begun
    if not words:
        return list(_starting(_first_words(begun), begun))
    if " ".join(words[:2]) in TREE:  # a command of `ldn data`
        words = [" ".join(words[:2]), *words[2:]]
    if words[0] not in TREE:
        return []
    command = TREE[words[0]]
    options = command["options"] | (SHARED if command["reads"] else {})
    arguments = command["arguments"]
    _use_dataset(words)
    name, joined, value = begun.partition("=")
    arguments_given = _given(words[1:], options)
    named = dict(zip((option["name"] for option in arguments), arguments_given, strict=False))
    if joined and name in options:
        return [
            (f"{name}={choice}", meaning)
            for choice, meaning in _values(options[name], value, named)
        ]
    if words[-1] in options and options[words[-1]]["takes"]:
        return _values(options[words[-1]], begun, named)
    if begun.startswith("-") and "--" not in words:
        unused = {key: option["help"] for key, option in options.items() if key not in words}
        return list(_starting(unused.items(), begun))
    if not arguments or (len(arguments_given) >= len(arguments) and not arguments[-1]["many"]):
        return []
    return _values(arguments[min(len(arguments_given), len(arguments) - 1)], begun, named)


def _first_words(begun: str) -> Iterator[Choice]:
    if begun.startswith("-"):
        yield from (("--help", "Show the commands."), ("--version", "Print the version."))
    yield from ((name, command["help"]) for name, command in TREE.items() if " " not in name)


def _values(taker: Option | Argument, begun: str, before: dict[str, str]) -> list[Choice]:
    """Return the values of an option or argument: fixed, from the dataset, or files."""
    source = taker["from"]
    if source == "files":
        return [(FILES, "")]
    if source:
        from ldncli.cli.completion import choices

        function = getattr(choices, source)
        # As Typer calls it: one that asks for the context is told the arguments before it.
        context = (SimpleNamespace(params=before),) if function.__code__.co_argcount > 1 else ()
        return [(choice, "") for choice in function(*context, begun) if choice.isprintable()]
    return list(_starting(((value, "") for value in taker["values"]), begun))


def _starting(choices: Iterable[Choice], begun: str) -> Iterator[Choice]:
    return ((value, meaning) for value, meaning in choices if value.startswith(begun))


def _given(words: list[str], options: dict[str, Option]) -> list[str]:
    """Return the arguments among the words: neither options nor their values."""
    arguments: list[str] = []
    after = ended = False
    for word in words:
        if after:
            after = False
        elif word == "--" and not ended:
            ended = True
        elif word.startswith("-") and not ended:
            after = word in options and bool(options[word]["takes"])
        else:
            arguments.append(word)
    return arguments


def _use_dataset(words: list[str]) -> None:
    """Complete from the dataset that the line itself names."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        name, joined, place = word.partition("=")
        if name == "--data" and (place if joined else following):
            os.environ["LDN_DATA"] = os.path.expanduser(place if joined else following)  # noqa: PTH111


def _unquoted(word: str) -> str:
    """Return what the shell will pass: words come as they stand on the line."""
    if not any(char in word for char in QUOTES + "\\"):
        return word
    bare = word[1:] if word[:1] in QUOTES else word
    return bare.removesuffix(word[0] if bare is not word else "").replace("\\", "")


def _one_line(text: str) -> str:
    return " ".join(text.split())
