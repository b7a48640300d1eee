"""`ldn completion SHELL`."""

from typing import Annotated, Literal

import typer

from ldncli import emit

Shell = Literal["bash", "zsh", "fish", "powershell"]


def command(shell: Annotated[Shell, typer.Argument(help="Your shell.")]) -> None:
    """Print the completion script; the README says where each shell wants it."""
    from typer._completion_shared import get_completion_script

    script = get_completion_script(prog_name="ldn", complete_var="_LDN_COMPLETE", shell=shell)
    emit.to_stdout(script + "\n")
