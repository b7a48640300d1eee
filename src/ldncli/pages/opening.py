"""The command that shows a record in full."""

from __future__ import annotations

COMMANDS = {
    "condition": "ldn show {}",
    "study": "ldn study {}",
    "mechanism": "ldn mechanism {}",
    "pharmacology": "ldn mechanism --full",
    "safety": "ldn safety {}",
    "class": "ldn check {}",
    "medicine": "ldn check {}",
    "product": "ldn check {}",
    "claim": "ldn claims {}",
    "trial": "ldn trials {}",
    "practice": "ldn practice {}",
    "position": "ldn positions {}",
    "help": "ldn about",
    "scope": "ldn about",
    "excluded": "ldn show {} --section other",
    "awaiting": "ldn show {} --section other",
}


def opening(kind: str, shown_by: str) -> str:
    """Return the command for a record of a kind, by the name that it is shown under."""
    if not shown_by:
        return "ldn about"
    quoted = f"'{shown_by}'" if " " in shown_by else shown_by
    return COMMANDS[kind].format(quoted)
