"""`ldn data triage FILE`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ldncli.cli.failures import guarded
from ldncli.cli.options import DataOption, ForceOption
from ldncli.cli.parameters import Argument, Option
from ldncli.errors import UsageError
from ldncli.output import write

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.screening.triage import Screened

FILES = "What came: .nbib, .ris, .csv, or .json of ClinicalTrials.gov or a list of records."
ENTRIES = "A folder for an entry to fill in of each new record."
SCREENING = "A .ris or .csv of the new records, for ASReview or Rayyan."


def command(
    files: Annotated[list[str], Argument(metavar="FILE...", help=FILES)],
    output: Annotated[str | None, Option("--output", "-o", metavar="DIR", help=ENTRIES)] = None,
    screening: Annotated[str | None, Option("--screening", metavar="FILE", help=SCREENING)] = None,
    full: Annotated[bool, Option("--full", help="List also what was decided before.")] = False,
    force: ForceOption = False,
    data: DataOption = None,
) -> None:
    """Sort records that came: included, excluded, awaiting, changed or new, the likeliest first."""
    places = [Path(file) for file in files]
    list_place = Path(screening) if screening else None
    entry_place = Path(output) if output else None
    guarded(lambda: _triage(places, entry_place, list_place, full, force, data))


def _triage(
    files: list[Path],
    output: Path | None,
    screening: Path | None,
    full: bool,
    force: bool,
    data: str | None,
) -> int:
    from ldncli.dataset.dataset import open_dataset
    from ldncli.incoming.read import read_records
    from ldncli.pages.screening import triage_lines
    from ldncli.queries.screening.triage import triage

    if screening and screening.suffix.lower() not in (".ris", ".csv"):
        raise UsageError(f"{screening} is neither .ris nor .csv", "name a file with one of these")
    dataset = open_dataset(data)
    done = triage(dataset, [record for file in files for record in read_records(file)])
    new = done.of("new")
    if screening:
        _write_screening(screening, new, force)
    if output and new:
        _write_entries(output, dataset, new, force)
    write.to_stdout("".join(f"{line}\n" for line in triage_lines(done, len(files), full=full)))
    return 0


def _write_screening(path: Path, new: "tuple[Screened, ...]", force: bool) -> None:
    from ldncli.queries.screening.screening_file import as_csv, as_ris

    text = as_csv(new) if path.suffix.lower() == ".csv" else as_ris(new)
    write.to_file(path, text, force=force)


def _write_entries(
    folder: Path, dataset: "Dataset", new: "tuple[Screened, ...]", force: bool
) -> None:
    from ldncli.queries.screening.entries import entries

    files = {name: text.encode() for name, text in entries(dataset, new).items()}
    write.to_directory(folder, files, force=force, replaceable=files)
