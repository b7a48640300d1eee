"""`ldn serve`."""

from contextlib import suppress
from typing import Annotated

from ldncli.cli.commands.report import page
from ldncli.cli.completion.choices import condition_names
from ldncli.cli.failures import guarded
from ldncli.cli.options import DataOption
from ldncli.cli.parameters import Argument, Option
from ldncli.dataset.dataset import open_dataset
from ldncli.output import write


def command(
    condition: Annotated[
        list[str] | None,
        Argument(
            help="Only these conditions; every one when none is named.",
            autocompletion=condition_names,
        ),
    ] = None,
    port: Annotated[int, Option(min=0, max=65535, help="0 takes a free one.")] = 0,
    open_browser: Annotated[bool, Option("--open", help="Open it in your browser.")] = False,
    data: DataOption = None,
) -> None:
    """Show the evidence page in a browser, from this machine alone; Ctrl-C ends it."""
    guarded(lambda: _serve(tuple(condition or ()), port, open_browser, data))


def _serve(names: tuple[str, ...], port: int, open_browser: bool, data: str | None) -> int:
    import gc

    from ldncli.report.server import PageServer

    gc.enable()  # this answer is a long one

    body = page(open_dataset(data), names).encode()
    with suppress(KeyboardInterrupt), PageServer(body, port) as server:
        write.to_stdout(f"{server.address}\n")
        write.say("only this machine can see it; Ctrl-C ends it")
        if open_browser:
            import webbrowser

            webbrowser.open(server.address)
        server.serve_forever(poll_interval=0.2)
    return 0
