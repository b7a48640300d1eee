"""What makes a command of a function from a dataset and its own arguments to a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.cli.deliver import chosen_format, deliver
from ldncli.cli.failures import guarded
from ldncli.cli.options import Shared
from ldncli.dataset.dataset import open_dataset
from ldncli.output.write import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from inspect import Signature

    from ldncli.dataset.dataset import Dataset
    from ldncli.document.page import Page

    Command = Callable[..., Page]

OLD_LAYOUT = (
    "ldn: {folder} keeps all studies in one file; to write one file a study: "
    "ldn export NEW --as toml --data {folder}"
)


class Reading:
    """A command with its own parameters, then the shared options."""

    def __init__(self, command: Command) -> None:
        self._command = command
        self.__doc__ = command.__doc__

    @property
    def __signature__(self) -> Signature:
        """Return the parameters of both, for Typer, as an object may state its own (PEP 362)."""
        from ldncli.cli.signatures import signature_with

        return signature_with(self._command, Shared)

    def __call__(self, **values: object) -> None:
        """Answer with the values of one call, and leave with the exit status of the page."""
        given = [name for name in Shared.fields if name in values]
        shared = Shared.trusted({name: values.pop(name) for name in given})
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


def reading(command: Command) -> Reading:
    """Turn a function from (dataset, arguments) to a Page into a command."""
    return Reading(command)
