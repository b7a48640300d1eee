"""The command that shows a record in full."""

from __future__ import annotations

from shlex import quote

COMMANDS = {
    "condition": "ldn show {}",
    "study": "ldn study {}",
    "mechanism": "ldn mechanism {}",
    "pharmacology": "ldn mechanism --full",
    "safety": "ldn safety {}",
    "class": "ldn check {} --full",
    "medicine": "ldn check {}",
    "product": "ldn check {}",
    "claim": "ldn claims {}",
    "trial": "ldn trials {}",
    "practice": "ldn practice {}",
    "position": "ldn positions {}",
    "help": "ldn ask {}",
    "scope": "ldn ask {}",
    "excluded": "ldn studies --excluded",
    "awaiting": "ldn studies --awaiting",
}


def opening(kind: str, shown_by: str) -> str:
    """Return the command for a record of a kind, by the name that it is shown under."""
    if not shown_by:
        return "ldn about"
    return COMMANDS[kind].format(quote(shown_by))
