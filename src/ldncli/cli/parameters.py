"""What a command says of a parameter beside its type; `app` builds Typer's own of it.

Typer takes four fifths of the time of a look-up to load, and a plain call needs nothing of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    Completer = Callable[..., list[str]]


class Said(Record):
    """What is said of a parameter, in Typer's words; `flags` are how an option is called."""

    flags: tuple[str, ...] = ()
    help: str = ""
    metavar: str | None = None
    autocompletion: Completer | None = None
    show_default: bool = True
    min: int | None = None
    max: int | None = None


class Argument(Said):
    """A word without a flag."""


class Option(Said):
    """A word with a flag: `Option("--output", "-o", help="...")`; without, that of its name."""

    def __init__(
        self,
        *flags: str,
        help: str = "",  # noqa: A002  # as Typer has it
        metavar: str | None = None,
        autocompletion: Completer | None = None,
        show_default: bool = True,
        min: int | None = None,  # noqa: A002
        max: int | None = None,  # noqa: A002
    ) -> None:
        super().__init__(
            flags=flags,
            help=help,
            metavar=metavar,
            autocompletion=autocompletion,
            show_default=show_default,
            min=min,
            max=max,
        )
