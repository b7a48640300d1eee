"""`ldn study` and `ldn studies`."""

from __future__ import annotations

import csv
import io
import json

import pytest

from ldncli.bibliography.short_citation import citation
from ldncli.dataset.dataset import Dataset
from ldncli.document.blocks import plain
from ldncli.errors import NotFound, UsageError
from ldncli.matching.names import normalise
from ldncli.queries.studies import StudyFilter, find, people_of
from ldncli.queries.study import find_study, study_report
from ldncli.schema.record import replace
from ldncli.schema.studies import Awaiting, Excluded, Reference, Study

from .conftest import DATA


@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("key", ["author-2024", "undone-2018", "reviewer-2023"])
def test_study_golden(ldn, golden, key, width):
    golden(f"study-{key}-{width}.txt", ldn("study", key, tty=True, width=width, NO_COLOR="1").out)


def test_study_off_a_terminal(ldn, golden):
    golden("study-plain.txt", ldn("study", "author-2024").out)


@pytest.mark.parametrize(
    "name",
    [
        "author-2024",
        "AUTHOR-2024",
        "author 2024",
        "Author et al. 2024",
        "author",
        "SAMPLE",
        "sample",
        "90000001",
        "PMID: 90000001",
        "https://pubmed.ncbi.nlm.nih.gov/90000001/",
        "10.1000/art.2024(01)00278-3",
        "doi:10.1000/ART.2024(01)00278-3",
        "https://doi.org/10.1000/art.2024(01)00278-3",
        "NCT90000001",
        "https://clinicaltrials.gov/study/NCT90000001",
    ],
)
def test_every_name_finds_the_study(tiny, name):
    assert find_study(tiny, name) == "author-2024"


def test_words_need_no_quotes(ldn):
    assert ldn("study", "author", "2024").out == ldn("study", "author-2024").out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("athor", "ldn study author-2024"),
        ("scrbie 2011", "ldn study scribe-2011"),
        ("exampleitis", "ldn studies --condition exampleitis"),
        ("NCT90000003", "ldn trials NCT90000003"),
        ("2024", "ldn studies --since 2024 --until 2024"),
        ("growth-2010", "Tests another molecule."),
        ("locked-2025", "Only the title could be read."),
        ("zzzzzz", "ldn studies lists all of them"),
        ("", "ldn studies lists all of them"),
    ],
)
def test_a_name_that_is_no_study(ldn, name, told):
    ran = ldn("study", name)
    assert ran.code == 3
    assert ran.out == ""
    assert told in ran.err


def test_a_number_is_never_guessed(ldn):
    ran = ldn("study", "90000007")
    assert ran.code == 3
    assert "did you mean" not in ran.err


def test_several_matches_are_candidates(real):
    with pytest.raises(NotFound) as caught:
        find_study(real, "younger")
    assert caught.value.ambiguous
    assert len(caught.value.candidates) > 2
    assert find_study(real, "younger 2013") == "younger-2013-crossover"
    assert find_study(real, "FINAL") == "bruun-2024"


def test_every_study_is_found_by_what_it_holds(real: Dataset):
    """An identifier leads to its study, or to candidates that hold it."""
    for study in real.all(Study):
        for name in (study.id, study.pmid, study.doi, study.acronym, *study.registration):
            assert not name or _reaches(real, name, study.id), (study.id, name)


def _reaches(dataset: Dataset, name: str, key: str) -> bool:
    try:
        return find_study(dataset, name) == key
    except NotFound as error:
        return key in {candidate.id for candidate in error.candidates}


def test_a_second_paper_leads_to_its_study(real: Dataset):
    for study in real.all(Study):
        for reference in real.many(Reference, study.also):
            if reference.pmid:
                assert _reaches(real, reference.pmid, study.id), (study.id, reference.pmid)


def test_retraction_is_the_first_thing_said(ldn):
    lines = ldn("study", "undone-2018").out.splitlines()
    assert "RETRACTED" in lines[2]
    assert "Figures were copied" in lines[2]
    assert lines.index(next(line for line in lines if "Everything was cured" in line)) > 2


def test_a_study_that_does_not_count_says_so(real: Dataset, ldn):
    standard = next(s for s in real.all(Study) if s.dose_class == "standard")
    out = ldn("study", standard.id, data=DATA).out
    if standard.design not in ("systematic-review", "meta-analysis", "narrative-review"):
        assert "Not counted as evidence on LDN" in out


def test_json_holds_the_whole_study(ldn, tiny):
    held = json.loads(ldn("study", "author", "--json").out)
    assert held["schema"] == "ldn.study/1"
    data = held["data"]
    assert (data["n_enrolled"], data["n_analysed"]) == (104, 100)
    assert data["results"][0]["ci_low"] == -0.7
    assert data["adverse_events"][0]["ldn_events"] == 10
    assert data["counts"] is True
    assert data["included_in"] == []
    assert {"condition": "exampleitis", "outcome": "sleep"} in data["findings"]
    assert [ref["id"] for ref in held["references"]] == ["author-2024", "reviewer-2023"]
    scribe = json.loads(ldn("study", "scribe", "--json").out)["data"]
    assert scribe["included_in"] == ["reviewer-2023"]


def test_csv_has_a_row_for_each_result_and_harm(ldn):
    rows = list(csv.DictReader(io.StringIO(ldn("study", "author", "-f", "csv").out)))
    assert [row["kind"] for row in rows] == ["result", "result", "harm", "harm"]
    assert rows[0]["estimate"] == "-0.2"
    assert (rows[2]["ldn_events"], rows[2]["n_ldn"]) == ("10", "52")
    bare = list(csv.DictReader(io.StringIO(ldn("study", "cellar", "-f", "csv").out)))
    assert [row["kind"] for row in bare] == ["nothing reported"]


def test_every_number_reported_is_on_the_page(real: Dataset, ldn):
    """No result, harm or note of a real study is left off its page."""
    for study in real.all(Study)[::12]:
        out = ldn("study", study.id, data=DATA).out
        for item in study.results:
            assert item.outcome in out
            for value in (item.ldn, item.control, item.p, item.locator):
                assert value is None or value in out, (study.id, value)
            for number in (item.estimate, item.ci_low, item.ci_high):
                assert number is None or f"{number:g}" in out, (study.id, number)
        for event in study.adverse_events:
            assert event.event in out
        assert study.finding in out
        assert study.notes is None or study.notes in out


def test_every_study_has_a_page(real: Dataset, ldn):
    from ldncli.pages.study import show as pages

    for study in real.all(Study):
        page = pages.page(study_report(real, study.id))
        assert page.ids == (study.id,)
        assert page.references, study.id


def test_what_is_missing_is_said(ldn):
    out = ldn("study", "cellar").out
    assert "not reported in what was read" in out
    assert "None" not in out


def test_studies_golden(ldn, golden):
    golden("studies-80.txt", ldn("studies", tty=True, NO_COLOR="1").out)
    golden("studies-40.txt", ldn("studies", tty=True, width=40, NO_COLOR="1").out)


def test_studies_filters_combine(tiny):
    wanted = StudyFilter(condition="exampleitis", design="randomised", since=2012, min_n=100)
    assert [study.id for study in find(tiny, wanted)] == [
        "author-2024",
        "writer-2021",
        "undone-2018",
    ]
    by_tier = StudyFilter(condition="exampleitis", tier="randomised", since=2012)
    assert "undone-2018" not in [study.id for study in find(tiny, by_tier)]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--retracted",), ["undone-2018"]),
        (("--direction", "mixed"), ["clerk-2020"]),
        (("--tier", "preclinical"), ["cellar-2015"]),
        (("--tier", "uncontrolled"), ["drafter-2019"]),
        (("--design", "review"), ["reviewer-2023"]),
        (("--until", "2011"), ["scribe-2011"]),
        (("--condition", "XD", "--dose-class", "not-applicable"), ["cellar-2015"]),
        (("--unpublished",), []),
        (("--min-n", "100000"), []),
    ],
)
def test_each_filter(ldn, words, ids):
    ran = ldn("studies", *words, "-q")
    assert (ran.code, ran.out.split()) == (0, ids)


def test_unpublished_names_the_trials_without_results(ldn, real):
    assert "NCT90000003" in ldn("studies", "--unpublished").out
    for study in find(real, StudyFilter(unpublished=True)):
        types = {ref.type for ref in real.many(Reference, (study.reference, *study.also))}
        assert types <= {"registry", "press-release", "webpage"}
    assert find(real, StudyFilter(unpublished=True))


def test_unknown_design_is_refused_with_the_known(ldn):
    ran = ldn("studies", "--design", "rct")
    assert ran.code == 2
    assert "randomised-crossover" in ran.err
    assert "laboratory" in ran.err


def test_impossible_years_are_refused(tiny):
    with pytest.raises(UsageError):
        find(tiny, StudyFilter(since=2020, until=2010))


def test_foot_counts_what_is_listed(ldn, tiny):
    out = ldn("studies", "--condition", "exampleitis").out
    held = find(tiny, StudyFilter(condition="exampleitis"))
    standing = [study for study in held if not study.retracted]
    assert f"{len(held)} studies, {sum(map(people_of, standing))} people" in out
    assert "1 retracted, in no count but the first" in out
    assert "+ 1 favours LDN" in out.replace("\u00a0", " ")
    assert "! undone-2018" in out
    assert "+ undone-2018" not in out
    assert "RETRACTED: everything cured" in out


@pytest.mark.parametrize("sort", ["year", "people", "id", "design", "direction", "dose"])
def test_sorting_loses_nothing(real, sort):
    held = find(real, StudyFilter(), sort)
    assert len(held) == real.count(Study)


def test_completion(monkeypatch):
    from ldncli.cli.completion.choices import condition_or_study_names, design_words, study_names

    from .conftest import TINY

    monkeypatch.setenv("LDN_DATA", str(TINY))
    assert study_names("au") == ["author-2024"]
    assert study_names("9000000")[0].startswith("9000000")
    assert "SAMPLE" in study_names("sam")
    assert "90000001" not in study_names("")
    assert condition_or_study_names("s") == ["samplodynia", "SAMPLE", "scribe-2011"]
    assert "randomised-crossover" in design_words("random")


def test_no_two_names_fold_alike(real):
    """An acronym that is another study's id would be a silent guess."""
    ids = {normalise(study.id): study.id for study in real.all(Study)}
    for study in real.all(Study):
        if study.acronym:
            assert ids.get(normalise(study.acronym), study.id) == study.id


def test_no_review_that_takes_a_study_in_is_missed(real):
    for review in real.all(Study):
        for key in review.includes:
            if real.get(Study, key):
                assert review.id in study_report(real, key).included_in, (review.id, key)


@pytest.mark.parametrize(
    ("words", "keep"),
    [
        (["--null"], lambda study: study.direction == "no-difference"),
        (["--funder", "NIH"], lambda study: "NIH" in (study.funding or "")),
        (["--funder", "national institutes of health"],
         lambda study: "National Institutes of Health" in (study.funding or "")),
        (["--corrected", "--retracted"], lambda study: study.retracted),
    ],
    ids=["null", "funder", "funder of several words", "retracted are corrected"],
)  # fmt: skip
def test_filters_of_outcome_and_money(ldn, real, words, keep):
    ran = ldn("studies", *words, "-q", data=DATA)
    assert set(ran.out.split()) == {study.id for study in real.all(Study) if keep(study)}
    assert ran.out


def test_a_corrected_study_or_source_is_listed(ldn, real):
    listed = set(ldn("studies", "--corrected", "-q", data=DATA).out.split())
    own = {study.id for study in real.all(Study) if study.corrections}
    sources = {source.id for source in real.all(Reference) if source.corrections}
    assert own <= listed
    assert {s.id for s in real.all(Study) if s.reference in sources} <= listed


def test_records_set_aside_are_listed_with_the_reason(ldn, real):
    for option, cls in (("--excluded", Excluded), ("--awaiting", Awaiting)):
        assert set(ldn("studies", option, "-q", data=DATA).out.split()) == {
            record.id for record in real.all(cls)
        }
        out = ldn("studies", option, data=DATA).out
        assert all(" ".join(record.reason.split()) in out for record in real.all(cls))


def test_studies_stay_a_table_at_80_columns(ldn):
    out = ldn("studies", tty=True, NO_COLOR="1", data=DATA).out
    assert max(map(len, out.splitlines())) <= 80
    assert "finding: " not in out
    assert "…" in out
    assert "…" not in "".join(
        line for line in ldn("studies", data=DATA).out.splitlines() if " randomised " in line
    )


def test_null_and_another_direction_exclude_each_other(ldn):
    ran = ldn("studies", "--null", "--direction", "mixed")
    assert ran.code == 2
    assert "exclude each other" in ran.err


@pytest.mark.parametrize(
    ("changes", "cited"),
    [
        ({}, "Author A. What it found. J Sample n.d."),
        ({"year": 2024}, "Author A. What it found. J Sample 2024."),
        ({"title": "What it found."}, "Author A. What it found. J Sample n.d."),
        ({"journal": None}, "Author A. What it found. n.d."),
        ({"retracted": True}, "Author A. What it found. J Sample n.d. RETRACTED."),
    ],
)
def test_a_source_ends_in_one_full_stop(changes, cited):
    source = Reference(
        id="a", type="article", title="What it found", authors=("Author A",),
        checked_on="2026-11-27", authors_complete=True, journal="J Sample",
    )  # fmt: skip
    assert plain(citation(replace(source, **changes))) == cited
