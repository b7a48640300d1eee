"""`ldn mcp`."""

import gc
import os
import sys

from ldncli.cli.failures import guarded
from ldncli.cli.options import DataOption
from ldncli.dataset.dataset import open_dataset
from ldncli.extras import needed
from ldncli.output.write import say

WAITING = "waiting for an assistant on standard input: docs/assistants.md; Ctrl-C ends it"


def command(data: DataOption = None) -> None:
    """Answer an assistant: Model Context Protocol on standard input and output."""
    guarded(lambda: _serve(data))


def _serve(data: DataOption) -> int:
    # Looking for plug-ins of pydantic through every installed package takes 60 ms, and none is
    # meant here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    dataset = open_dataset(data)
    needed("mcp", "mcp")

    from ldncli.cli.mcp.server import serve

    if sys.stdin.isatty():
        say(WAITING)
    gc.freeze()
    gc.enable()  # this answer is a long one
    serve(dataset)
    return 0
