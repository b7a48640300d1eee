"""The shape of the generated table of commands."""

from __future__ import annotations

from typing import NotRequired, TypedDict

# `from` names the function of `choices` that completes a value, or says `files`. `name` is the
# parameter's; without one, Typer alone knows what to do (help). `whole` are the least and the
# most of a whole number; `many` is there where an option can stand several times, and `needed`
# where a call is none without it.
Option = TypedDict(
    "Option",
    {
        "name": NotRequired[str],
        "values": list[str],
        "from": str,
        "takes": bool,
        "whole": NotRequired[list[int | None]],
        "many": NotRequired[bool],
        "needed": NotRequired[bool],
        "help": str,
    },
)
Argument = TypedDict(
    "Argument", {"values": list[str], "from": str, "name": str, "many": bool, "needed": bool}
)


class Command(TypedDict):
    """One command; a reading one has the shared options beside its own."""

    help: str
    options: dict[str, Option]
    arguments: list[Argument]
    reads: bool
