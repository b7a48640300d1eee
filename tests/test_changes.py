"""`ldn changes --since DATE`: the days that records carry, and nothing that they do not tell."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, get_args

import pytest

from ldncli.cli.commands.changes import Kind
from ldncli.dataset.dataset import open_dataset
from ldncli.queries.changes import SAYING, changes
from ldncli.schema.kinds import KINDS

from .conftest import TINY, Runner

# In the copy: the file, and the day that its first record was checked instead of 2026-01-02.
DAYS = {
    "studies/author-2024.toml": "2026-03-04",
    "studies/writer-2021.toml": "2025-11-30",
    "claims.toml": "2026-02-01",
}


@pytest.fixture
def dated(tmp_path: Path) -> Path:
    shutil.copytree(TINY, tmp_path / "data")
    for name, day in DAYS.items():
        path = tmp_path / "data" / name
        text = path.read_text("utf-8")
        assert "checked_on = 2026-01-02" in text
        path.write_text(text.replace("checked_on = 2026-01-02", f"checked_on = {day}", 1), "utf-8")
    return tmp_path / "data"


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        ("2026-03-05", []),
        ("2026-03-04", ["author-2024"]),  # the day itself belongs to it
        ("2026-03", ["author-2024"]),
        ("2026-02", ["author-2024", "cures-everything"]),
        ("2026-02-02", ["author-2024"]),
    ],
)
def test_what_was_checked_on_a_day_or_later_newest_first(
    dated: Path, since: str, expected: list[str]
) -> None:
    with open_dataset(dated, {}) as dataset:
        assert [item.id for item in changes(dataset, since).items] == expected


def test_what_was_checked_before_is_left_out(dated: Path, ldn: Runner) -> None:
    told = json.loads(ldn("changes", "--since", "2026", "-f", "json", data=dated).out)["data"]
    ids = {item["id"] for item in told}
    assert "writer-2021" not in ids
    assert {"author-2024", "exampleitis", "cures-everything", "NCT90000003"} <= ids
    assert [item["date"] for item in told] == sorted((i["date"] for i in told), reverse=True)


def test_every_kind_with_a_day_is_among_them_and_the_option_names_each() -> None:
    days = {"checked_on", "searched_on"}
    dated = {kind for kind, row in KINDS.items() if days & row.cls.known and kind != "dataset"}
    assert set(SAYING) == dated - {"reference"}  # a source changes with what cites it
    assert get_args(Kind) == tuple(SAYING)


def test_one_kind_alone(dated: Path, ldn: Runner) -> None:
    out = ldn("changes", "--since", "2026", "--kind", "claim", "-q", data=dated).out
    assert out.split() == ["cures-everything", "take-it-at-night"]


def test_a_retraction_and_a_correction_stand_first(ldn: Runner, dated: Path) -> None:
    path = dated / "studies" / "author-2024.toml"
    text = path.read_text("utf-8").replace(
        'funding = "a charity"', 'funding = "a charity"\ncorrections = ["Erratum 2025;1:2"]', 1
    )
    path.write_text(text, "utf-8")
    path = dated / "studies" / "scribe-2011.toml"
    text = path.read_text("utf-8")
    start, mark, source = text.partition("[[reference]]\n")  # a correction of the source itself
    path.write_text(f'{start}{mark}corrections = ["Corrigendum 2012"]\n{source}', "utf-8")
    out = ldn("changes", "--since", "2026", data=dated).out
    head, _, rest = out.partition("Conditions, by the day of their last search")
    assert "Retracted, or corrected in print: 3 studies" in head
    assert "author-2024: Erratum 2025;1:2" in head
    assert "scribe-2011: Corrigendum 2012" in head
    assert "undone-2018: RETRACTED" in head
    assert "author-2024" in rest
    found = json.loads(ldn("changes", "--since", "2026-03-04", "-f", "json", data=dated).out)
    (item,) = found["data"]
    assert (item["corrected"], item["retracted"]) == (["Erratum 2025;1:2"], False)


def test_it_says_that_a_day_is_no_news(ldn: Runner) -> None:
    assert "neither that the record is new" in ldn("changes", "--since", "2026").out
    empty = ldn("changes", "--since", "2027")
    assert empty.code == 0 and "No record was checked" in empty.out


@pytest.mark.parametrize("since", ["27.11.2026", "2026-13", "2026-02-30", "yesterday", "26"])
def test_what_is_no_date_is_refused(ldn: Runner, since: str) -> None:
    ran = ldn("changes", "--since", since)
    assert (ran.code, ran.out) == (2, "")
    assert since in ran.err and "--since 2026-11-01" in ran.err


def test_a_long_list_is_cut_in_text_and_whole_in_data(
    ldn: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ldncli.pages.changes.SHOWN", 3)
    words = ("changes", "--since", "2025", "--kind", "condition")
    data: list[dict[str, Any]] = json.loads(ldn(*words, "-f", "json").out)["data"]
    brief, full = ldn(*words).out, ldn(*words, "--full").out
    assert sum(item["id"] in brief for item in data) == 3
    assert f"and {len(data) - 3} more" in brief
    assert all(item["id"] in full for item in data)
