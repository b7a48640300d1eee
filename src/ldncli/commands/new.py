"""`ldn new KIND`."""

from typing import Annotated, Literal

import typer

from ldncli import emit
from ldncli.reading import ForceOption, OutputOption, guarded

Kind = Literal["study", "condition", "reference", "trial", "claim"]


def command(
    kind: Annotated[Kind, typer.Argument(help="What to add.")],
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print an entry to fill in: every field, what it means, and the words that it takes."""
    from ldncli.template import entry

    def write() -> int:
        if output:
            emit.to_file(output, entry(kind), force=force)
        else:
            emit.to_stdout(entry(kind))
        return 0

    guarded(write)
