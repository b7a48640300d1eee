"""Every question of docs/questions.md is answered, on the dataset that ships."""

import re
import shlex
from pathlib import Path

import pytest

from ldncli.cli.command_table import COMMANDS
from tests.conftest import DATA, HERE

DOC = HERE.parent / "docs" / "questions.md"
ROW = re.compile(r"^\| (?P<question>.+?) \| `ldn ?(?P<words>.*?)` \| (?P<exit>\d) \|$")
ASKED = re.compile(r"^\| (?P<asked>[^`|]+?) \| (?P<holds>[^`|]+?) \| (?P<not>[^`|]+?) \|$")
ROWS = [found for line in DOC.read_text("utf-8").splitlines() if (found := ROW.match(line))]


OWN_WORDS = [
    found
    for line in DOC.read_text("utf-8").partition("\n## Asked")[2].splitlines()
    if (found := ASKED.match(line)) and found["asked"] not in ("Asked", "---")
]


def test_every_row_of_the_tables_is_read_and_there_are_sixty():
    commands, _, asked = DOC.read_text("utf-8").partition("\n## Asked")
    assert len(ROWS) == len([n for n in commands.splitlines() if n.startswith("| ")]) - 1
    assert len(OWN_WORDS) == len([n for n in asked.splitlines() if n.startswith("| ")]) - 1
    assert len(ROWS) >= 60
    assert len(OWN_WORDS) >= 60
    assert len({row["question"] for row in ROWS}) == len(ROWS)
    assert len({row["asked"] for row in OWN_WORDS}) == len(OWN_WORDS)


def test_every_command_answers_some_question():
    asked = {shlex.split(row["words"])[0] for row in ROWS if row["words"]}
    assert set(COMMANDS) - asked <= {"serve", "mcp"}


@pytest.mark.parametrize("row", ROWS, ids=[row["words"] or "ldn" for row in ROWS])
def test_a_question_is_answered(row, ldn, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = ldn(*shlex.split(row["words"]), data=DATA)
    assert ran.code == int(row["exit"]), ran.err
    told = ran.err if ran.code in (1, 2, 3) else ran.out
    written = [path for path in Path().iterdir() if path.is_dir() or path.stat().st_size]
    assert told.strip() or written
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("row", OWN_WORDS, ids=[row["asked"] for row in OWN_WORDS])
def test_a_question_in_its_own_words_holds_its_answer(row, ldn):
    ran = ldn("ask", row["asked"], data=DATA)
    told = " ".join(ran.out.split()).casefold()
    for phrase in row["holds"].casefold().split("; "):
        assert phrase in told
    for phrase in row["not"].casefold().split("; "):
        assert phrase not in told


OPIOIDS = [row["asked"] for row in OWN_WORDS if "blocks opioids" in row["holds"]]


@pytest.mark.parametrize("asked", OPIOIDS)
def test_with_an_opioid_the_check_stands_before_every_record(asked, ldn):
    lines = ldn("ask", asked, data=DATA).out.splitlines()
    alarm = next(place for place, line in enumerate(lines) if line.startswith("!! LDN blocks"))
    assert "" not in lines[:alarm]


def test_at_least_ten_of_them_name_an_opioid():
    assert len(OPIOIDS) >= 10
