"""Draw the README's picture from the program's own output.

Run `python -m tools.picture` after a change of the page; a test fails while they differ.
"""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console
from rich.text import Text

from ldncli.dataset.dataset import open_dataset
from ldncli.document.page import Document
from ldncli.document.wording import NOTICE
from ldncli.output import screen
from ldncli.output.terminal import Terminal
from ldncli.pages.condition import show
from ldncli.queries.conditions import report

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "show-fibromyalgia.svg"
WIDTH = 80


def drawn() -> str:
    """Return the SVG of `ldn show fibromyalgia` at 80 columns."""
    dataset = open_dataset(ROOT / "data")
    page = show.page((report(dataset, "fibromyalgia"),))
    metadata = dataset.metadata
    document = Document(
        page=page,
        command="ldn show fibromyalgia",
        dataset_version=metadata.version,
        searched_through=metadata.searched_through,
        notice=NOTICE,
    )
    text = screen.document(document, Terminal(tty=True, width=WIDTH, colour=True))
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text("$ ldn show fibromyalgia"))
    console.print(Text.from_ansi(text))
    return console.export_svg(title="ldn", unique_id="ldn")


if __name__ == "__main__":
    PICTURE.write_text(drawn(), "utf-8")
