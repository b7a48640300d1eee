"""`ldn export DIR|FILE`."""

from pathlib import Path
from typing import Annotated

import typer

from ldncli.cli.completion.choices import condition_names
from ldncli.cli.deliver import NOTICE
from ldncli.cli.failures import guarded
from ldncli.cli.options import DataOption, ForceOption
from ldncli.dataset.dataset import open_dataset
from ldncli.errors import UsageError
from ldncli.export import targets
from ldncli.export.selection import select, told
from ldncli.output import write
from ldncli.queries.conditions import find_condition

PLACE = (
    "A file (.json .sqlite .md .toml; --as sof: .csv .html .docx), a folder (--as csv or toml), "
    "or - for the output."
)


def command(
    place: Annotated[Path, typer.Argument(metavar="DIR|FILE", help=PLACE)],
    target: Annotated[
        targets.Target | None, typer.Option("--as", help="What to write.", show_default=False)
    ] = None,
    condition: Annotated[
        list[str] | None,
        typer.Option(help="Only what hangs on it; repeat.", autocompletion=condition_names),
    ] = None,
    force: ForceOption = False,
    data: DataOption = None,
) -> None:
    """Write the whole dataset, or the part on some conditions, for other programs."""
    guarded(lambda: _export(place, target, condition or [], force, data))


def _export(
    place: Path, named: targets.Target | None, conditions: list[str], force: bool, data: Path | None
) -> int:
    target = targets.target_of(place, named)
    folder = targets.is_folder(place, target)
    dataset = open_dataset(data)
    if place.resolve() == dataset.directory.resolve():
        raise UsageError(f"{place} is the dataset itself", "name another folder")
    selection = select(dataset, [find_condition(dataset, name) for name in conditions])
    files = targets.files(selection, target, folder=folder, notice=NOTICE, suffix=place.suffix)
    if str(place) == targets.STDOUT:
        write.to_stdout(files[""].decode())
        return 0
    if folder:
        write.to_directory(place, files, force=force, replaceable=targets.earlier_files(place))
    else:
        write.to_file(place, files[""], force=force)
    write.say(f"wrote {place}: {told(selection)}")
    return 0
