"""What makes a command of a function from a dataset and its own arguments to a page."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING

from ldncli.cli.deliver import chosen_format, deliver
from ldncli.cli.failures import guarded
from ldncli.cli.options import Shared
from ldncli.dataset.dataset import open_dataset
from ldncli.output.write import say

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.document.page import Page

    Command = Callable[..., Page]

OLD_LAYOUT = (
    "ldn: {folder} keeps all studies in one file; to write one file a study: "
    "ldn export NEW --as toml --data {folder}"
)


class Reading:
    """A command with its own parameters, then the shared options.

    Typer reads parameters from the signature of what it calls. An object may state its own
    (PEP 362), so the command's parameters and the fields of `Shared` are put together here.
    """

    def __init__(self, command: Command) -> None:
        self._command = command
        own = list(inspect.signature(command).parameters.values())[1:]  # the first is the dataset
        parameters = [
            *(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own),
            *(_parameter(name) for name in Shared.fields),
        ]
        self.__signature__ = inspect.Signature(parameters)
        self.__annotations__ = {item.name: item.annotation for item in parameters}
        self.__doc__ = command.__doc__

    def __call__(self, **values: object) -> None:
        """Answer with the values of one call, and leave with the exit status of the page."""
        shared = Shared.trusted({name: values.pop(name) for name in Shared.fields})
        guarded(lambda: self._answer(values, shared))

    def dataset(self, values: dict[str, object], shared: Shared) -> Dataset:
        """Open the dataset that a call is about."""
        return open_dataset(shared.data)

    def _answer(self, values: dict[str, object], shared: Shared) -> int:
        chosen = chosen_format(shared)  # before anything is read: a wrong one costs nothing
        dataset = self.dataset(values, shared)
        if dataset.old_layout:
            say(OLD_LAYOUT.format(folder=dataset.directory))
        page = self._command(dataset, **values)
        deliver(dataset, page, chosen, shared)
        return page.status


def _parameter(option: str) -> inspect.Parameter:
    return inspect.Parameter(
        option,
        inspect.Parameter.KEYWORD_ONLY,
        default=getattr(Shared, option),
        annotation=Shared.__annotations__[option],
    )


def reading(command: Command) -> Reading:
    """Turn a function from (dataset, arguments) to a Page into a command."""
    return Reading(command)
