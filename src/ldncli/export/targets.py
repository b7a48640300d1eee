"""The dataset in the formats of other programs: one module a format, each returns files."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

from ldncli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ldncli.export.selection import Files, Selection


class Target(StrEnum):
    """What `--as` takes."""

    json = "json"
    csv = "csv"
    toml = "toml"
    sqlite = "sqlite"
    markdown = "markdown"
    xlsx = "xlsx"
    sof = "sof"


BY_SUFFIX = {
    ".json": Target.json,
    ".toml": Target.toml,
    ".sqlite": Target.sqlite,
    ".sqlite3": Target.sqlite,
    ".db": Target.sqlite,
    ".md": Target.markdown,
    ".markdown": Target.markdown,
    ".xlsx": Target.xlsx,
}
MODULES = {
    Target.json: "json_file",
    Target.csv: "csv_tables",
    Target.toml: "toml_folder",
    Target.sqlite: "sqlite_file",
    Target.markdown: "markdown_file",
    Target.xlsx: "workbook",
}
# Summary-of-findings tables: the ending says in which form.
SOF_MODULES = {
    ".csv": "findings.csv_file",
    ".html": "findings.html_file",
    ".docx": "findings.word_file",
}
# What an export of a folder is known by, so that it alone is ever replaced.
PACKAGE, NAME = "datapackage.json", "ldn"
FOLDERS = (Target.csv,)
STDOUT = "-"
# What a terminal cannot show, or what is several files.
UNPRINTABLE = (Target.csv, Target.sqlite, Target.xlsx, Target.sof)


def target_of(place: Path, named: Target | None) -> Target:
    """Return the format that was named, or that the ending of the file says."""
    suffix = place.suffix.lower()
    if str(place) == STDOUT and named in UNPRINTABLE:
        raise UsageError(f"{named} cannot go to standard output", "name a file or a folder")
    if named is None and str(place) == STDOUT:
        return Target.json
    if named is Target.sof and suffix not in SOF_MODULES:
        known = ", ".join(SOF_MODULES)
        raise UsageError(f"{named} cannot be written to {place}", f"end the name in {known}")
    if named:
        if named in FOLDERS and suffix in {".csv", *BY_SUFFIX}:
            raise UsageError(f"{named} makes a folder of files", f"name a folder, not {place.name}")
        return named
    if suffix in BY_SUFFIX:
        return BY_SUFFIX[suffix]
    words = ", ".join(Target)
    wrong = "CSV makes a folder of files" if suffix == ".csv" else f"{place} tells no format"
    raise UsageError(
        wrong, f"add --as with one of: {words}; or end the name in .json, .sqlite, .md, .xlsx"
    )


def is_folder(place: Path, target: Target) -> bool:
    """Tell whether this export is a folder: CSV always, TOML unless a .toml file is named."""
    plain_file = place.suffix.lower() == ".toml" or str(place) == STDOUT
    return target in FOLDERS or (target is Target.toml and not plain_file)


def files(
    selection: Selection, target: Target, *, folder: bool, notice: str, suffix: str = ""
) -> Files:
    """Return the files of an export by name; a single file goes by the empty name."""
    name = SOF_MODULES[suffix.lower()] if target is Target.sof else MODULES[target]
    module = import_module(f"ldncli.export.{name}")
    make = module.folder if folder and target is Target.toml else module.files
    written: Files = make(selection, notice)
    return written


def pieces(
    selection: Selection, target: Target, *, notice: str, suffix: str = ""
) -> Iterable[bytes]:
    """Return the one file of an export in the pieces that it is made in."""
    if target is Target.json:
        from ldncli.export import json_file

        return json_file.pieces(selection, notice)
    return files(selection, target, folder=False, notice=notice, suffix=suffix).values()


def earlier_files(place: Path) -> frozenset[str]:
    """Return the files of an earlier export in a folder, as its package lists them; else none."""
    import json

    try:
        package = json.loads((place / PACKAGE).read_text("utf-8"))
        paths = [str(resource["path"]) for resource in package["resources"]]
        ours = package["name"] == NAME
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()
    return frozenset({PACKAGE, *(path.split("/")[0] for path in paths)} if ours else ())
