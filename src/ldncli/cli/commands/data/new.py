"""`ldn new KIND`."""

from typing import Annotated, Literal

import typer

from ldncli.cli.reading import ForceOption, OutputOption, guarded
from ldncli.output import write

Kind = Literal["study", "condition", "reference", "trial", "claim"]


def command(
    kind: Annotated[Kind, typer.Argument(help="What to add.")],
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print an entry to fill in: every field, what it means, and the words that it takes."""
    from ldncli.schema.entry_template import entry

    def printed() -> int:
        if output:
            write.to_file(output, entry(kind), force=force)
        else:
            write.to_stdout(entry(kind))
        return 0

    guarded(printed)
