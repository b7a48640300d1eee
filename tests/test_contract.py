"""The machine-readable contract: keys that do not change within a major version."""

import csv
import io
import json
import tomllib

import jsonschema
import pytest

from tests.conftest import DATA, TINY
from tools import schemas

COMMANDS = {
    "ldn.home/1": ["home"],
    "ldn.about/1": ["about"],
    "ldn.conditions/1": ["conditions"],
    "ldn.show/1": ["show", "fibromyalgia", "ms", "lupus"],
    "ldn.mechanism/1": ["mechanism"],
    "ldn.studies/1": ["studies"],
    "ldn.study/1": ["study", "smith-2011-crohns"],
    "ldn.why/1": ["why", "ms"],
    "ldn.compare/1": ["compare", "crohns", "lupus"],
    "ldn.dosing/1": ["dosing", "crohns"],
    "ldn.trials/1": ["trials", "fm"],
    "ldn.search/1": ["search", "microglia"],
    "ldn.claims/1": ["claims", "opioids"],
    "ldn.safety/1": ["safety", "pregnancy"],
    "ldn.check/1": ["check", "codeine", "ibuprofen", "nonsense"],
    "ldn.cite/1": ["cite", "ms"],
    "ldn.forest/1": ["forest", "depression"],
    "ldn.map/1": ["map"],
    "ldn.timeline/1": ["timeline", "ms"],
    "ldn.handout/1": ["handout", "ms"],
}
ENVELOPE = [
    "schema",
    "dataset_version",
    "searched_through",
    "command",
    "data",
    "references",
    "notice",
]
STUDY = {
    "id", "title", "first_author", "year", "journal", "pmid", "doi", "registration", "conditions",
    "design", "blinding", "country", "population", "n_enrolled", "n_analysed", "dose_mg",
    "dose_class", "duration", "comparator", "primary_outcome", "results", "direction",
    "adverse_events", "read", "checked_on", "retracted",
}  # fmt: skip


@pytest.mark.parametrize("name", schemas.DATA)
def test_the_schema_files_are_those_of_the_model(name):
    assert schemas.written(name).read_text("utf-8") == schemas.text(name)


@pytest.mark.parametrize("name", COMMANDS)
def test_real_output_keeps_the_schema(ldn, name):
    document = json.loads(ldn(*COMMANDS[name], "-f", "json", data=DATA).out)
    schema = json.loads(schemas.written(name).read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(document)
    assert document["schema"] == name


def test_every_reading_command_has_its_schema():
    from ldncli.cli.command_table import COMMANDS as EVERY

    without_data = {"report", "serve", "export", "data", "completion"}
    told = {name.removeprefix("ldn.").split("/")[0] for name in COMMANDS}
    assert set(EVERY) - without_data == told - {"home"}
    assert set(COMMANDS) == {*schemas.DATA, *schemas.ASKED}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_envelope_has_these_keys_in_this_order(ldn, name):
    document = json.loads(ldn(*COMMANDS[name], "-f", "json", data=DATA).out)
    assert list(document) == ENVELOPE
    assert document["command"].startswith("ldn ")
    assert "not medical advice" in document["notice"]


def test_each_study_has_at_least_these_fields(ldn, real):
    from ldncli.schema.studies import Study

    data = json.loads(ldn("studies", "-f", "json", data=DATA).out)["data"]
    assert len(data) == real.count(Study)
    for study in data:
        assert study.keys() >= STUDY


@pytest.mark.parametrize("kind", ["json", "jsonl", "csv", "tsv", "toml"])
def test_fields_are_selected_in_every_data_format(ldn, kind):
    out = ldn("conditions", "-f", kind, "--fields", "id, certainty").out
    if kind == "json":
        rows = json.loads(out)["data"]
    elif kind == "jsonl":
        rows = [json.loads(line) for line in out.splitlines()]
    elif kind == "toml":
        rows = [{"certainty": None, **row} for row in tomllib.loads(out)["data"]]
    else:
        rows = list(csv.DictReader(io.StringIO(out), delimiter="," if kind == "csv" else "\t"))
    assert [row["id"] for row in rows] == ["exampleitis", "samplodynia", "mockache", "fauxalgia"]
    assert {frozenset(row) for row in rows} == {frozenset({"id", "certainty"})}


def test_text_may_change_but_numbers_agree(ldn):
    text = ldn("studies").out
    data = json.loads(ldn("studies", "-f", "json").out)["data"]
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(ldn("studies", "-f", "csv").out))}
    for study in data:
        line = next(line for line in text.splitlines() if study["id"] in line)
        for field in ("n_enrolled", "year", "dose_mg"):
            cell = rows[study["id"]][field]
            assert (float(cell) if cell else None) == study[field]
        if study["n_enrolled"]:
            assert str(study["n_enrolled"]) in line


def test_the_small_and_the_real_dataset_give_the_same_keys(ldn):
    for words in (["conditions"], ["studies"], ["mechanism"]):
        small = json.loads(ldn(*words, "-f", "json", data=TINY).out)["data"][0]
        large = json.loads(ldn(*words, "-f", "json", data=DATA).out)["data"][0]
        assert list(small) == list(large)
