"""`ldn export`: each format is read back by a program that others wrote."""

from __future__ import annotations

import asyncio
import csv
import json
import sqlite3
import tomllib
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frictionless
import openpyxl
import polars
import pytest
import sqlite_utils
from datasette.app import Datasette
from markdown_it import MarkdownIt

from ldncli.dataset.dataset import Dataset, open_dataset
from ldncli.errors import LdnError
from ldncli.export import targets
from ldncli.export.selection import rows, select
from ldncli.export.tables import tables
from ldncli.export.workbook import sheet_names
from ldncli.export.writing import write_export
from ldncli.output import write
from ldncli.output.spreadsheet import FORMULA_STARTS
from ldncli.output.spreadsheet import table as table_of
from ldncli.schema.conditions import Condition
from ldncli.schema.kinds import KINDS
from ldncli.schema.knowledge import Claim, Mechanism
from ldncli.schema.medicines import Medicine
from ldncli.schema.record import replace, to_plain
from ldncli.schema.studies import AdverseEvent, Study

from .conftest import DATA, TINY, Runner

BOTH = pytest.mark.parametrize("data", [TINY, DATA], ids=["tiny", "real"])


def exported(ldn: Runner, place: Path, *words: str, data: Path = TINY) -> Path:
    ran = ldn("export", str(place), *words, data=data)
    assert (ran.code, ran.out) == (0, ""), ran.err
    assert ran.err.startswith(f"wrote {place}: ")
    return place


# JSON


@BOTH
def test_json_holds_every_record_whole(ldn: Runner, tmp_path: Path, data: Path) -> None:
    held = json.loads(exported(ldn, tmp_path / "a.json", data=data).read_text("utf-8"))
    dataset = open_dataset(data)
    assert held["schema"] == "ldn.export/1" and held["only_conditions"] == []
    assert held["data"].keys() == {*KINDS, "condition_summary"}
    for kind, cls in ((kind, row.cls) for kind, row in KINDS.items()):
        assert held["data"][kind] == to_plain(dataset.all(cls))


@pytest.mark.parametrize("words", [(), ("--condition", "exampleitis")], ids=["all", "part"])
def test_json_of_many_pieces_is_one_document_of_the_standard_encoder(
    ldn: Runner, tmp_path: Path, words: tuple[str, ...]
) -> None:
    text = exported(ldn, tmp_path / "a.json", *words).read_text("utf-8")
    assert '": []' in text and '": [\n' in text  # a kind without records, and one with some
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
    assert ldn("export", "-", *words).out == text


def test_json_is_written_in_less_memory_than_three_times_its_file(
    real: Dataset, tmp_path: Path
) -> None:
    place = tmp_path / "a.json"
    write_export(real, place, None, (), force=False)  # loads what is loaded once
    tracemalloc.start()
    try:
        write_export(real, place, None, (), force=True)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < place.stat().st_size  # a quarter of it; nine times when it was made whole


def test_json_goes_to_the_output(ldn: Runner) -> None:
    ran = ldn("export", "-")
    assert json.loads(ran.out)["dataset_version"] == "9.9.9" and ran.err == ""


# TOML

QUESTIONS = (
    ("conditions",), ("studies",), ("about",), ("mechanism",), ("cite", "--all"),
)  # fmt: skip


@BOTH
def test_toml_loads_back_and_gives_the_same_answers(
    ldn: Runner, tmp_path: Path, data: Path
) -> None:
    place = exported(ldn, tmp_path / "toml", "--as", "toml", data=data)
    dataset, again = open_dataset(data), open_dataset(place)
    for cls in (row.cls for row in KINDS.values()):
        assert again.all(cls) == dataset.all(cls)
    every = ("show", *(item.id for item in dataset.all(Condition)), "--full")
    for words in (*QUESTIONS, every):
        for form in ("json", "text"):
            before = ldn(*words, "-f", form, data=data)
            after = ldn(*words, "-f", form, "--data", str(place), data=None)
            if form == "json":
                old, new = json.loads(before.out), json.loads(after.out)
                assert new["data"] == old["data"] and new["references"] == old["references"]
            else:
                assert after.out == before.out


def test_toml_writes_dates_as_dates(ldn: Runner, tmp_path: Path) -> None:
    place = exported(ldn, tmp_path / "toml", "--as", "toml")
    (first, *_) = tomllib.loads(next((place / "studies").glob("*.toml")).read_text("utf-8"))[
        "study"
    ]
    assert str(first["checked_on"]) == "2026-01-02" and not isinstance(first["checked_on"], str)
    assert "title" not in first  # it comes from the reference


def test_a_toml_file_validates_by_itself(ldn: Runner, tmp_path: Path) -> None:
    place = exported(ldn, tmp_path / "all.toml")
    assert ldn("validate", str(place)).code == 0


def test_counts_of_zero_are_kept(tmp_path: Path, tiny: Dataset) -> None:
    event = AdverseEvent(event="none", locator="x", ldn_events=0, ldn_n=10)
    held = select(tiny)
    study = held.records["study"][0]
    changed = {
        **held.records,
        "study": (type(study)(**{**vars(study), "adverse_events": (event,)}),),
    }
    (row,) = rows(type(held)(**{**vars(held), "records": changed}))["study"]
    assert row["adverse_events"][0]["ldn_events"] == 0


# a part


def test_a_part_holds_what_hangs_on_its_conditions(ldn: Runner, tmp_path: Path) -> None:
    place = exported(ldn, tmp_path / "part", "--as", "toml", "--condition", "EX")
    assert ldn("validate", str(place)).code == 0
    whole, part = open_dataset(TINY), open_dataset(place)
    assert [item.id for item in part.all(Condition)] == ["exampleitis"]
    assert part.all(Study) == whole.about(Study, "exampleitis")
    assert part.count(Medicine) == part.count(Mechanism) == 0
    assert part.count(Claim) == 1
    assert "a part: exampleitis" in part.metadata.title
    for form in ("-f", "json"), ("-f", "csv"):
        before = ldn("show", "EX", *form).out
        after = ldn("show", "EX", *form, "--data", str(place), data=None).out
        assert "exampleitis" in before
        if form[1] == "csv":
            assert after == before


def test_every_real_condition_can_be_a_part(real: Dataset, tmp_path: Path) -> None:
    for item in real.all(Condition):
        selection = select(real, [item.id])
        place = tmp_path / item.id
        files = targets.files(selection, targets.Target.toml, folder=True, notice="x")
        write.to_directory(place, files, force=False)
        part = open_dataset(place, {})
        (summary,) = part.all(type(selection.summaries[0]))
        assert summary == selection.summaries[0]


def test_a_part_of_two_conditions(ldn: Runner, tmp_path: Path) -> None:
    words = ("--condition", "EX", "--condition", "samplodynia", "--condition", "ex")
    held = json.loads(exported(ldn, tmp_path / "a.json", *words).read_text("utf-8"))
    assert held["only_conditions"] == ["exampleitis", "samplodynia"]
    assert len(held["data"]["condition"]) == 2
    assert ldn("export", str(tmp_path / "b.json"), "--condition", "nothingitis").code == 3
    assert not (tmp_path / "b.json").exists()


# CSV


def table(place: Path, name: str) -> list[dict[str, str]]:
    with (place / f"{name}.csv").open(encoding="utf-8", newline="") as held:
        return list(csv.DictReader(held))


@BOTH
def test_the_data_package_validates(ldn: Runner, tmp_path: Path, data: Path) -> None:
    place = exported(ldn, tmp_path / "csv", "--as", "csv", data=data)
    report = frictionless.Package(str(place / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])[:5]
    assert {item.name for item in place.iterdir()} == {
        "datapackage.json", *(f"{held.name}.csv" for held in tables(select(open_dataset(data))))
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "before", "after", "error"),
    [
        ("study_conditions", "author-2024,1,exampleitis", "author-2024,1,nowhere", "foreign-key"),
        ("study", "randomised-crossover", "randomised-twice", "constraint-error"),
        ("study_results", "-0.2", "minus", "type-error"),
        ("condition", "\nfauxalgia,", "\nexampleitis,", "primary-key"),
        ("reference", "2026-01-02", "yesterday", "type-error"),
    ],
)
def test_the_data_package_would_find_a_fault(
    ldn: Runner, tmp_path: Path, name: str, before: str, after: str, error: str
) -> None:
    place = exported(ldn, tmp_path / "csv", "--as", "csv")
    file = place / f"{name}.csv"
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")
    report = frictionless.Package(str(place / "datapackage.json")).validate()
    assert error in {kind for (kind,) in report.flatten(["type"])}


@BOTH
def test_no_cell_is_a_formula_and_numbers_stay_numbers(
    ldn: Runner, tmp_path: Path, data: Path
) -> None:
    place = exported(ldn, tmp_path / "csv", "--as", "csv", data=data)
    negative = 0
    for held in tables(select(open_dataset(data))):
        read = table(place, held.name)
        assert len(read) == len(held.rows)
        for row in read:
            for column in held.columns:
                if column.type in ("number", "integer") and row[column.name]:
                    negative += float(row[column.name]) < 0
                else:
                    assert not row[column.name].startswith(FORMULA_STARTS)
    assert negative


def test_csv_comes_back_whole(ldn: Runner, tmp_path: Path) -> None:
    place = exported(ldn, tmp_path / "csv", "--as", "csv")
    studies = {row["id"]: row for row in table(place, "study")}
    assert studies["clerk-2020"]["finding"] == "'=cmd() responded: 12 of 20 against 9 of 20."
    results = table(place, "study_results")
    assert results[0]["estimate"] == "-0.2" and results[0]["ldn"] == "'-1.3"
    links = table(place, "condition_findings_studies")
    assert [row["study_id"] for row in links if row["findings_number"] == "2"] == ["author-2024"]
    names = {row["id"]: row["name"] for row in table(place, "condition")}
    assert names["mockache"] == "Mockache [in Norwegian] :x: & <b>Co</b>"


@BOTH
def test_polars_reads_every_file_with_its_defaults(ldn: Runner, tmp_path: Path, data: Path) -> None:
    place = exported(ldn, tmp_path / "csv", "--as", "csv", data=data)
    types = {"number": polars.Float64, "integer": polars.Int64, "boolean": polars.Boolean}
    for held in tables(select(open_dataset(data))):
        read = polars.read_csv(place / f"{held.name}.csv")
        assert len(read) == len(held.rows)
        for column in held.columns:
            if column.type in types and read[column.name].null_count() < len(read):
                assert read[column.name].dtype == types[column.type], (held.name, column.name)


def test_a_column_has_numbers_of_one_type() -> None:
    rows = [{"weeks": 12, "n": 3, "yes": True}, {"weeks": 2.5, "n": None, "yes": False}]
    assert table_of(rows, ",") == "weeks,n,yes\n12.0,3,true\n2.5,,false\n"


def test_the_package_is_of_version_2_and_says_where_it_comes_from(
    ldn: Runner, tmp_path: Path
) -> None:
    place = exported(ldn, tmp_path / "csv", "--as", "csv")
    package = json.loads((place / "datapackage.json").read_text("utf-8"))
    profiles = "https://datapackage.org/profiles/2.0/"
    assert package["$schema"] == f"{profiles}datapackage.json"
    assert package["created"] == "2026-01-02T00:00:00Z"
    assert package["sources"] == [{"title": "an invented register"}]
    assert package["contributors"] == [{"title": "The ldn maintainers", "roles": ["maintainer"]}]
    for resource in package["resources"]:
        assert resource["$schema"] == f"{profiles}dataresource.json"
        assert resource["schema"]["$schema"] == f"{profiles}tableschema.json"
        assert resource["type"] == "table" and "profile" not in resource


# Excel


def test_openpyxl_reads_the_workbook_back(ldn: Runner, tmp_path: Path) -> None:
    place = exported(ldn, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(place)
    every = tables(select(open_dataset(TINY)))
    sheets = sheet_names(table.name for table in every)
    assert book.sheetnames == ["about", *sheets.values()]
    for table in every:
        head, *rows = book[sheets[table.name]].iter_rows(values_only=True)
        assert list(head) == [column.name for column in table.columns]
        assert len(rows) == len(table.rows)
        for read, wanted in zip(rows, table.rows, strict=True):
            for column, cell, value in zip(table.columns, read, wanted, strict=True):
                if column.type == "date" and cell is not None:
                    assert str(cell.date()) == value
                else:
                    assert cell == value or (value == "" and cell is None), (table.name, column)


def test_excel_is_left_nothing_to_guess(tiny: Dataset, ldn: Runner, tmp_path: Path) -> None:
    selection = select(tiny)
    first, *others = selection.records["reference"]
    changed = replace(first, pages="5-10", issue="3-5", title="=1+1", volume="007")
    records = {**selection.records, "reference": (changed, *others)}
    (content,) = targets.files(
        replace(selection, records=records), targets.Target.xlsx, folder=False, notice="x"
    ).values()
    (tmp_path / "a.xlsx").write_bytes(content)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["reference"]
    names = [cell.value for cell in sheet[1]]
    cells = {name: sheet[2][names.index(name)] for name in ("pages", "issue", "title", "volume")}
    assert {name: cell.value for name, cell in cells.items()} == {
        "pages": "5-10", "issue": "3-5", "title": "=1+1", "volume": "007",
    }  # fmt: skip
    assert {cell.data_type for cell in cells.values()} == {"s"}


def test_equal_data_make_an_equal_workbook(tiny: Dataset) -> None:
    made = [
        targets.files(select(tiny), targets.Target.xlsx, folder=False, notice="x")[""]
        for _ in range(2)
    ]
    assert made[0] == made[1]


def test_sheets_have_names_that_excel_takes() -> None:
    long = "x" * 31
    assert sheet_names(["study", long, f"{long}a", f"{long}b", "about"]) == {
        "study": "study", long: long, f"{long}a": f"{'x' * 29}~2", f"{long}b": f"{'x' * 29}~3",
        "about": "about~2",
    }  # fmt: skip


def test_a_text_too_long_for_a_cell_is_told(tiny: Dataset) -> None:
    selection = select(tiny)
    first, *others = selection.records["reference"]
    records = {**selection.records, "reference": (replace(first, title="x" * 32_768), *others)}
    with pytest.raises(LdnError, match="too long"):
        targets.files(
            replace(selection, records=records), targets.Target.xlsx, folder=False, notice="x"
        )


def test_the_rows_of_an_answer_as_a_workbook(ldn: Runner, tmp_path: Path) -> None:
    place = tmp_path / "studies.xlsx"
    fields = ("id", "n_enrolled", "dose_mg", "checked_on")
    written = ldn("studies", "-o", str(place), "--fields", ",".join(fields))
    assert (written.code, written.err) == (0, "")
    book = openpyxl.load_workbook(place)
    assert book.sheetnames == ["about", "rows"]
    assert book["about"]["A1"].value == "command"
    head, *rows = book["rows"].iter_rows(values_only=True)
    assert head == fields
    plain = json.loads(ldn("studies", "--json", "--fields", ",".join(fields)).out)["data"]
    wanted = [tuple(row[name] for name in fields) for row in plain]
    assert [(*row[:3], str(row[3].date())) for row in rows] == wanted
    assert any(type(row[1]) is int for row in rows)


def test_a_list_of_medicines_in_a_workbook_is_its_owners(ldn: Runner, tmp_path: Path) -> None:
    place = tmp_path / "mine.xlsx"
    assert ldn("check", "tramadol", "-o", str(place)).code == 4
    assert place.stat().st_mode & 0o777 == 0o600
    again = tmp_path / "again.xlsx"
    ldn("check", "tramadol", "-o", str(again))
    sheets = [openpyxl.load_workbook(path)["rows"] for path in (place, again)]
    first, second = ([list(row) for row in sheet.iter_rows(values_only=True)] for sheet in sheets)
    assert first == second
    assert "tramadol" in {cell for row in first for cell in row}


# SQLite


@BOTH
def test_sqlite_keeps_its_keys(ldn: Runner, tmp_path: Path, data: Path) -> None:
    held = sqlite3.connect(exported(ldn, tmp_path / "a.sqlite", data=data))
    assert held.execute("PRAGMA foreign_key_check").fetchall() == []
    assert held.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert held.execute("PRAGMA user_version").fetchone() == (1,)
    dataset = open_dataset(data)
    for kind, cls in ((kind, row.cls) for kind, row in KINDS.items()):
        (number,) = held.execute(f'SELECT count(*) FROM "{kind}"').fetchone()
        assert number == dataset.count(cls)
    wanted = sorted((s.id, r.estimate) for s in dataset.all(Study) for r in s.results if r.estimate)
    query = "SELECT study_id, estimate FROM study_results WHERE estimate ORDER BY 1, 2"
    assert held.execute(query).fetchall() == wanted
    held.close()


def test_sqlite_refuses_what_the_model_refuses(ldn: Runner, tmp_path: Path) -> None:
    held = sqlite3.connect(exported(ldn, tmp_path / "a.db"))
    held.execute("PRAGMA foreign_keys = ON")
    for wrong in (
        "UPDATE study SET design = 'novel'",
        "UPDATE study SET finding = NULL",
        "UPDATE study SET reference = 'nobody'",
        "INSERT INTO study_conditions VALUES ('author-2024', 9, 'nowhere', 'nowhere')",
        "DELETE FROM condition WHERE id = 'exampleitis'",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            held.execute(wrong)
    held.close()


def test_sqlite_answers_across_tables(ldn: Runner, tmp_path: Path) -> None:
    held = sqlite3.connect(exported(ldn, tmp_path / "a.sqlite"))
    query = """
        SELECT s.id FROM study s JOIN study_conditions c ON c.study_id = s.id
        WHERE c.condition_id = 'exampleitis' AND s.direction = 'no-difference' ORDER BY 1"""
    assert held.execute(query).fetchall() == [("author-2024",), ("writer-2021",)]
    verdict = held.execute("SELECT verdict FROM condition_summary WHERE id = 'exampleitis'")
    assert verdict.fetchone()[0].rstrip(".") in ldn("show", "EX").out
    held.close()


def test_sqlite_utils_finds_and_uses_the_indexes(ldn: Runner, tmp_path: Path) -> None:
    held = sqlite_utils.Database(exported(ldn, tmp_path / "a.sqlite"))
    assert held["study"].detect_fts() == "study_fts"
    assert [row["id"] for row in held["study"].search("responded")] == ["clerk-2020"]
    found = [(row["kind"], row["id"]) for row in held["passage"].search("withdrawal")]
    assert ("safety", "opioids") in found and ("class", "opioid-agonist") in found
    nested = [row["id"] for row in held["passage"].search('"vivid dreams"', quote=False)]
    assert nested == ["author-2024"]
    assert "study" in {key.other_table for key in held["study_results"].foreign_keys}
    held.close()


def test_datasette_opens_it(ldn: Runner, tmp_path: Path) -> None:
    place = exported(ldn, tmp_path / "a.sqlite")

    async def get(address: str) -> Any:
        return await Datasette([str(place)]).client.get(address)

    found = asyncio.run(get("/a/study.json?_search=responded&_shape=array"))
    assert [row["id"] for row in found.json()] == ["clerk-2020"]
    row = asyncio.run(get("/a/study/author-2024.json?_extras=foreign_key_tables"))
    assert row.status_code == 200
    tables = {item["other_table"] for item in row.json()["foreign_key_tables"]}
    assert {"study_conditions", "study_results", "claim_studies"} <= tables


def test_duckdb_reads_the_csv_files(ldn: Runner, tmp_path: Path) -> None:
    import duckdb

    place = exported(ldn, tmp_path / "csv", "--as", "csv")
    query = f"SELECT count(*), max(searched_on)::VARCHAR FROM '{place / 'condition.csv'}'"
    assert duckdb.connect().execute(query).fetchall() == [(4, "2026-01-02")]


# Markdown


@BOTH
def test_markdown_holds_everything(ldn: Runner, tmp_path: Path, data: Path) -> None:
    text = exported(ldn, tmp_path / "a.md", data=data).read_text("utf-8")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    read = "\n".join(
        "".join(part.content for part in token.children or ()) for token in tokens
        if token.type == "inline"
    )  # fmt: skip
    dataset = open_dataset(data)
    for condition in dataset.all(Condition):
        assert condition.name in read and condition.plain in read
    for summary in select(dataset).summaries:
        assert summary.verdict in read
    for study in dataset.all(Study):
        assert study.finding in read
        assert all(result.locator in read for result in study.results)
    for medicine in dataset.all(Medicine):
        assert medicine.name in read
    assert "not medical advice" in read


def readable(package: dict[str, Any]) -> dict[str, Any]:
    """Return a description of files with two tables in full and the others by name."""
    shown = ("condition-findings", "study-conditions")
    tables = {item["name"]: item for item in package["resources"]}
    return {**package, "resources": [tables[name] for name in shown], "names": list(tables)}


def test_export_golden(ldn: Runner, golden: Callable[[str, str], None], tmp_path: Path) -> None:
    place = exported(ldn, tmp_path / "a.md", "--condition", "samplodynia")
    golden("export-samplodynia.md", place.read_text("utf-8"))
    folder = exported(ldn, tmp_path / "csv", "--as", "csv", "--condition", "samplodynia")
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    golden("export-datapackage.json", json.dumps(readable(package), indent=2) + "\n")
    database = sqlite3.connect(exported(ldn, tmp_path / "a.sqlite"))
    query = "SELECT sql FROM sqlite_master WHERE name IN ('study', 'study_conditions', 'study_fts')"
    golden("export-schema.sql", "\n".join(sql for (sql,) in database.execute(query)) + "\n")


# where it goes


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("a", (), "tells no format"),
        ("a.csv", (), "folder of files"),
        ("a.sqlite", ("--as", "csv"), "folder of files"),
        ("-", ("--as", "csv"), "standard output"),
        ("-", ("--as", "sqlite"), "standard output"),
        ("-", ("--as", "xlsx"), "standard output"),
        ("a", ("--as", "novel"), "novel"),
    ],
)
def test_a_place_that_cannot_be_is_told(
    ldn: Runner, tmp_path: Path, name: str, words: tuple[str, ...], told: str
) -> None:
    place = name if name == "-" else str(tmp_path / name)
    ran = ldn("export", place, *words)
    assert ran.code == 2 and told in ran.err and list(tmp_path.iterdir()) == []


def test_what_exists_is_kept_without_force(ldn: Runner, tmp_path: Path) -> None:
    for name, words in (("a.json", ()), ("csv", ("--as", "csv"))):
        place = exported(ldn, tmp_path / name, *words)
        before = place.stat().st_mtime_ns
        ran = ldn("export", str(place), *words)
        assert ran.code == 2 and "exists already" in ran.err
        assert place.stat().st_mtime_ns == before
        exported(ldn, place, *words, "--force")
    assert {item.name for item in tmp_path.iterdir()} == {"a.json", "csv"}


def test_a_folder_with_other_files_is_never_replaced(ldn: Runner, tmp_path: Path) -> None:
    place = exported(ldn, tmp_path / "csv", "--as", "csv")
    (place / "thesis.docx").write_text("mine")
    ran = ldn("export", str(place), "--as", "csv", "--force")
    assert ran.code == 2 and "thesis.docx" in ran.err
    assert (place / "thesis.docx").read_text() == "mine"


def test_an_empty_folder_is_filled_and_another_format_replaced(ldn: Runner, tmp_path: Path) -> None:
    place = tmp_path / "held"
    place.mkdir()
    exported(ldn, place, "--as", "csv")
    exported(ldn, place, "--as", "toml", "--force")
    assert not (place / "study.csv").exists() and (place / "studies" / "author-2024.toml").exists()


def test_the_dataset_itself_is_never_written_over(
    ldn: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = exported(ldn, tmp_path / "toml", "--as", "toml")
    ran = ldn("export", str(place), "--as", "toml", "--force", "--data", str(place))
    assert ran.code == 2 and "the dataset itself" in ran.err
    monkeypatch.chdir(place)
    assert ldn("export", ".", "--as", "toml", "--force").code == 2


def test_a_folder_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "held"
    write.to_directory(place, {"a.csv": b"old"}, force=False)
    write_bytes = Path.write_bytes

    def failing(self: Path, data: bytes) -> int:
        if data == b"full":
            raise OSError(28, "No space left on device")
        return write_bytes(self, data)

    monkeypatch.setattr(Path, "write_bytes", failing)
    with pytest.raises(LdnError, match="No space left"):
        write.to_directory(place, {"a.csv": b"new", "b.csv": b"full"}, force=True,
                          replaceable={"a.csv"})  # fmt: skip
    assert [(item.name, item.read_bytes()) for item in place.iterdir()] == [("a.csv", b"old")]
    assert list(tmp_path.iterdir()) == [place]


def test_a_place_without_a_parent_is_told(ldn: Runner, tmp_path: Path) -> None:
    for name, words in (("no/a.json", ()), ("no/csv", ("--as", "csv"))):
        ran = ldn("export", str(tmp_path / name), *words)
        assert ran.code == 1 and "cannot write" in ran.err


def test_tables_are_the_same_for_any_data() -> None:
    names = {table.name for table in tables(select(open_dataset(TINY)))}
    assert names == {table.name for table in tables(select(open_dataset(DATA)))}
