"""`ldn completion SHELL`."""

from typing import Annotated, Literal, get_args

from ldncli.cli.parameters import Argument
from ldncli.output import write

Shell = Literal["bash", "zsh", "fish", "powershell"]
SHELLS = f"Your shell: {', '.join(get_args(Shell))}."


def command(shell: Annotated[Shell, Argument(metavar="SHELL", help=SHELLS)]) -> None:
    """Print the completion script for a shell; its first line says where it goes."""
    from ldncli.cli.completion.shells import SCRIPTS

    write.to_stdout(SCRIPTS[shell])
