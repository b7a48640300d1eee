"""The signature of a command as Typer reads it: its own parameters, then the shared options.

Only Typer's way loads this: `inspect` takes as long as all of a plain look-up's own modules.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

import typer

from ldncli.cli.parameters import Argument, Said

if TYPE_CHECKING:
    from collections.abc import Callable

    from ldncli.schema.record import Record


def signature_with(command: Callable[..., object], shared: type[Record]) -> inspect.Signature:
    """Return the parameters of a command but its first, the dataset, then the shared options."""
    own = list(inspect.signature(command).parameters.values())[1:]
    return inspect.Signature(
        [
            *(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own),
            *(_parameter(shared, name) for name in shared.fields),
        ]
    )


def _parameter(shared: type[Record], option: str) -> inspect.Parameter:
    return inspect.Parameter(
        option,
        inspect.Parameter.KEYWORD_ONLY,
        default=getattr(shared, option),
        annotation=shared.__annotations__[option],
    )


class ForTyper:
    """A command under a signature in Typer's own classes."""

    def __init__(self, command: Callable[..., None]) -> None:
        self._command = command
        signature = inspect.signature(command)
        parameters = [
            parameter.replace(annotation=_translated(parameter.annotation))
            for parameter in signature.parameters.values()
        ]
        self.__signature__ = signature.replace(parameters=parameters)
        self.__annotations__ = {item.name: item.annotation for item in parameters}
        self.__doc__ = command.__doc__

    def __call__(self, **values: object) -> None:
        """Run the command."""
        self._command(**values)


def _translated(annotation: Any) -> Any:
    if get_origin(annotation) is not Annotated:
        return annotation
    kind, *extras = get_args(annotation)
    return Annotated[kind, *(_typers(item) if isinstance(item, Said) else item for item in extras)]


def _typers(said: Said) -> Any:
    """Return Typer's record of a parameter."""
    words: dict[str, Any] = {
        "help": said.help or None,
        "metavar": said.metavar,
        "autocompletion": said.autocompletion,
        "show_default": said.show_default,
        "min": said.min,
        "max": said.max,
    }
    if isinstance(said, Argument):
        return typer.Argument(**words)
    return typer.Option(*said.flags, **words)
