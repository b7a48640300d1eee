"""`ldn data`: what `new` prints can be filled in, and what `validate` passes is sound."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from types import NoneType
from typing import Any, Literal, get_args, get_origin

import jsonschema
import pytest

from ldncli.cli.commands.data import validate
from ldncli.dataset.checks import run
from ldncli.dataset.dataset import Dataset, open_dataset
from ldncli.evidence.summary import ConditionSummary
from ldncli.queries.vocabulary import fields_with_words
from ldncli.schema import entry_template, field_meanings
from ldncli.schema.conditions import Condition, Scale
from ldncli.schema.kinds import KINDS
from ldncli.schema.record import Record
from ldncli.schema.studies import Study
from ldncli.schema.types import DATE_FIELDS, field_types
from ldncli.schema.vocabulary import Blinding

from .conftest import DATA, TINY, Runner

NEW = ("study", "condition", "reference", "trial", "claim", "position", "practice", "scope")
LINE = re.compile(r"^(#?)(\w+) =(.*?)(?:  #.*)?$")
HEAD = re.compile(r"^(#?)\[\[([\w.]+)\]\]$")
SAMPLES = {
    "p": '"0.03"',
    "date": '"2024-05"',
    "i2": '"30%"',
    "url": '"https://example.org"',
    "searched_to": '"2024-05"',
    "started": '"2024-05"',
    "completed": '"2024-05"',
    "status_seen_on": '"2024-05"',
    "id": '"sample-2026"',
    "registration": '"NCT00000001"',
    "pmid": '"90000009"',
    "pmcid": '"PMC1234567"',
    "doi": '"10.1000/sample"',
    "checked_on": "2026-01-02",
    "searched_on": "2026-01-02",
}
NUMBERS = {
    "year": "2020",
    "ci_level": "95",
    "ci_low": "1",
    "ci_high": "3",
    "dose_mg": "4.5",
    "levels": "1",
}


def classes(cls: type[Record]) -> list[type[Record]]:
    held = [cls]
    for hint in field_types(cls).values():
        inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
        if isinstance(inner, type) and issubclass(inner, Record):
            held += classes(inner)
    return held


def class_at(path: str) -> type[Record]:
    kind, *fields = path.split(".")
    cls = KINDS[kind].cls
    for field in fields:
        hint = field_types(cls)[field]
        cls = get_args(hint)[0] if get_origin(hint) is tuple else hint
    return cls


def sample(cls: type[Record], name: str) -> str:
    hint = field_types(cls)[name]
    listed = get_origin(hint) is tuple
    options = [item for item in get_args(hint) if item is not NoneType]
    bare = options[0] if listed or NoneType in get_args(hint) else hint
    if get_origin(bare) is Literal:
        value = f'"{get_args(bare)[0]}"'
    elif bare is bool:
        value = "true"
    elif name in DATE_FIELDS:
        value = '"2026-01-02"'
    elif bare in (int, float):
        value = NUMBERS.get(name, "2")
    else:
        value = SAMPLES.get(name, '"words"')
    return f"[{value}]" if listed else value


def filled(text: str, *, optional: bool) -> str:
    """Return a template with sample values; with `optional`, every hash is taken away."""
    lines, cls = [], Study
    for line in text.splitlines():
        if head := HEAD.match(line):
            cls = class_at(head[2])  # type: ignore[assignment]
            lines.append(line.lstrip("#") if optional else line)
        elif (found := LINE.match(line)) and (optional or not found[1]):
            lines.append(f"{found[2]} = {sample(cls, found[2])}")
        else:
            lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize("optional", [False, True])
@pytest.mark.parametrize("kind", NEW)
def test_a_filled_template_is_sound(kind: str, optional: bool) -> None:
    document = tomllib.loads(filled(entry_template.entry(kind), optional=optional))
    raw: dict[str, Any] = {kind: [] for kind in KINDS} | document
    assert [fault.line() for fault in run.run(raw, linked=False)] == []


@pytest.mark.parametrize("kind", NEW)
def test_a_template_has_every_field_once(kind: str) -> None:
    (row,) = tomllib.loads(filled(entry_template.entry(kind), optional=True))[kind]
    assert set(row) == set(KINDS[kind].cls.fields) - KINDS[kind].derived
    for cls in classes(KINDS[kind].cls):
        for name, hint in field_types(cls).items():
            bare = [item for item in get_args(hint) if get_origin(item) is Literal] or [hint]
            words = get_args(bare[0]) if get_origin(bare[0]) is Literal else ()
            joined = re.sub(r"\n#   ", " ", entry_template.entry(kind))
            assert ", ".join(words) in joined, name


@pytest.mark.parametrize("kind", NEW)
def test_an_empty_template_asks_for_every_required_field(kind: str) -> None:
    raw: dict[str, Any] = {kind: [] for kind in KINDS} | tomllib.loads(entry_template.entry(kind))
    told = {re.sub(r"\[1\]$", "", fault.field) for fault in run.run(raw, linked=False)}
    wanted = KINDS[kind].cls.required - KINDS[kind].derived
    assert wanted <= told


def test_every_field_is_explained_and_nothing_else() -> None:
    held = {cls for kind in KINDS.values() for cls in classes(kind.cls)} | {ConditionSummary}
    fields = {name for cls in held for name in cls.fields}
    for cls in held:
        assert all(field_meanings.says(cls, name) for name in cls.fields)
    assert set(field_meanings.FIELDS) <= fields
    assert {
        key
        for key in field_meanings.OWN
        if key not in {(c.__name__, f) for c in held for f in c.fields}
    } == set()


def test_new_golden(ldn: Runner, golden: Callable[[str, str], None]) -> None:
    for kind in NEW:
        ran = ldn("data", "new", kind)
        assert ran == ldn("new", kind)
        golden(f"new-{kind}.txt", ran.out)
        assert ran.code == 0 and max(map(len, ran.out.splitlines())) <= 104
    assert ldn("new", "novel").code == 2


def test_new_writes_a_file_once(ldn: Runner, tmp_path: Path) -> None:
    place = tmp_path / "mine.toml"
    assert ldn("new", "claim", "-o", str(place)).code == 0
    assert place.read_text("utf-8") == ldn("new", "claim").out
    assert ldn("new", "claim", "-o", str(place)).code == 2


# ldn data new study --like ID

LIKE = "author-2024"
READ_OFF_THE_PAPER = ("direction", "finding", "short", "read", "registration", "n_enrolled")


def begun(ldn: Runner, like: str, data: Path = TINY) -> dict[str, Any]:
    ran = ldn("data", "new", "study", "--like", like, data=data)
    assert (ran.code, ran.err) == (0, "")
    document = tomllib.loads(ran.out)
    assert list(document) == ["study", "reference"]
    return document["study"][0]


def test_a_like_study_fills_in_what_two_of_a_kind_share(ldn: Runner, tiny: Dataset) -> None:
    entry, like = begun(ldn, LIKE), tiny.get(Study, LIKE)
    assert like
    assert entry["design"] == like.design
    assert entry["dose_class"] == like.dose_class
    assert entry["conditions"] == list(like.conditions)
    assert entry["comparator"] == like.comparator
    assert {row["outcome_id"] for row in entry["results"]} == {r.outcome_id for r in like.results}


@pytest.mark.parametrize("data", [TINY, pytest.param(DATA, marks=pytest.mark.slow)])
def test_a_like_study_gives_no_number_and_nothing_of_its_own_paper(ldn: Runner, data: Path) -> None:
    for like in open_dataset(data).all(Study):
        entry = begun(ldn, like.id, data)
        assert not any(entry.get(field) for field in (*READ_OFF_THE_PAPER, "id", "reference"))
        for row in (entry, *entry.get("results", [])):
            assert not [value for value in row.values() if isinstance(value, int | float)]


def test_a_like_study_goes_by_any_of_its_names_or_is_told(ldn: Runner) -> None:
    assert begun(ldn, "NCT90000001")["design"] == begun(ldn, LIKE)["design"]
    ran = ldn("data", "new", "study", "--like", "athor")
    assert ran.code == 3 and "author-2024" in ran.err
    assert ldn("data", "new", "claim", "--like", LIKE).code == 2


# ldn data vocabulary


def test_a_closed_vocabulary_is_shown_whole_with_what_the_data_uses(
    ldn: Runner, tiny: Dataset
) -> None:
    out = ldn("data", "vocabulary", "blinding").out
    for word in get_args(Blinding):
        times = sum(study.blinding == word for study in tiny.all(Study))
        assert re.search(rf"^  {word} +{times}$", out, re.M), word
    assert "double-blind" in out and "it takes only" in out


def test_the_words_of_an_open_field_come_with_how_often(ldn: Runner, tiny: Dataset) -> None:
    out = ldn("data", "vocabulary", "outcome_id").out
    assert "open to others" in out
    for outcome in {r.outcome_id for s in tiny.all(Study) for r in s.results}:
        assert re.search(rf"^  {outcome} +[1-9]\d*$", out, re.M), outcome


def test_the_ids_that_a_field_takes_are_listed(ldn: Runner, tiny: Dataset) -> None:
    for field, ids in (
        ("conditions", [row.id for row in tiny.all(Condition)]),
        ("scale", [row.id for row in tiny.all(Scale)]),
    ):
        out = ldn("data", "vocabulary", field).out
        assert "it takes only" in out
        assert all(re.search(rf"^  {key} +\d+$", out, re.M) for key in ids)


def test_every_field_with_a_vocabulary_is_listed_and_can_be_asked_for(ldn: Runner) -> None:
    lines = ldn("data", "vocabulary").out.splitlines()
    names = {line.split(" in ")[0] for line in lines}
    assert names == set(fields_with_words())
    assert {"direction", "outcome_id", "scale", "kind", "severity"} <= names
    for name in names:
        assert ldn("data", "vocabulary", name).out.startswith(f"{name} in "), name
    assert "ldn data vocabulary direction" in ldn("data", "vocabulary", "directon").err


# ldn data schema


def test_every_schema_is_listed_and_is_one(ldn: Runner) -> None:
    names = ldn("data", "schema", "list").out.split()
    assert {"show.1", "study.1", "check.1"} <= set(names)
    for name in names:
        document = json.loads(ldn("data", "schema", "show", name).out)
        jsonschema.Draft202012Validator.check_schema(document)
    newest = ldn("data", "schema", "show", "show").out
    assert newest == ldn("data", "schema", "show", "ldn.show/1").out


# ldn data validate FILE

REFERENCE = """
[[reference]]
id = "mine-2026"
type = "article"
title = "Mine"
authors = ["Mine A"]
checked_on = 2026-01-02
"""
STUDY = """
[[study]]
id = "mine-2026"
reference = "{reference}"
conditions = ["{condition}"]
design = "randomised-parallel"
dose_class = "low"
direction = "{direction}"
finding = "Mine."
short = "mine"
read = "abstract"
checked_on = 2026-01-02
"""
RESULT = """
[[study.results]]
outcome = "pain"
outcome_id = "pain"
comparison = "between-arms"
measure = "narrative"
locator = "abstract"
favours = "no-difference"
"""


def study(
    reference: str = "mine-2026", condition: str = "exampleitis", direction: str = "not-applicable"
) -> str:
    return STUDY.format(reference=reference, condition=condition, direction=direction)


def validated(ldn: Runner, folder: Path, text: str) -> Any:
    place = folder / "mine.toml"
    place.write_text(text, "utf-8")
    ran = ldn("data", "validate", str(place))
    assert ran == ldn("validate", str(place))
    return ran


def test_entries_link_into_the_dataset(ldn: Runner, tmp_path: Path) -> None:
    ran = validated(ldn, tmp_path, REFERENCE + study())
    assert (ran.code, ran.err) == (0, "")
    assert (
        "no faults in 2 entries (study 1, reference 1)" in ran.out and "in the place" not in ran.out
    )
    assert validated(ldn, tmp_path, study(reference="writer-2021")).code == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (study(), "mine.toml:4: study mine-2026: reference = 'mine-2026': no reference of this id"),
        (REFERENCE + study(condition="nothingitis"), "conditions = 'nothingitis': no condition"),
        (REFERENCE + study(direction="uncontrolled-improvement"), "read against its control"),
        (REFERENCE + 'pmid = "90000006"', "belongs to"),
        (REFERENCE + REFERENCE, "stands twice"),
        (REFERENCE + study() + 'colour = "red"', "mine.toml:20: study mine-2026: colour"),
        # the entry is sound, and yet the dataset would no longer be
        (
            REFERENCE + study(direction="no-difference") + RESULT,
            "condition exampleitis: findings[1]: mine-2026 measured pain",
        ),
    ],
)
def test_entries_are_checked_against_the_dataset(
    ldn: Runner, tmp_path: Path, text: str, told: str
) -> None:
    ran = validated(ldn, tmp_path, text)
    assert ran.code == 1 and told in ran.err


def test_an_entry_may_stand_in_the_place_of_another(ldn: Runner, tmp_path: Path) -> None:
    ran = validated(ldn, tmp_path, REFERENCE.replace("mine-2026", "cellar-2015"))
    assert ran.code == 0 and "in the place of the dataset's reference cellar-2015" in ran.out


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "holds no entry"), ("[[novel]]", "unknown table"), ("= 1", "not valid TOML"),
     ("study = 3", "must be written as")],
)  # fmt: skip
def test_a_file_of_something_else_is_told(
    ldn: Runner, tmp_path: Path, text: str, told: str
) -> None:
    ran = validated(ldn, tmp_path, text)
    assert ran.code == 1 and told in ran.err


def test_a_place_that_is_not_there_is_told(ldn: Runner, tmp_path: Path) -> None:
    ran = ldn("validate", str(tmp_path / "nothing.toml"))
    assert ran.code == 1 and "does not exist" in ran.err


def test_validate_checks_the_folder_of_the_environment(ldn: Runner) -> None:
    assert "fixtures/tiny: no faults" in ldn("validate").out
    assert ldn("validate", "--data", str(DATA), str(DATA)).out.startswith(str(DATA))


@pytest.mark.parametrize(
    ("words", "environ", "told"),
    [
        ((), {}, True),
        (("mine.toml",), {}, True),
        (("data",), {}, False),
        (("mine.toml", "--data", "data"), {}, False),
        ((), {"LDN_DATA": "data"}, False),
    ],
)
def test_in_a_clone_a_keeper_is_told_when_a_copy_is_checked(
    ldn: Runner,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    environ: dict[str, str],
    told: bool,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(validate, "shipped_directory", lambda: TINY)
    copytree(TINY, "data")
    Path("mine.toml").write_text(REFERENCE, "utf-8")
    ran = ldn("data", "validate", *words, data=None, **environ)
    assert (ran.code, "ldn data validate data" in ran.err) == (0, told)


def test_in_a_clone_that_is_read_there_is_nothing_to_tell(
    ldn: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    copytree(TINY, "data")
    monkeypatch.setattr(validate, "shipped_directory", lambda: tmp_path / "data")
    assert ldn("data", "validate", data=None).err == ""
