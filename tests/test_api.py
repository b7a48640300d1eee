"""The Python API: docs/api.md runs as it stands, and gives what the commands give."""

from __future__ import annotations

import inspect
import json
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import ldncli
from ldncli.api import frames
from ldncli.api.evidence import Evidence
from ldncli.api.records import Every, Records
from ldncli.api.shown import ShownReport
from ldncli.cli.command_table import COMMANDS
from ldncli.schema.kinds import KINDS
from ldncli.schema.record import to_plain

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
    kinds = [name for name, held in vars(Records).items() if isinstance(held, Every)]
    assert len(kinds) == len(KINDS)  # the dataset itself is metadata; summaries are computed
    assert [name for name in kinds if f"ds.{name}" not in text] == []
    filters = inspect.signature(Evidence.find_studies).parameters.keys()
    assert [name for name in filters - {"self"} if f"`{name}`" not in text] == []
    asked = [name for name in ANSWERED_BY.values() if f"ds.{name}" not in text]
    assert asked == []


# The method that answers what each command answers; the others write pages or keep the data.
ANSWERED_BY = {
    "ask": "ask", "conditions": "find_conditions", "show": "report", "mechanism": "mechanism",
    "studies": "find_studies", "study": "study_report", "compare": "compare", "why": "why",
    "dosing": "dosing", "trials": "find_trials", "forest": "forest", "map": "map",
    "timeline": "timeline", "practice": "find_practices", "positions": "find_positions",
    "search": "search", "claims": "find_claims", "safety": "safety_report", "check": "check",
    "cite": "cite", "export": "export", "handout": "handout", "about": "overview",
    "changes": "changes",
}  # fmt: skip
# What is for one program alone: a page, a server, the keepers of the data, a shell.
NOT_ASKED = {"report", "site", "serve", "mcp", "data", "completion"}


def test_what_a_command_answers_the_api_answers() -> None:
    assert set(COMMANDS) - set(ANSWERED_BY) == NOT_ASKED
    assert [name for name in ANSWERED_BY.values() if not callable(getattr(Evidence, name))] == []


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


def test_the_pooled_estimate_is_that_of_the_command(ldn: Runner, tiny_evidence: Evidence) -> None:
    for model in ("reml", "dl"):
        ran = ldn("forest", "EX", "--model", model, "-f", "json")
        panel = json.loads(ran.out)["data"]["panels"][0]
        pooling = tiny_evidence.forest("EX", model=model).pooling  # type: ignore[arg-type]
        assert pooling is not None
        assert (pooling.estimate, pooling.low) == (
            panel["pooling"]["estimate"], panel["pooling"]["ci_low"],
        )  # fmt: skip
    assert tiny_evidence.forest("fauxalgia").pooling is None


@pytest.mark.parametrize(
    ("style", "form"), [(s, s) for s in ("vancouver", "bibtex", "ris", "csl-json")]
)
def test_citations_are_those_of_the_command(
    ldn: Runner, tiny_evidence: Evidence, style: str, form: str
) -> None:
    for names, words in ((("EX",), ("EX",)), ((), ("--all",))):
        said = tiny_evidence.cite(*names, style=style)  # type: ignore[arg-type]
        assert said == ldn("cite", *words, "-f", form).out
    with pytest.raises(ldncli.UsageError, match="no style"):
        tiny_evidence.cite("EX", style="apa")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("form", "name"), [(None, "a.json"), ("sof", "a.csv"), ("csv", "a"), (None, "a.sqlite")]
)
def test_an_export_is_that_of_the_command(
    ldn: Runner, tiny_evidence: Evidence, tmp_path: Path, form: str | None, name: str
) -> None:
    place = tiny_evidence.export(tmp_path / name, form, conditions=("EX",))
    other = tmp_path / "other" / name
    other.parent.mkdir()
    ldn("export", str(other), *(("--as", form) if form else ()), "--condition", "EX")
    pairs = [(place, other)] if place.is_file() else [(p, other / p.name) for p in place.iterdir()]
    assert pairs and all(one.read_bytes() == two.read_bytes() for one, two in pairs)
    with pytest.raises(ldncli.UsageError, match="exists already"):
        tiny_evidence.export(tmp_path / name, form)
    with pytest.raises(ldncli.UsageError, match="no form"):
        tiny_evidence.export(tmp_path / "x", "xls")


ANSWERS: dict[str, Callable[[Evidence], object]] = {
    "report": lambda ds: ds.report("EX"),
    "study": lambda ds: ds.study_report("author-2024"),
    "forest": lambda ds: ds.forest("EX"),
    "map": lambda ds: ds.map(),
    "timeline": lambda ds: ds.timeline("EX"),
    "why": lambda ds: ds.why("EX"),
    "dosing": lambda ds: ds.dosing(),
    "compare": lambda ds: ds.compare("EX", "samplodynia"),
    "handout": lambda ds: ds.handout("EX"),
    "ask": lambda ds: ds.ask("does it help exampleitis"),
    "check": lambda ds: ds.check("tramadol"),
    "safety": lambda ds: ds.safety_report(),
    "trials": lambda ds: ds.find_trials(),
    "claims": lambda ds: ds.find_claims(),
    "search": lambda ds: ds.search("placebo"),
    "overview": lambda ds: ds.overview(),
    "records": lambda ds: ds.studies,
}


def told(answer: object) -> str:
    """Return an answer as one text, without what is worked out when it is asked for."""
    return json.dumps(to_plain(answer), default=lambda value: "later")


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_travels_to_another_process(tiny_evidence: Evidence, name: str) -> None:
    answer = ANSWERS[name](tiny_evidence)
    again = pickle.loads(pickle.dumps(answer))
    assert told(again) == told(answer)
    if isinstance(answer, ShownReport):
        assert again.references == answer.references
        assert again.findings_tables == answer.findings_tables


def test_threads_ask_one_dataset_at_a_time(tiny_evidence: Evidence) -> None:
    names = [*ANSWERS] * 4
    alone = {name: told(ANSWERS[name](tiny_evidence)) for name in ANSWERS}
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda name: told(ANSWERS[name](tiny_evidence)), names))
    assert answers == [alone[name] for name in names]


@pytest.mark.parametrize("name", ANSWERS)
def test_a_closed_dataset_says_so(name: str) -> None:
    with ldncli.load(TINY) as evidence:
        pass
    with pytest.raises(ldncli.LdnError, match="was closed"):
        ANSWERS[name](evidence)


# notebooks


@pytest.mark.parametrize(
    ("name", "shows"),
    [
        ("dataset", ("tiny: an invented dataset, 9.9.9", "4 conditions", "not medical advice")),
        ("report", ("Mockache [in Norwegian] :x: &amp; &lt;b&gt;Co&lt;/b&gt;", "<table", "⊕◯◯◯")),
        ("condition", ("<th scope='row'", "&lt;b&gt;Co&lt;/b&gt;", "1 value")),
        ("forest", ("<svg", "Exampleitis")),
        ("map", ("<svg", "Exampleitis")),
        ("timeline", ("<svg", "Exampleitis")),
    ],
)
def test_a_notebook_shows(tiny_evidence: Evidence, name: str, shows: tuple[str, ...]) -> None:
    results: dict[str, object] = {
        "dataset": tiny_evidence,
        "report": tiny_evidence.report("mockache"),
        "condition": tiny_evidence.condition("mockache"),
        "forest": tiny_evidence.forest("EX"),
        "map": tiny_evidence.map(),
        "timeline": tiny_evidence.timeline("EX"),
    }
    html = results[name]._repr_html_()  # type: ignore[attr-defined]
    assert all(text in html for text in shows), html
    assert "<b>Co" not in html and "<script" not in html


def test_rows_hold_every_field_of_one_value(tiny_evidence: Evidence) -> None:
    rows = tiny_evidence.rows("studies")
    study = next(row for row in rows if row["id"] == "clerk-2020")
    assert (study["n_enrolled"], study["conditions"], study["year"]) == (40, "samplodynia", 2020)
    assert "results" not in study
    results = tiny_evidence.rows("study_results")
    assert {row["study_id"] for row in results} <= {row["id"] for row in rows}
    for name in Evidence.kinds():
        assert len(tiny_evidence.rows(name)) == len(getattr(tiny_evidence, name))
    with pytest.raises(ldncli.UsageError, match=r"called study_result$") as caught:
        tiny_evidence.rows("study_result")
    assert "studies" in caught.value.hint and "study_results" in caught.value.hint


def test_frames_have_the_types_of_the_schema(tiny_evidence: Evidence) -> None:
    import datetime

    import pandas
    import polars

    named = {"n_enrolled": ("Int64", polars.Int64), "dose_mg": ("Float64", polars.Float64),
             "retracted": ("boolean", polars.Boolean), "id": ("string", polars.String)}  # fmt: skip
    one = tiny_evidence.frame("studies")
    other = tiny_evidence.frame("studies", "polars")
    assert isinstance(one, pandas.DataFrame) and isinstance(other, polars.DataFrame)
    for name, (pandas_type, polars_type) in named.items():
        assert (str(one[name].dtype), other[name].dtype) == (pandas_type, polars_type)
    assert other["checked_on"].dtype == polars.Date
    assert one["checked_on"].dt.year.eq(2026).all()
    assert other["checked_on"][0] == datetime.date(2026, 1, 2)
    low = one[one["dose_class"] == "low"]
    assert len(low) == sum(study.dose_class == "low" for study in tiny_evidence.studies)
    for name in (*Evidence.kinds(), "study_results", "condition_findings_downgrades"):
        for library in ("pandas", "polars"):
            frame = tiny_evidence.frame(name, library)  # type: ignore[arg-type]
            assert len(frame) == len(tiny_evidence.rows(name)), (name, library)


def test_a_frame_without_its_library_is_told(
    tiny_evidence: Evidence, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "find_spec", lambda name: None)
    with pytest.raises(ldncli.LdnError, match="neither is installed"):
        tiny_evidence.frame("studies")

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(frames, "import_module", missing)
    with pytest.raises(ldncli.LdnError, match="needs polars"):
        tiny_evidence.frame("studies", "polars")
    with pytest.raises(ldncli.UsageError, match="frames of dplyr"):
        tiny_evidence.frame("studies", "dplyr")  # type: ignore[arg-type]


def test_a_folder_without_data_is_told() -> None:
    with pytest.raises(ldncli.LdnError, match="no dataset"):
        ldncli.load(HERE / "golden")
