"""Files of records: each format read as its makers document it, and the same record from each."""

import json

import pytest

from ldncli.errors import LdnError, UsageError
from ldncli.incoming import identifiers, values
from ldncli.incoming.read import read_records
from ldncli.incoming.registers import STATUSES, status
from ldncli.matching import authors
from ldncli.schema.found import FoundTrial
from ldncli.schema.vocabulary import TrialStatus
from tests.conftest import HERE

INCOMING = HERE / "fixtures" / "incoming"


def read(name):
    return read_records(INCOMING / name)


def written(folder, name, text):
    (folder / name).write_text(text, "utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://doi.org/10.1000/ABC.1", "10.1000/abc.1"),
        ("10.1000/art.2024(01)00278-3 [doi]", "10.1000/art.2024(01)00278-3"),
        ("doi:10.1000/x.", "10.1000/x"),
        ("S0140-6736(26)00001-1 [pii]", ""),
        ("10.1/short", ""),
        ("", ""),
    ],
)
def test_a_doi(text, found):
    assert identifiers.doi(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("38258041", "38258041"),
        (" 38258041 ", "38258041"),
        ("PMID: 38258041", "38258041"),
        ("https://pubmed.ncbi.nlm.nih.gov/38258041/", "38258041"),
        ("L2031234567", ""),  # Embase's own number
        ("2031234567", ""),  # too long for one
        ("85123 Scopus", ""),
        ("https://example.org/38258041", ""),
        ("", ""),
    ],
)
def test_a_pmid(text, found):
    assert identifiers.pmid(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ClinicalTrials.gov NCT90000004.", ("NCT90000004",)),
        ("NCT90000004 and NCT90000004, ISRCTN12345678", ("NCT90000004", "ISRCTN12345678")),
        ("NCT9000000", ()),
        ("EudraCT 2019-000702-30", ("EudraCT 2019-000702-30",)),
        ("2025-512345-12-00", ("EUCT 2025-512345-12-00",)),
        ("IRCT20230326057776N1", ("IRCT20230326057776N1",)),
        ("CTRI/2023/05/052345", ("CTRI/2023/05/052345",)),
        ("call 2019-000702", ()),
    ],
)
def test_registrations(text, found):
    assert identifiers.registrations(text) == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bruun, Karin Due; Christensen, Robin", ("Bruun KD", "Christensen R")),
        ("Teller T, Writer W.", ("Teller T", "Writer W")),
        ("van der Berg, Anna-Lise", ("van der Berg AL",)),
        ("Author A", ("Author A",)),
        ("The Example Group", ("The Example Group",)),
        ("Guttuso, T, Jr", ("Guttuso T Jr",)),
        ("Bruun, Karin Due", ("Bruun KD",)),
        ("", ()),
    ],
)
def test_authors_of_one_cell(text, names):
    assert authors.authors(text) == names


@pytest.mark.parametrize(
    ("name", "family"),
    [("Bruun KD", "Bruun"), ("van der Berg A", "van der Berg"), ("Karin Bruun", "Bruun"),
     ("WHO", "WHO"), ("Guttuso T Jr", "Guttuso"), ("", "")],
)  # fmt: skip
def test_a_family_name(name, family):
    assert authors.surname(name) == family


@pytest.mark.parametrize(
    ("text", "pages"),
    [("1234-41", "1234-1241"), ("e31-e39", "e31-e39"), ("762-770", "762-770"), ("99-101", "99-101"),
     ("12", "12"), ("", "")],
)  # fmt: skip
def test_pages_are_spelt_out(text, pages):
    assert values.pages(text) == pages


@pytest.mark.parametrize(
    ("text", "ours"),
    [("ACTIVE_NOT_RECRUITING", "active-not-recruiting"),
     ("Active, not recruiting", "active-not-recruiting"),
     ("ENROLLING_BY_INVITATION", "recruiting"), ("Completed", "completed"),
     ("APPROVED_FOR_MARKETING", ""), ("", "")],
)  # fmt: skip
def test_a_status_in_our_words(text, ours):
    from typing import get_args

    assert status(text) == ours
    assert set(STATUSES.values()) <= set(get_args(TrialStatus))


def test_what_pubmed_writes():
    first, second, third = read("pubmed.nbib")
    assert (first.pmid, first.doi) == ("90000001", "10.1000/art.2024(01)00278-3")
    assert second.title == (
        "Low-dose naltrexone for exampleitis in children: a randomised, placebo-controlled trial"
    )
    assert second.abstract.endswith(
        "-1.1 to 0.5). TRIAL REGISTRATION: ClinicalTrials.gov NCT90000004."
    )
    assert second.authors == ("van der Maker ML", "Other B")
    assert (second.year, second.journal, second.volume, second.issue, second.pages) == (
        2026, "J Examples", "8", "2", "1234-1241",
    )  # fmt: skip
    assert second.doi == "10.1000/maker.2026.7"
    assert second.registrations == ("NCT90000004",)
    assert second.keywords == ("Journal Article", "Randomized Controlled Trial", "children")
    assert (second.language, third.language) == ("", "German")
    assert not second.is_registration


def test_a_chapter_keeps_its_own_title_and_a_book_has_one(tmp_path):
    book = "PMID- 7\nBTI - A book of\n      examples\nDP  - 2026\n"
    (found,) = read_records(written(tmp_path, "b.nbib", book))
    assert (found.title, found.year) == ("A book of examples", 2026)
    chapter = "PMID- 7\nTI  - A chapter.\nBTI - A book of\n      examples\nPMCR- 2026/01/01\n"
    (found,) = read_records(written(tmp_path, "c.nbib", chapter))
    assert found.title == "A chapter"


def test_what_a_reference_manager_writes():
    first, second, third = read("manager.ris")
    assert first.authors == ("van der Maker ML",) and first.doi == "10.1000/maker.2026.7"
    assert (second.title, second.year) == ("A Growth Factor for Exampleitis", 2010)
    assert (third.form, third.pmid) == ("thesis", "")  # a number of Embase is no PMID


def test_a_number_of_pubmed_in_ris_is_a_pmid(tmp_path):
    text = "TY  - JOUR\nTI  - A\nAN  - 38258041\n{}C2  - PMC1234567\nER  - \n"
    for base, pmid in (("", "38258041"), ("DB  - PubMed\n", "38258041"), ("DB  - Scopus\n", "")):
        (found,) = read_records(written(tmp_path, "one.ris", text.format(base)))
        assert (found.pmid, found.pmcid) == (pmid, "PMC1234567")


def test_a_table_of_pubmed():
    first, second = read("table.csv")
    assert (first.title, first.year) == ("Naltrexone for fauxalgia", 2025)
    assert second.authors == ("Teller T", "Writer W")
    assert (second.pmid, second.pmcid, second.doi) == ("91000003", "PMC9100003", "10.1000/teller.1")


def test_a_table_of_clinical_trials(tmp_path):
    text = (
        "\ufeffNCT Number,Study Title,Study URL,Study Status,Study Results\n"
        "NCT90000004,LDN,https://clinicaltrials.gov/study/NCT90000004,COMPLETED,YES\n"
    )
    (found,) = read_records(written(tmp_path, "ctg.csv", text))
    assert found.registrations == ("NCT90000004",) and found.is_registration
    assert found.trial == FoundTrial(status="completed", results_posted=True)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters(tmp_path, delimiter):
    text = f"title{delimiter}doi\nA paper, of sorts{delimiter}10.1000/a\n"
    (found,) = read_records(written(tmp_path, "a.csv", text))
    assert (found.title, found.doi) == ("A paper, of sorts", "10.1000/a")


def test_what_clinical_trials_gov_writes():
    *_, found = read("studies.json")
    assert found.registrations == ("NCT91000009", "EUCT 2025-512345-12-00")
    assert found.title == "Low Dose Naltrexone in Samplodynia: a Double-blind Crossover Trial"
    assert found.abstract == "Does naltrexone 4.5 mg lessen pain?"
    assert found.keywords == ("randomized", "crossover", "Samplodynia", "Naltrexone",
                              "4.5 mg at night")  # fmt: skip
    assert found.trial == FoundTrial(
        status="active-not-recruiting", status_seen="2026-09", n=40, design="randomised-crossover",
        sponsor="University of Examples", countries=("Norway",), primary_outcome="Pain, 0 to 10",
        started="2026-02", completed="2027-05",
    )  # fmt: skip
    assert found.is_registration


def test_a_list_of_plain_objects(tmp_path):
    rows = [{"Title": "A paper", "authors": ["Author A", "Other, Ben"], "year": 2026, "PMID": 7}]
    (found,) = read_records(written(tmp_path, "a.json", json.dumps(rows)))
    assert found.authors == ("Author A", "Other B")
    assert (found.year, found.pmid) == (2026, "7")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.ris", "TY  - JOUR\nTI  - A\nER  - \nTY  - JOUR\nTI  - B\n", "cut off"),
        ("a.json", '{"studies": [', "cannot be read"),
        ("a.json", "[]", "no record"),
        ("a.nbib", "", "no record"),
        ("a.csv", "one,two\n1,2\n", "no record"),
        ("a.csv", 'title\n"open', "cannot be read"),
        ("missing.ris", None, "cannot read"),
    ],
)
def test_what_is_no_file_of_records(tmp_path, name, text, words):
    if text is not None:
        written(tmp_path, name, text)
    with pytest.raises(LdnError, match=words):
        read_records(tmp_path / name)


def test_an_ending_that_is_not_known_and_bytes_that_are_no_text(tmp_path):
    with pytest.raises(UsageError, match="by its ending"):
        read_records(written(tmp_path, "a.txt", "x"))
    (tmp_path / "a.csv").write_bytes(b"title\n\xff\xfe\n")
    with pytest.raises(LdnError, match="cannot be read"):
        read_records(tmp_path / "a.csv")


def test_control_characters_do_not_come_in(tmp_path):
    text = "TY  - JOUR\nTI  - A \x1b[31mred\u202e paper\nER  - \n"
    (found,) = read_records(written(tmp_path, "a.ris", text))
    assert found.title == "A [31mred paper"
