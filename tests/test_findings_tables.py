"""Summary-of-findings tables: worked cells, and each file read back by a reader of others."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest

from ldncli import extras
from ldncli.dataset.dataset import Dataset, open_dataset
from ldncli.errors import LdnError
from ldncli.evidence.absolute import of_finding
from ldncli.export.findings import csv_file, html_file, words
from ldncli.export.findings.notes import HALVED, OURS, letter, lettered, notes_of
from ldncli.export.findings.tables import FindingsTable, OutcomeRow, relative, tables_of
from ldncli.export.selection import select
from ldncli.schema.conditions import Condition, Downgrade, Finding
from ldncli.schema.record import replace

from .conftest import TINY, Runner

# On the finding of samplodynia, as its one trial counted: 12 of 20 against 9 of 20.
COUNTS = "ldn_events = 12, ldn_n = 20, control_events = 9, control_n = 20".replace(", ", "\n")


@pytest.fixture(scope="module")
def counted_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small dataset with counts on one finding."""
    folder = tmp_path_factory.mktemp("counted") / "data"
    shutil.copytree(TINY, folder)
    path = folder / "conditions.toml"
    before = 'short = "12 of 20 v 9 of 20"\n'
    text = path.read_text("utf-8")
    assert text.count(before) == 1
    path.write_text(
        text.replace(before, f"{before}{COUNTS}\nn_people = 40\nn_studies = 1\n"), "utf-8"
    )
    return folder


@pytest.fixture
def counted(counted_folder: Path) -> Dataset:
    return open_dataset(counted_folder, {})


def finding(**changes: object) -> Finding:
    """Return a finding of one placebo-controlled trial, with these fields."""
    fields: dict[str, object] = {
        "outcome": "response", "outcome_id": "response", "comparator": "placebo",
        "studies": ("bruun-2024",), "direction": "no-difference", "effect": "x", "short": "y",
        "certainty": "low", **changes,
    }  # fmt: skip
    return Finding(**fields)


def arms(ldn_events: int, ldn_n: int, control_events: int, control_n: int) -> dict[str, int]:
    return {
        "ldn_events": ldn_events,
        "ldn_n": ldn_n,
        "control_events": control_events,
        "control_n": control_n,
    }


def row(item: Finding) -> OutcomeRow:
    return OutcomeRow(
        finding=item, weeks=(), scale=None, relative=relative(item), counted=of_finding(item),
        plain_words="", letters=(), left_out=(),
    )  # fmt: skip


# By hand. Bruun 2024, responders, 22 of 49 and 14 of 50: 0.44898 / 0.28 = 1.6035; the standard
# error of its logarithm is sqrt(1/22 - 1/49 + 1/14 - 1/50) = 0.27654, so exp(0.47219 -+ 0.54201)
# = 0.9326 and 2.7572; 449 - 280 = 169. Any side effect, 41 of 49 and 43 of 50: 0.83673 / 0.86 =
# 0.97295, se sqrt(1/41 - 1/49 + 1/43 - 1/50) = 0.08521, limits 0.8233 and 1.1498; 837 - 860 = -23.
# Samplodynia, 12 and 9 of 20: 1.3333, se 0.30732, limits 0.7301 and 2.4352; 600 - 450 = 150.
@pytest.mark.parametrize(
    ("counts", "ratio", "control", "ldn", "start"),
    [
        ((22, 49, 14, 50), "RR 1.60 (0.93 to 2.76)", 280, 449, "169 more per 1,000 (20 fewer"),
        ((41, 49, 43, 50), "RR 0.97 (0.82 to 1.15)", 860, 837, "23 fewer per 1,000 ("),
        ((12, 20, 9, 20), "RR 1.33 (0.73 to 2.44)", 450, 600, "150 more per 1,000 (148 fewer to "),
        ((5, 25, 5, 25), "RR 1.00 (0.33 to 3.03)", 200, 200, "0 per 1,000 ("),
    ],
)
def test_cells_of_counts(
    counts: tuple[int, int, int, int], ratio: str, control: int, ldn: int, start: str
) -> None:
    item = row(finding(**arms(*counts)))
    assert words.relative_effect(item.relative) == ratio
    assert item.relative is not None and item.relative.derived
    assert words.per_1000(counts[2], counts[3]) == control
    assert words.per_1000(counts[0], counts[1]) == ldn
    assert words.difference(item).startswith(start)


@pytest.mark.parametrize(
    ("fields", "ratio", "difference"),
    [
        # A ratio that was reported stands before one from counts, and an unusual level is named.
        ({"measure": "RR", "estimate": 2.41, "ci_low": 1.77, "ci_high": 3.28, "ci_level": 95},
         "RR 2.41 (1.77 to 3.28)", ""),
        ({"measure": "OR", "estimate": 2.0, "ci_low": 1.1, "ci_high": 3.6, "ci_level": 90},
         "OR 2.00 (90% CI 1.10 to 3.60)", ""),
        ({"measure": "HR", "estimate": 0.5}, "HR 0.50 (no interval reported)", ""),
        ({"measure": "MD", "estimate": -0.34, "ci_low": -0.95, "ci_high": 0.27},
         "", "MD 0.34 lower (0.95 lower to 0.27 higher)"),
        ({"measure": "SMD", "estimate": 0.2, "ci_low": -0.2, "ci_high": 0.6, "ci_level": 99},
         "", "SMD 0.2 higher (99% CI 0.2 lower to 0.6 higher)"),
        ({"measure": "median", "estimate": -1.65},
         "", "difference of medians 1.65 lower (no interval reported)"),
        ({"measure": "narrative"}, "", ""),
        # A change in one group is no difference between groups.
        ({"measure": "mean", "estimate": -6.25}, "", ""),
        ({"measure": "MD", "estimate": -52.94, "comparator": "none"}, "", ""),
        ({"comparator": "none", **arms(7, 12, 1, 12)}, "", ""),
    ],
)  # fmt: skip
def test_cells_of_estimates(fields: dict[str, object], ratio: str, difference: str) -> None:
    item = row(finding(**fields))
    assert words.relative_effect(item.relative) == ratio
    assert words.difference(item) == difference


@pytest.mark.parametrize(
    ("level", "signs", "twin"),
    [
        ("high", "⊕⊕⊕⊕ high", "high ++++"),
        ("moderate", "⊕⊕⊕◯ moderate", "moderate +++-"),
        ("low", "⊕⊕◯◯ low", "low ++--"),
        ("very-low", "⊕◯◯◯ very low", "very low +---"),
        ("not-rated", "not rated", "not rated"),
    ],
)
def test_certainty_in_signs_and_in_ascii(level: str, signs: str, twin: str) -> None:
    assert words.certainty(finding(certainty=level)) == signs
    assert words.ascii_certainty(finding(certainty=level)) == twin


def test_footnotes_say_why_and_whose_figures_stand_there() -> None:
    bias = Downgrade(domain="risk-of-bias", levels=1, reason="Half left.")
    few = Downgrade(domain="imprecision", levels=2, reason="Few people.")
    item = finding(
        downgrades=(bias, few), estimate_from="bruun-2024", studies=("bruun-2024", "other-2020"),
        n_people=225, **arms(22, 49, 0, 50),
    )  # fmt: skip
    assert notes_of(item, {"bruun-2024": "Bruun 2024"}) == (
        "Downgraded one level for risk of bias: Half left.",
        "Downgraded two levels for imprecision: Few people.",
        "The figures are those of Bruun 2024 (99 of 225 people).",
        OURS,
        HALVED,
    )
    alone = finding(estimate_from="bruun-2024", n_people=99, **arms(22, 49, 14, 50))
    assert notes_of(alone, {}) == (OURS,)
    part = finding(n_people=225, **arms(22, 49, 14, 50))
    assert notes_of(part, {})[0] == "The figures are of 99 of 225 people."


def test_the_same_note_has_one_letter() -> None:
    assert lettered([("x", "y"), ("y", "z")]) == {"x": "a", "y": "b", "z": "c"}
    assert [letter(place) for place in (0, 25, 26, 51, 52, 701, 702)] == [
        "a", "z", "aa", "az", "ba", "zz", "aaa",
    ]  # fmt: skip


def tables(dataset: Dataset, *keys: str) -> tuple[FindingsTable, ...]:
    return tables_of(select(dataset, keys))


def test_each_comparator_has_its_table(counted: Dataset) -> None:
    (table,) = tables(counted, "exampleitis")
    assert [item.finding.outcome_id for item in table.rows] == ["pain", "sleep"]
    (alone,) = tables(counted, "mockache")
    assert alone.comparator == "" and words.title(alone).endswith("LDN without a comparison")
    assert tables(counted, "fauxalgia") == ()
    selection = select(counted, ["exampleitis"])
    (condition,) = selection.records["condition"]
    assert isinstance(condition, Condition)
    pain, sleep = condition.findings
    active = replace(sleep, comparator="active", comparator_name="amitriptyline")
    changed = replace(condition, findings=(active, pain))
    two = tables_of(replace(selection, records={**selection.records, "condition": (changed,)}))
    assert [table.comparator for table in two] == ["placebo", "amitriptyline"]  # the main one first
    assert [len(table.rows) for table in two] == [1, 1]


def test_the_words_of_a_row_are_those_of_the_verdict(counted: Dataset, ldn: Runner) -> None:
    (table,) = tables(counted, "exampleitis")
    assert table.rows[0].plain_words.rstrip(".") in ldn("show", "EX").out
    assert table.rows[1].plain_words == (
        "Compared with placebo, no clear difference in sleep was shown; a benefit is not ruled out."
    )


def exported(ldn: Runner, place: Path, data: Path, *words: str) -> Path:
    ran = ldn("export", str(place), "--as", "sof", *words, data=data)
    assert (ran.code, ran.out) == (0, ""), ran.err
    return place


def test_golden(
    ldn: Runner, golden: Callable[[str, str], None], tmp_path: Path, counted_folder: Path
) -> None:
    for suffix in ("csv", "html"):
        place = tmp_path / f"a.{suffix}"
        exported(ldn, place, counted_folder, "--condition", "samplodynia")
        golden(f"sof-samplodynia.{suffix}", place.read_text("utf-8"))


def test_csv_has_a_number_in_each_column_of_numbers(
    ldn: Runner, tmp_path: Path, counted_folder: Path
) -> None:
    place = exported(ldn, tmp_path / "a.csv", counted_folder)
    rows = list(csv.DictReader(io.StringIO(place.read_text("utf-8"))))
    assert [item["condition"] for item in rows] == [
        "exampleitis", "exampleitis", "mockache", "samplodynia",
    ]  # fmt: skip
    last = rows[-1]
    assert (last["difference_per_1000"], last["difference_ci_low_per_1000"]) == ("150", "-148")
    assert (last["relative_estimate"], last["certainty_ascii"]) == ("1.3333", "very low +---")
    assert {item["dataset_version"] for item in rows} == {"9.9.9"}
    assert "Half left." in last["footnotes"] and "Forty people." in last["footnotes"]


def test_csv_without_an_outcome_has_its_head(counted: Dataset) -> None:
    text = csv_file.files(select(counted, ["fauxalgia"]), "notice")[""].decode()
    assert text.splitlines() == [",".join(csv_file.COLUMNS)]


class Grid(HTMLParser):
    """The width of each row of each table, spans counted, and every text."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[int] = []
        self.hanging: list[tuple[int, int]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append(sum(width for width, left in self.hanging if left))
            self.hanging = [(width, left - 1) for width, left in self.hanging if left]
        if tag in ("td", "th"):
            spans = dict(attrs)
            width = int(spans.get("colspan") or 1)
            self.rows[-1] += width
            self.hanging.append((width, int(spans.get("rowspan") or 1) - 1))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_is_a_whole_grid_and_escapes_every_text(counted: Dataset) -> None:
    text = html_file.files(select(counted), "notice")[""].decode()
    grid = Grid()
    grid.feed(text)
    assert set(grid.rows) == {8, 5}  # with a comparison and without one
    assert "Mockache [in Norwegian] :x: & <b>Co</b>" in grid.text
    assert "<b>Co" not in text and "<script" not in text
    assert "default-src 'none'" in text


def test_a_condition_that_is_named_and_has_no_outcome_is_told(counted: Dataset) -> None:
    text = html_file.files(select(counted, ["fauxalgia"]), "notice")[""].decode()
    assert "No outcome is rated. No study of LDN was found" in text
    assert "No outcome is rated" not in html_file.files(select(counted), "notice")[""].decode()


def test_word_reads_the_document_back(ldn: Runner, tmp_path: Path, counted_folder: Path) -> None:
    place = exported(ldn, tmp_path / "a.docx", counted_folder)
    document = docx.Document(str(place))
    headings = [line.text for line in document.paragraphs if line.style.name == "Heading 2"]
    assert headings == [
        "Exampleitis: LDN compared with placebo",
        "Mockache [in Norwegian] :x: & <b>Co</b>: LDN without a comparison",
        "Samplodynia: LDN compared with placebo",
    ]
    table = document.tables[-1]
    assert [cell.text for cell in table.rows[1].cells][3:6] == [
        "With placebo", "With LDN", "Difference",
    ]  # fmt: skip
    cells = [cell.text for cell in table.rows[2].cells]
    assert cells[1:6] == [
        "40 (1 study)", "RR 1.33 (0.73 to 2.44)", "450", "600",
        "150 more per 1,000 (148 fewer to 414 more)",
    ]  # fmt: skip
    assert cells[0].splitlines() == ["response", "8 weeks"]
    assert cells[6] == "⊕◯◯◯ very lowa,b,c"
    every = "\n".join(line.text for line in document.paragraphs)
    assert "a Downgraded one level for risk of bias: Half left." in every
    assert "From the ldn dataset 9.9.9." in every and "not medical advice" in every
    assert "⊕⊕◯◯ (++--) low" in every
    heads = [row._tr.xpath("./w:trPr/w:tblHeader") for row in table.rows]
    assert [bool(found) for found in heads] == [True, True, False]
    page = document.sections[0]
    assert page.page_width is not None and page.page_height is not None
    assert page.page_width > page.page_height


def test_word_without_its_library_is_told(
    counted: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ldncli.export.findings import word_file

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(LdnError, match="docx") as caught:
        word_file.files(select(counted), "notice")
    assert caught.value.hint.endswith("pip install python-docx")


@pytest.mark.parametrize("name", ["a.pdf", "a", "-", "a.json"])
def test_another_ending_is_refused_and_nothing_written(
    ldn: Runner, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = ldn("export", name, "--as", "sof")
    assert ran.code == 2 and list(tmp_path.iterdir()) == []


def test_what_exists_is_kept_without_force(ldn: Runner, tmp_path: Path) -> None:
    place = exported(ldn, tmp_path / "a.html", TINY)
    before = place.stat().st_mtime_ns
    ran = ldn("export", str(place), "--as", "sof")
    assert ran.code == 2 and "exists already" in ran.err
    assert place.stat().st_mtime_ns == before
