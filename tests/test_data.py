"""The dataset that ships: one case a record, and what must hold across them."""

import re
import tomllib

from ldncli.dataset.checks import run
from ldncli.dataset.toml_files import read
from ldncli.evidence.summary import ConditionSummary
from ldncli.schema.build import build, complete
from ldncli.schema.studies import Reference, Study
from tests.conftest import DATA

RAW, READ_FAULTS = read(DATA)
FAULTS = [fault.line() for fault in run.run(RAW)]
STUDIES = [build(Study, row) for row in complete(RAW)["study"]]
REFERENCES = [build(Reference, row) for row in complete(RAW)["reference"]]


def test_every_record_keeps_every_rule():
    assert not READ_FAULTS
    assert not FAULTS, "mend them, then run ldn data validate:\n" + "\n".join(FAULTS)


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
            assert not re.search(rf"\b{word}", text), f"{path.name}: {word}"


def test_a_source_without_an_identifier_says_so():
    for ref in REFERENCES:
        named = ref.pmid or ref.doi or ref.pmcid or ref.registration or ref.url
        assert named or ref.notes, ref.id
