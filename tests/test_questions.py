"""Every question of docs/questions.md is answered, on the dataset that ships."""

import re
import shlex
from pathlib import Path

import pytest

from ldncli.cli.command_table import COMMANDS
from tests.conftest import DATA, HERE

DOC = HERE.parent / "docs" / "questions.md"
ROW = re.compile(r"^\| (?P<question>.+?) \| `ldn ?(?P<words>.*?)` \| (?P<exit>\d) \|$")
ROWS = [found for line in DOC.read_text("utf-8").splitlines() if (found := ROW.match(line))]


def test_every_row_of_the_table_is_read_and_there_are_sixty():
    table = [line for line in DOC.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert len(ROWS) == len(table) - 1
    assert len(ROWS) >= 60
    assert len({row["question"] for row in ROWS}) == len(ROWS)


def test_every_command_answers_some_question():
    asked = {shlex.split(row["words"])[0] for row in ROWS if row["words"]}
    assert set(COMMANDS) - asked <= {"serve"}


@pytest.mark.parametrize("row", ROWS, ids=[row["words"] or "ldn" for row in ROWS])
def test_a_question_is_answered(row, ldn, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = ldn(*shlex.split(row["words"]), data=DATA)
    assert ran.code == int(row["exit"]), ran.err
    told = ran.err if ran.code in (1, 2, 3) else ran.out
    written = [path for path in Path().iterdir() if path.is_dir() or path.stat().st_size]
    assert told.strip() or written
    assert "Traceback" not in ran.err
