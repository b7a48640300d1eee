"""`ldn data triage`: what a record is to the dataset, in which order the new ones stand."""

import csv
import io
import re
import sys
import tomllib

import pytest

from ldncli.queries.screening.about import ConditionNames
from ldncli.queries.screening.entries import entries
from ldncli.queries.screening.known import Index, Known, known_records
from ldncli.queries.screening.signs import weight
from ldncli.queries.screening.triage import triage, without_duplicates
from ldncli.schema.found import FoundRecord, FoundTrial
from tests.conftest import DATA, HERE, TINY

INCOMING = sorted(str(path) for path in (HERE / "fixtures" / "incoming").iterdir())
TITLE = "Low-dose naltrexone for exampleitis: the SAMPLE trial"  # of author-2024


def paper(title="A paper that nobody here has met before", **fields):
    return FoundRecord(source="a.ris", title=title, **fields)


def registered(number, **trial):
    return FoundRecord(source="a.json", title="A trial", registrations=(number,),
                       trial=FoundTrial(**trial))  # fmt: skip


def state(dataset, record):
    (item,) = triage(dataset, [record]).screened
    return item.state, item.known_as


# What each record is


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        # by identifier, whatever the title says
        (paper(pmid="90000001"), ("included", "study author-2024")),
        (paper(doi="10.1000/art.2024(01)00278-3"), ("included", "study author-2024")),
        (paper(pmid="90000099"), ("new", "")),
        # a registration: the trial before the study that came of it
        (registered("NCT90000003", status="completed"), ("included", "trial NCT90000003")),
        (registered("NCT90000001"), ("included", "study author-2024")),
        (registered("NCT90000099"), ("new", "")),
        (registered("NCT90000004", status="completed"), ("changed", "trial NCT90000004")),
        (registered("NCT90000004", status="recruiting"), ("included", "trial NCT90000004")),
        # a word for a status that is not known here changes nothing
        (registered("NCT90000004", status=""), ("included", "trial NCT90000004")),
        (registered("NCT90000003", status="completed", results_posted=True),
         ("changed", "trial NCT90000003")),
        # a report of a registered trial is a new record, not the registration
        (paper(registrations=("NCT90000004",), journal="J"), ("new", "")),
        (paper(registrations=("NCT90000001",), pmid="91000001"), ("new", "")),
        # by title, first author and year
        (paper(TITLE, authors=("Author A",), year=2024), ("included", "study author-2024")),
        (paper(TITLE.upper().replace(":", " -"), authors=("Author Anna",), year=2024),
         ("new", "")),  # Anna is read as the family name: a doubt, and not decided
        (paper("low dose naltrexone for Exampleitis. The sample trial", authors=("AUTHOR A",),
               year=2024), ("included", "study author-2024")),
        (paper(TITLE, authors=("Author A",)), ("included", "study author-2024")),
        (paper(TITLE, year=2024), ("included", "study author-2024")),
        (paper(TITLE, authors=("Author A",), year=2025), ("new", "")),
        (paper(TITLE, authors=("Other B",), year=2024), ("new", "")),
        (paper(TITLE), ("new", "")),
        # the same title, author and year, and another PMID: another paper
        (paper(TITLE, authors=("Author A",), year=2024, pmid="90000077"), ("new", "")),
        # set aside
        (paper("A growth factor for exampleitis", authors=("Growth G",), year=2010),
         ("excluded", "excluded growth-2010")),
        # a title of three words needs both, and this one has no author
        (paper("Naltrexone for fauxalgia", year=2025), ("new", "")),
        (paper("Naltrexone for fauxalgia", authors=("Lock L",), year=2025), ("new", "")),
    ],
)  # fmt: skip
def test_what_a_record_is(tiny, record, expected):
    assert state(tiny, record) == expected


def test_an_awaiting_record_is_known_by_its_number(tmp_path, ldn):
    import shutil

    shutil.copytree(TINY, tmp_path / "d")
    with (tmp_path / "d" / "awaiting.toml").open("a", encoding="utf-8") as file:
        file.write('doi = "10.1000/locked"\n')
    (tmp_path / "a.csv").write_text("title,doi\nAny title at all,10.1000/LOCKED\n", "utf-8")
    out = ldn("data", "triage", str(tmp_path / "a.csv"), data=tmp_path / "d").out
    assert "1 awaiting" in out and "here: awaiting locked-2025" in out


@pytest.mark.parametrize(
    ("record", "note"),
    [
        (registered("NCT90000003", status="terminated", status_seen="2026-08"),
         "status: completed (2024-05) here, terminated (2026-08) in the register"),
        (registered("NCT90000003", results_posted=True),
         "results: none-found here, posted in the register"),
        (paper(registrations=("NCT90000004",), journal="J"),
         "names a registration of trial NCT90000004"),
        (paper(registrations=("NCT90000001",), journal="J"),
         "names a registration of study author-2024"),
        (paper(TITLE, authors=("Author A",), year=2024, pmid="90000077"),
         "has the title of study author-2024: look whether it is the same"),
        (paper("Naltrexone for fauxalgia", year=2025),
         "has the title of awaiting locked-2025: look whether it is the same"),
        (paper("Steel bridges of the north, a survey", pmid="90000001"),
         "its identifier is the same, its title is not: look at both"),
    ],
)  # fmt: skip
def test_what_is_noted(tiny, record, note):
    (item,) = triage(tiny, [record]).screened
    assert item.notes == (note,)


def test_a_known_record_with_its_own_title_has_no_note(tiny):
    (item,) = triage(tiny, [paper(TITLE, pmid="90000001")]).screened
    assert item.notes == ()


def test_every_record_of_the_dataset_knows_itself(tiny):
    index = Index(known_records(tiny))
    rows = list(known_records(tiny))
    assert {row.kind for row in rows} == {
        "study", "reference", "trial", "excluded", "awaiting",
    }  # fmt: skip
    for row in rows:
        if any(row.numbers()):
            assert index.by_number(row) == row
        assert row in index.same_title(row)


# Records that came twice


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (paper("One", pmid="1"), paper("Two", pmid="1"), 1),
        (paper("One", doi="10.1000/a"), paper("Two", doi="10.1000/a", pmid="1"), 1),
        (paper("One", pmcid="PMC100"), paper("Two", pmcid="PMC100"), 1),
        (paper("One", pmid="1"), paper("One", pmid="2"), 2),
        (paper("A title of five words", authors=("A B",), year=2026),
         paper("A Title of five words.", authors=("A B",), year=2026, pmid="1"), 1),
        (paper("A title of five words", authors=("A B",), year=2026),
         paper("A title of five words", authors=("A B",), year=2025), 2),
        (paper("A title of five words"), paper("A title of five words"), 1),
        (paper("A title of five words"), paper("A title of five words", year=2026), 2),
        (paper("A short title"), paper("A short title"), 2),
        # a preprint and its paper: both are shown
        (paper("A title of five words", authors=("A B",), year=2026, doi="10.1000/p"),
         paper("A title of five words", authors=("A B",), year=2026, doi="10.1000/a"), 2),
        (registered("NCT1"), registered("NCT1"), 1),
        # a paper and its registration
        (paper("One", registrations=("NCT1",), journal="J"), registered("NCT1"), 2),
        (registered("NCT1"), paper("One", registrations=("NCT1",), pmid="1"), 2),
    ],
)  # fmt: skip
def test_a_record_stands_once(first, second, kept):
    assert len(without_duplicates([first, second])) == kept


def test_what_the_dataset_cites_is_known_when_it_comes_back(ldn, tmp_path):
    path = tmp_path / "all.ris"
    assert ldn("cite", "--all", "-f", "ris", "-o", str(path), data=DATA).code == 0
    out = ldn("data", "triage", str(path), data=DATA).out
    new = [line for line in out.splitlines() if re.match(r"^ *\d+  \S", line)]
    assert all("no identifier" in line for line in new)
    # Short titles of which author or year is not known: each is noted, and none is decided.
    assert len(new) <= out.count("has the title of") < 40


def test_three_that_are_one_by_way_of_the_second_fill_each_other_in():
    rows = [
        paper("A title of five words", authors=("A B",), year=2026),
        paper("A title of five words", authors=("A B",), year=2026, doi="10.1000/a", journal="J"),
        paper("Another spelling", doi="10.1000/a", pmid="1", journal="Another"),
    ]
    (kept,) = without_duplicates(rows)
    assert (kept.title, kept.doi, kept.pmid, kept.journal) == (
        "A title of five words", "10.1000/a", "1", "J",
    )  # fmt: skip


# The order of the new ones


@pytest.mark.parametrize(
    ("title", "abstract", "points", "reasons"),
    [
        # 3 + 1 naltrexone, 4 + 1 dose, 4 + 1 design, each in the title
        ("Low-dose naltrexone: a randomised trial", "", 14,
         ("naltrexone (title)", "low dose (title)", "randomised (title)")),
        ("Pain", "Naltrexone 4.5 mg or placebo.", 10, ("naltrexone", "4.5 mg", "placebo")),
        ("Pain", "Naltrexone 50 mg or placebo.", 4, ("naltrexone", "50 mg", "placebo")),
        # a low dose is what counts where both are named
        ("Pain", "Naltrexone 50 mg and 3 mg.", 6, ("naltrexone", "3 mg")),
        ("Pain", "Naltrexone 0.1 mg per kg.", 3, ("naltrexone",)),
        ("Pain", "Naltrexone 5 mg/kg.", 3, ("naltrexone",)),
        ("Pain", "Naltrexone 12 mg.", 3, ("naltrexone",)),
        ("Extended-release naltrexone", "", 3, ("naltrexone (title)", "extended release (title)")),
        ("Naltrexone-bupropion", "", 3, ("naltrexone (title)", "bupropion (title)")),
        # a kidney operation
        ("Donor nephrectomy (LDN): a randomized trial", "Low dose heparin, 5 mg.", 5,
         ("randomized (title)",)),
        # other molecules
        ("Methylnaltrexone in constipation", "", 0, ()),
        ("Nalmefene, low dose", "", 0, ()),
        ("Naltrexone in mice", "", 4, ("naltrexone (title)", "mice (title)")),
        ("", "", 0, ()),
    ],
)  # fmt: skip
def test_the_points_of_a_record(title, abstract, points, reasons):
    found = weight(paper(title, abstract=abstract), 0.5, 6.0)
    assert (found.points, found.reasons) == (points, reasons)


def test_the_order_is_by_points_then_year_then_title_whatever_came_first(tiny):
    rows = [
        paper("Naltrexone b", year=2026),
        paper("Naltrexone a", year=2026),
        paper("Low-dose naltrexone", year=2020),
        paper("Naltrexone c", year=2027),
    ]
    wanted = ["Low-dose naltrexone", "Naltrexone c", "Naltrexone a", "Naltrexone b"]
    for order in (rows, rows[::-1]):
        assert [item.record.title for item in triage(tiny, order).screened] == wanted


@pytest.mark.parametrize(
    ("record", "conditions"),
    [
        (paper("LDN for exampleitis"), ("exampleitis",)),
        (paper("LDN", abstract="In Exampleitis it hurts."), ("exampleitis",)),
        (paper("LDN for samplodynia", abstract="exampleitis too"), ("samplodynia",)),
        (paper("LDN for example's disease"), ("exampleitis",)),
        (paper("LDN for examples"), ()),
        (paper("EX and XD"), ()),  # abbreviations mean too many things
    ],
)
def test_the_conditions_that_a_record_names(tiny, record, conditions):
    assert ConditionNames(tiny).named(record) == conditions


def test_long_covid_is_not_covid(real):
    assert ConditionNames(real).named(paper("LDN in long COVID")) == ("long-covid",)


# What comes out


def triaged(ldn, *words):
    ran = ldn("data", "triage", *INCOMING, *words)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_what_is_printed(ldn, golden):
    golden("data-triage.txt", triaged(ldn))
    golden("data-triage-full.txt", triaged(ldn, "--full"))


def test_entries_are_filled_in_with_what_came_and_nothing_else(ldn, tmp_path):
    triaged(ldn, "-o", str(tmp_path / "new"))
    names = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert names == [
        "naltrexone-for-fauxalgia-2025.toml", "nct91000009.toml", "scholar-2026.toml",
        "surgeon-2026.toml", "teller-2026.toml", "van-der-maker-2026.toml",
    ]  # fmt: skip
    made = tomllib.loads((tmp_path / "new" / "van-der-maker-2026.toml").read_text("utf-8"))
    (study,), (source,) = made["study"], made["reference"]
    assert {key: value for key, value in study.items() if value} == {
        "id": "van-der-maker-2026", "reference": "van-der-maker-2026",
        "conditions": ["exampleitis"], "registration": ["NCT90000004"],
    }  # fmt: skip
    assert source == {
        "id": "van-der-maker-2026", "type": "article", "checked_on": "",
        "title": "Low-dose naltrexone for exampleitis in children: a randomised, "
        "placebo-controlled trial",
        "authors": ["van der Maker ML"], "authors_complete": True, "year": 2026,
        "journal": "J Examples", "volume": "8", "issue": "2", "pages": "1234-1241",
        "pmid": "91000001", "doi": "10.1000/maker.2026.7", "registration": "NCT90000004",
    }  # fmt: skip
    (trial,) = tomllib.loads((tmp_path / "new" / "nct91000009.toml").read_text("utf-8"))["trial"]
    assert {key: value for key, value in trial.items() if value} == {
        "registration": "NCT91000009", "conditions": ["samplodynia"], "read": "registry",
        "title": "Low Dose Naltrexone in Samplodynia: a Double-blind Crossover Trial",
        "status": "active-not-recruiting", "status_seen_on": "2026-09", "n_target": 40,
        "design": "randomised-crossover", "sponsor": "University of Examples",
        "country": "Norway", "primary_outcome": "Pain, 0 to 10", "started": "2026-02",
        "completed": "2027-05",
    }  # fmt: skip


def test_a_folder_of_entries_is_never_written_over_unasked(ldn, tmp_path):
    folder = tmp_path / "new"
    triaged(ldn, "-o", str(folder))
    (folder / "teller-2026.toml").write_text("my work", "utf-8")
    assert ldn("data", "triage", *INCOMING, "-o", str(folder)).code == 2
    assert (folder / "teller-2026.toml").read_text("utf-8") == "my work"
    triaged(ldn, "-o", str(folder), "--force")
    assert (folder / "teller-2026.toml").read_text("utf-8") != "my work"


def test_an_id_that_is_taken_gets_a_number(tiny):
    rows = [paper("Naltrexone", authors=("Author A",), year=2024, pmid=str(n)) for n in (7, 8)]
    done = triage(tiny, rows)
    assert sorted(entries(tiny, done.of("new"))) == ["author-2024-2.toml", "author-2024-3.toml"]


def test_a_filled_entry_that_a_person_completes_is_valid(ldn, tmp_path):
    """The way of a made-up trial into the data: what came, what was read, and no fault."""
    triaged(ldn, "-o", str(tmp_path / "new"))
    path = tmp_path / "new" / "nct91000009.toml"
    asked = ldn("data", "validate", str(path), data=TINY)
    assert asked.code == 1 and "checked_on" in asked.err and "dose_class" in asked.err
    text = path.read_text("utf-8")
    text = text.replace('checked_on = ""', "checked_on = 2026-10-01")
    text = text.replace('dose_class = ""', 'dose_class = "low"')
    path.write_text(text, "utf-8")
    assert ldn("data", "validate", str(path), data=TINY).code == 0


def test_the_screening_files_have_the_new_records_in_order(ldn, tmp_path):
    import rispy

    for name in ("s.ris", "s.csv"):
        triaged(ldn, "--screening", str(tmp_path / name))
    rows = list(csv.DictReader(io.StringIO((tmp_path / "s.csv").read_text("utf-8"))))
    records = rispy.loads((tmp_path / "s.ris").read_text("utf-8"))
    assert [row["title"] for row in rows] == [record["title"] for record in records]
    assert len(rows) == 6 and rows[0]["title"].startswith("Low-dose naltrexone")
    assert rows[0]["authors"] == "van der Maker, ML" and records[0]["authors"] == [
        "van der Maker, ML"
    ]
    assert rows[0]["abstract"] == records[0]["abstract"] != ""
    assert rows[0]["pubmed_id"] == records[0]["accession_number"] == "91000001"
    assert rows[0]["doi"] == records[0]["doi"] == "10.1000/maker.2026.7"
    assert "14 points" in rows[0]["notes"] and "14 points" in records[0]["notes"][0]


def test_what_was_written_for_screening_comes_back_as_it_was(ldn, tmp_path):
    before = triaged(ldn).partition("\nnew:")[2]
    for name in ("s.ris", "s.csv"):
        triaged(ldn, "--screening", str(tmp_path / name))
        again = ldn("data", "triage", str(tmp_path / name)).out.partition("\nnew:")[2]
        titles = [line for line in before.splitlines() if line[:3].strip().isdigit()]
        assert [line for line in again.splitlines() if line[:3].strip().isdigit()] == titles


@pytest.mark.parametrize(
    ("words", "code"),
    [((), 2), (("nowhere.ris",), 1), (("nowhere.txt",), 2),
     ((INCOMING[0], "--screening", "a.txt"), 2)],
)  # fmt: skip
def test_what_cannot_be_sorted(ldn, words, code):
    assert ldn("data", "triage", *words).code == code


def test_without_the_extra_tables_are_read_and_for_ris_the_remedy_is_told(ldn, monkeypatch):
    monkeypatch.setitem(sys.modules, "rispy", None)
    nbib, table = (next(p for p in INCOMING if p.endswith(end)) for end in (".nbib", ".csv"))
    assert ldn("data", "triage", table).code == 0
    ran = ldn("data", "triage", nbib)
    assert ran.code == 1 and "pip install httpx tenacity rispy" in ran.err


def test_known_is_of_its_own_kind():
    row = Known(kind="trial", id="NCT1", title="", registrations=("NCT1",), is_registration=True)
    assert row.label == "trial NCT1" and not list(row.numbers())
