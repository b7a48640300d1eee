"""`ldn completion SHELL`."""

from typing import Annotated, Literal

from ldncli.cli.parameters import Argument
from ldncli.output import write

Shell = Literal["bash", "zsh", "fish", "powershell"]


def command(shell: Annotated[Shell, Argument(help="Your shell.")]) -> None:
    """Print the completion script for a shell; its first line says where it goes."""
    from ldncli.cli.completion.shells import SCRIPTS

    write.to_stdout(SCRIPTS[shell])
