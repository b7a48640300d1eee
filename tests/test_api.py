"""The Python API: docs/api.md runs as it stands, and gives what the commands give."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import typing

import pytest

import ldncli
from ldncli.api import Every, Evidence
from ldncli.schema.kinds import KINDS

from .conftest import DATA, HERE, TINY, Runner

PAGE = HERE.parent / "docs" / "api.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


@pytest.fixture
def tiny_evidence() -> Evidence:
    return ldncli.load(TINY)


def test_every_example_of_the_page_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LDN_DATA", str(DATA))
    space: dict[str, object] = {}
    for example in EXAMPLES:
        exec(compile(example, str(PAGE), "exec"), space)
    out = capsys.readouterr().out
    assert len(EXAMPLES) >= 6
    assert "LDN may make little or no difference" in out
    assert "contraindicated" in out


def test_the_page_names_every_kind_and_question() -> None:
    text = PAGE.read_text("utf-8")
    kinds = [name for name, held in vars(Evidence).items() if isinstance(held, Every)]
    assert len(kinds) == len(KINDS)  # the dataset itself is metadata; summaries are computed
    assert [name for name in kinds if f"ds.{name}" not in text] == []
    filters = typing.get_type_hints(Evidence.find_studies, localns=TYPES).keys()
    assert [name for name in filters - {"return"} if f"`{name}`" not in text] == []


TYPES = dict.fromkeys(("Area", "Certainty", "Direction", "DoseClass", "Tier"), str)


def test_importing_the_package_loads_nothing_of_ours() -> None:
    code = (
        "import sys, __future__; before = set(sys.modules); import ldncli; "
        "print(sorted(set(sys.modules) - before))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ran.stdout.strip() == "['ldncli']"


def test_every_exported_name_is_there() -> None:
    for name in ldncli.__all__:
        assert getattr(ldncli, name) is not None
    assert set(dir(ldncli)) == set(ldncli.__all__)
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = ldncli.nothing_such


def test_records_are_those_of_the_commands(ldn: Runner, tiny_evidence: Evidence) -> None:
    told = json.loads(ldn("studies", "-f", "json", "--since", "2019").out)["data"]
    held = tiny_evidence.find_studies(since=2019)
    assert [item["id"] for item in told] == [study.id for study in held]
    summaries = json.loads(ldn("conditions", "-f", "json").out)["data"]
    assert [item["id"] for item in summaries] == [s.id for s in tiny_evidence.find_conditions()]
    assert tiny_evidence.report("EX").summary.verdict.rstrip(".") in ldn("show", "EX").out


def test_records_are_found_by_name(tiny_evidence: Evidence) -> None:
    assert tiny_evidence.condition("ex").id == "exampleitis"
    assert tiny_evidence.summary("EX").n_randomised == 3
    assert tiny_evidence.study("NCT90000001").id == "author-2024"
    assert [source.id for source in tiny_evidence.sources("90000006")] == ["writer-2021"]
    assert [hit.id for hit in tiny_evidence.search("placebo").hits]
    with pytest.raises(ldncli.NotFound) as caught:
        tiny_evidence.condition("exampleitsi")
    assert [candidate.id for candidate in caught.value.candidates] == ["exampleitis"]


def test_several_studies_of_a_name_are_values_that_can_be_asked_for_in_turn() -> None:
    dataset = ldncli.load(DATA)
    with pytest.raises(ldncli.NotFound) as caught:
        dataset.study("bruun")
    error = caught.value
    assert (error.kind, error.asked, error.ambiguous) == ("study", "bruun", True)
    assert {candidate.kind for candidate in error.candidates} == {"study"}
    ids = [candidate.id for candidate in error.candidates]
    assert ids == ["bruun-2024", "bruun-plesner-2020"]
    assert [dataset.study(key).id for key in ids] == ids
    assert str(error) == "“bruun” can mean 2 studies"


def test_a_check_says_what_the_command_says(ldn: Runner, tiny_evidence: Evidence) -> None:
    assert tiny_evidence.check("tramadol").concern == "serious"
    assert ldn("check", "tramadol").code == 4
    assert tiny_evidence.check("nosuchdrug").concern == "unknown"
    assert ldn("check", "nosuchdrug").code == 5


def test_a_folder_without_data_is_told() -> None:
    with pytest.raises(ldncli.LdnError, match="no dataset"):
        ldncli.load(HERE / "golden")
