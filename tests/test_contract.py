"""The machine-readable contract: keys that do not change within a major version."""

import csv
import io
import json
import tomllib

import jsonschema
import pytest

from tests.conftest import DATA, TINY
from tools import schemas

# Each command, asked for every shape that its answer takes on the real dataset.
COMMANDS: dict[str, tuple[str, ...]] = {
    "ldn.home/1": ("home",),
    "ldn.about/1": ("about",),
    "ldn.conditions/1": ("conditions",),
    "ldn.show/1": ("show fibromyalgia ms lupus", "show crohns --full"),
    "ldn.mechanism/1": ("mechanism", "mechanism microglia"),
    "ldn.studies/1": ("studies", "studies --condition crohns"),
    "ldn.study/1": tuple(
        f"study {key}"
        for key in (
            "bruun-2024", "vatvani-2024", "cant-2017", "smith-2011-crohns", "raknes-2018-ibd",
            "cree-2010", "dieckmann-2021", "terg-2002", "eckey-2025", "deimling-2022",
        )
    ),
    "ldn.why/1": ("why ms", "why fm", "why lupus", "why crohns --full"),
    "ldn.compare/1": ("compare crohns lupus fm", "compare bruun-2024 cree-2010"),
    "ldn.dosing/1": ("dosing crohns", "dosing --full"),
    "ldn.trials/1": ("trials", "trials --silent"),
    "ldn.search/1": ("search microglia", "search vivid dreams", "search tramadol"),
    "ldn.claims/1": ("claims", "claims opioids"),
    "ldn.safety/1": ("safety --full", "safety pregnancy", "safety washout"),
    "ldn.check/1": ("check codeine ibuprofen nonsense tramadal --full", "check sertraline"),
    "ldn.cite/1": ("cite --all",),
    "ldn.forest/2": ("forest fm", "forest ms", "forest crohns", "forest depression"),
    "ldn.map/1": ("map",),
    "ldn.timeline/1": ("timeline", "timeline ms"),
    "ldn.handout/1": ("handout fm", "handout ms", "handout lupus"),
    "ldn.ask/1": ("ask does ldn help fibromyalgia", "ask tramadol with ldn", "ask qwertzuiop"),
    "ldn.changes/1": ("changes --since 2026-11-27",),
    "ldn.diff/1": (f"data diff {TINY}",),
    "ldn.practice/1": ("practice", "practice missed dose"),
    "ldn.positions/1": ("positions", "positions long covid"),
}  # fmt: skip
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


def asked(ldn, words: str) -> dict:
    return json.loads(ldn(*words.split(), "-f", "json", data=DATA).out)


def schema_of(name: str) -> dict:
    return json.loads(schemas.written(name).read_text("utf-8"))


@pytest.mark.parametrize("name", schemas.PAGES)
def test_the_schema_files_are_those_of_the_types(name):
    text = schemas.text(name)
    assert schemas.written(name).read_text("utf-8") == text, "run: python -m tools.schemas"
    jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_the_package_has_the_schema_of_every_page_and_earlier_ones_alone():
    from importlib.resources import files

    shipped = {path.name for path in (files("ldncli") / "schemas").iterdir()}
    newest = {schemas.written(name).name for name in schemas.PAGES}
    assert newest <= shipped
    versions = {name.split(".")[0]: int(name.split(".")[1]) for name in newest}
    for page, number, _ in (name.split(".") for name in shipped - newest):
        assert int(number) < versions[page]
    assert schema_of("ldn.show/1")["$id"] == "urn:ldn:schema:show:1"


@pytest.mark.parametrize(("name", "words"), [(n, w) for n, each in COMMANDS.items() for w in each])
def test_real_output_keeps_the_schema(ldn, name, words):
    document = asked(ldn, words)
    jsonschema.Draft202012Validator(schema_of(name)).validate(document)
    assert document["schema"] == name
    assert document["data"]


def test_what_breaks_the_contract_fails_and_what_a_minor_version_adds_does_not(ldn):
    validator = jsonschema.Draft202012Validator(schema_of("ldn.show/1"))
    document = asked(ldn, "show crohns")
    document["data"][0]["new_key"] = document["new_key"] = 1
    assert validator.is_valid(document)
    for path, value in (
        (("randomised", 0, "design"), "no such design"),
        (("randomised", 0, "year"), "2011"),
        (("findings", 0, "certainty"), None),
        (("n_people",), 1.5),
        (("at_other_doses",), []),
    ):
        broken = json.loads(json.dumps(document))
        *way, last = path
        place = broken["data"][0]
        for step in way:
            place = place[step]
        place[last] = value
        assert not validator.is_valid(broken), path
        del place[last]
        assert not validator.is_valid(broken), f"without {path}"


def test_every_reading_command_has_its_schema():
    from ldncli.cli.command_table import COMMANDS as EVERY

    without_data = {"report", "site", "serve", "export", "data", "completion", "mcp"}
    named = {name.removeprefix("ldn.").split("/")[0] for name in COMMANDS}
    assert set(EVERY) - without_data == named - {"home", "diff"}
    assert set(COMMANDS) == set(schemas.PAGES)


def test_a_condition_as_data_has_every_key_of_the_condition_and_of_its_row():
    from ldncli.evidence.summary import ConditionSummary
    from ldncli.pages.condition.data import ConditionEvidence
    from ldncli.schema.conditions import Condition

    assert Condition.known | ConditionSummary.known <= ConditionEvidence.known


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize("kind", ["json", "jsonl", "csv", "tsv", "toml"])
def test_what_is_not_a_number_is_a_failure_in_words(kind, value):
    from ldncli.cli.renderers import Format, renderer
    from ldncli.document.page import Document, Page
    from ldncli.errors import LdnError
    from ldncli.output.terminal import Terminal
    from ldncli.schema.conditions import Scale

    item = Scale(id="a", name="b", unit="points", better="lower", lowest=value)
    page = Page(schema="ldn.x/1", data=(item,), records=(item,), blocks=())
    document = Document(
        page=page, command="ldn x", dataset_version="1", searched_through="2026", notice="n"
    )
    with pytest.raises(LdnError, match="not a number"):
        renderer(Format(kind), Terminal())(document, Terminal())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_envelope_has_these_keys_in_this_order(ldn, name):
    document = asked(ldn, COMMANDS[name][0])
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
