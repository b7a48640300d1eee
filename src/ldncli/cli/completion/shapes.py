"""The shape of the generated table of commands."""

from __future__ import annotations

from typing import TypedDict

# `from` names the function of `choices` that completes a value, or says `files`.
Option = TypedDict("Option", {"values": list[str], "from": str, "takes": bool, "help": str})
Argument = TypedDict("Argument", {"values": list[str], "from": str, "name": str, "many": bool})


class Command(TypedDict):
    """One command; a reading one has the shared options beside its own."""

    help: str
    options: dict[str, Option]
    arguments: list[Argument]
    reads: bool
