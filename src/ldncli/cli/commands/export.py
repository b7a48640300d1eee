"""`ldn export DIR|FILE`."""

from pathlib import Path
from typing import Annotated

from ldncli.cli.completion.choices import condition_names
from ldncli.cli.failures import guarded
from ldncli.cli.options import DataOption, ForceOption
from ldncli.cli.parameters import Argument, Option
from ldncli.dataset.dataset import open_dataset
from ldncli.export import targets
from ldncli.export.selection import told
from ldncli.export.writing import write_export
from ldncli.output.write import say

PLACE = (
    "A file (.json .sqlite .md .toml .xlsx; --as sof: .csv .html .docx), a folder "
    "(--as csv or toml), or - for the output."
)


def command(
    place: Annotated[str, Argument(metavar="DIR|FILE", help=PLACE)],
    target: Annotated[
        targets.Target | None, Option("--as", help="What to write.", show_default=False)
    ] = None,
    condition: Annotated[
        list[str] | None,
        Option(help="Only what hangs on it; repeat.", autocompletion=condition_names),
    ] = None,
    force: ForceOption = False,
    data: DataOption = None,
) -> None:
    """Write the whole dataset, or the part on some conditions, for other programs."""
    guarded(
        lambda: _export(
            Path(place), targets.Target(target) if target else None, condition or [], force, data
        )
    )


def _export(
    place: Path, named: targets.Target | None, conditions: list[str], force: bool, data: str | None
) -> int:
    selection = write_export(open_dataset(data), place, named, conditions, force=force)
    if str(place) != targets.STDOUT:
        say(f"wrote {place}: {told(selection)}")
    return 0
