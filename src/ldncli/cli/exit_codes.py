"""The exit status of every way in which the program can end."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from ldncli.errors import LdnError, NotFound, UsageError

if TYPE_CHECKING:
    from ldncli.queries.interactions.check import Concern


class ExitCode(IntEnum):
    """What a script can tell apart; 4 and 5 are of `ldn check` alone."""

    FINE = 0
    FAILED = 1  # also: faulty data
    USAGE = 2  # as Typer has it
    NOT_FOUND = 3
    SERIOUS = 4  # a contraindicated or a major interaction
    UNKNOWN_NAME = 5  # none serious, but a name not known or only guessed, or an opioid stopped
    INTERRUPTED = 130  # what a shell gives for Ctrl-C: 128 and the number of the signal


EXIT_CODES = (
    "0 fine, 1 failed or faulty data, 2 usage, 3 not found. ldn check: 4 a contraindicated or "
    "major interaction, 5 none of these but a name not known or an opioid stopped, 0 neither."
)
OF_CONCERN: dict[Concern, ExitCode] = {
    "serious": ExitCode.SERIOUS,
    "unknown": ExitCode.UNKNOWN_NAME,
    "none": ExitCode.FINE,
}


def exit_code(error: LdnError) -> ExitCode:
    """Return the exit status of a failure."""
    if isinstance(error, NotFound):
        return ExitCode.NOT_FOUND
    return ExitCode.USAGE if isinstance(error, UsageError) else ExitCode.FAILED
