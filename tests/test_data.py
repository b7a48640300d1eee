"""The dataset that ships: one case a record, and what must hold across them."""

import tomllib

import pytest

from ldncli.dataset.checks import run
from ldncli.dataset.toml_files import read
from ldncli.evidence.eligibility import counts
from ldncli.evidence.summary import ConditionSummary
from ldncli.schema.build import build, complete
from ldncli.schema.kinds import key_of
from ldncli.schema.studies import Reference, Study
from tests.conftest import DATA

RAW, READ_FAULTS = read(DATA)
FAULTS: dict[str, list[str]] = {}
for fault in run.run(RAW):
    FAULTS.setdefault(fault.record, []).append(fault.line())
ROWS = [(kind, key_of(kind, row)) for kind, rows in RAW.items() for row in rows]
STUDIES = [build(Study, row) for row in complete(RAW)["study"]]
REFERENCES = [build(Reference, row) for row in complete(RAW)["reference"]]


@pytest.mark.parametrize(("kind", "key"), ROWS, ids=lambda value: str(value)[:50])
def test_the_record_keeps_every_rule(kind, key):
    found = FAULTS.get(f"{kind} {key}", [])
    assert not found, "mend it, then run ldn validate:\n" + "\n".join(found)


def test_every_file_reads_and_no_fault_stands_outside_a_record():
    assert not READ_FAULTS
    assert not FAULTS


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.id)
def test_a_number_has_its_place_in_the_source(study):
    for result in study.results:
        assert result.locator.strip()
    for event in study.adverse_events:
        assert event.locator.strip()
    assert study.read in ("full-text", "abstract", "registry", "label", "secondary")


@pytest.mark.parametrize("study", [s for s in STUDIES if counts(s)], ids=lambda study: study.id)
def test_a_study_that_counts_says_what_it_found(study):
    assert study.finding
    assert study.short
    assert study.title
    assert study.conditions


def test_every_source_is_cited_by_something():
    cited = str([row for kind, rows in RAW.items() if kind != "reference" for row in rows])
    assert not [ref.id for ref in REFERENCES if f"'{ref.id}'" not in cited]


def test_people_are_counted_once():
    used: dict[str, str] = {}
    for study in STUDIES:
        if study.design != "protocol":
            other = used.setdefault(study.reference, study.id)
            assert other == study.id, f"{study.id} and {other} rest on one reference"


def test_conditions_that_the_first_text_named_are_all_there(real):
    named = {"fibromyalgia", "crohns-disease", "multiple-sclerosis", "painful-diabetic-neuropathy",
             "hidradenitis-suppurativa", "hailey-hailey-disease", "lichen-planopilaris",
             "uraemic-itch", "cholestatic-itch", "long-covid", "pots-dysautonomia",
             "migraine"}  # fmt: skip
    assert named <= {row.id for row in real.all(ConditionSummary)}


def test_standard_dose_itch_trials_raise_nothing(real):
    for key in ("uraemic-itch", "cholestatic-itch"):
        row = real.get(ConditionSummary, key)
        assert row.n_randomised == 0
        assert row.direction is None
        assert row.n_other_doses >= 3


def test_a_condition_without_studies_tells_its_search(real):
    from ldncli.schema.conditions import Condition

    for row in real.all(ConditionSummary):
        condition = real.get(Condition, row.id)
        assert condition.searched_for, row.id
        if row.tier == "none-found" and not row.n_other_doses:
            assert condition.search_note or condition.plain, row.id


def test_the_files_are_plain_toml():
    for path in DATA.glob("*.toml"):
        assert tomllib.loads(path.read_text("utf-8"))


def test_the_dataset_speaks_of_its_sources_alone():
    for path in DATA.glob("*.toml"):
        text = path.read_text("utf-8")
        for word in ("our list", "this folder", "other folders", "not yet merged"):
            assert word not in text, f"{path.name}: {word}"


def test_a_source_without_an_identifier_says_so():
    without = [
        ref
        for ref in REFERENCES
        if not (ref.pmid or ref.doi or ref.pmcid or ref.registration or ref.url)
    ]
    told = (DATA / "dataset.toml").read_text("utf-8")
    assert f"For {len(without)} of {len(REFERENCES)} sources" in told
    for ref in without:
        assert ref.notes, ref.id
