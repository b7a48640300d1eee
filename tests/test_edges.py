"""The edges of the process: streams that are full, closed or gone; files that are not plain."""

from __future__ import annotations

import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import TINY

PROGRAM = f"{shlex.quote(sys.executable)} -m ldncli"
EVERY = (
    "conditions",
    "show exampleitis",
    "check opioidum",
    "claims",
    "safety",
    "about",
    "ask pain",
)


def shell(line: str, place: Path) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "LDN_DATA": str(TINY), "XDG_CACHE_HOME": str(place / "cache")}
    return subprocess.run(
        ["bash", "-c", line], capture_output=True, cwd=place, env=env, check=False
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("words", ["", "--version", "--help", *EVERY])
def test_a_full_disk_is_told_in_words(words, tmp_path):
    ran = shell(f"{PROGRAM} {words} > /dev/full", tmp_path)
    assert ran.returncode == 1
    assert b"No space left" in ran.stderr and b"Traceback" not in ran.stderr


@pytest.mark.parametrize("words", EVERY)
def test_a_reader_that_is_gone_changes_no_status(words, tmp_path):
    alone = shell(f"{PROGRAM} {words} > /dev/null", tmp_path)
    line = f"{PROGRAM} {words} | true; exit ${{PIPESTATUS[0]}}"
    ran = shell(line, tmp_path)
    assert (ran.returncode, ran.stderr) == (alone.returncode, alone.stderr)


@pytest.mark.parametrize("closing", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_make_no_traceback(closing, tmp_path):
    ran = shell(f"{PROGRAM} check - {closing}", tmp_path)
    assert ran.returncode in (1, 2)
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize("words", EVERY)
def test_an_answer_to_a_closed_output_is_no_success(words, tmp_path):
    ran = shell(f"{PROGRAM} {words} >&-", tmp_path)
    assert ran.returncode == 1
    assert b"ldn: " in ran.stderr and b"Bad file descriptor" in ran.stderr
    assert b"Traceback" not in ran.stderr


def test_bytes_that_are_no_text_name_nothing(tmp_path):
    for command in ("cite", "study", "show", "check", "claims", "ask"):
        ran = shell(f"{PROGRAM} {command} $'\\xff'", tmp_path)
        assert ran.returncode in (2, 3, 5), command
        assert b"Traceback" not in ran.stderr, command


@pytest.mark.parametrize(
    ("words", "code"),
    [("-o a.pdf", 2), (f"-o {'x' * 300}.txt", 1), ("-o missing/a.txt", 1), ("-o - ", 0)],
)
def test_where_an_answer_cannot_go_is_told(words, code, tmp_path):
    ran = shell(f"{PROGRAM} conditions {words}", tmp_path)
    assert ran.returncode == code
    assert b"Traceback" not in ran.stderr
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.json", b"{"), ("a.jsonl", b"{"), ("a.csv", b"id,"), ("a.tsv", b"id\t"), ("a.md", b"#")],
)
def test_the_ending_of_a_file_says_its_format(name, start, tmp_path):
    assert shell(f"{PROGRAM} conditions -o {name}", tmp_path).returncode == 0
    assert (tmp_path / name).read_bytes().lstrip().startswith(start)


def test_a_replaced_file_keeps_its_mode_and_a_new_list_is_its_owners(tmp_path):
    mine = tmp_path / "mine.txt"
    mine.write_text("x")
    mine.chmod(0o640)
    shell(f"{PROGRAM} show exampleitis -o mine.txt --force", tmp_path)
    assert stat.S_IMODE(mine.stat().st_mode) == 0o640
    shell(f"{PROGRAM} check opioidum -o list.txt", tmp_path)
    assert stat.S_IMODE((tmp_path / "list.txt").stat().st_mode) == 0o600


def test_a_link_is_followed_and_a_pipe_written_through(tmp_path):
    (tmp_path / "real.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to("real.txt")
    shell(f"{PROGRAM} conditions -o link.txt --force", tmp_path)
    assert (tmp_path / "link.txt").is_symlink()
    assert "Exampleitis" in (tmp_path / "real.txt").read_text("utf-8")
    line = f"mkfifo pipe; cat pipe > got & {PROGRAM} conditions -o pipe --force; wait"
    shell(line, tmp_path)
    assert (tmp_path / "pipe").is_fifo()
    assert "Exampleitis" in (tmp_path / "got").read_text("utf-8")


def test_only_an_earlier_export_is_replaced(tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "claims.toml").write_text("mine")
    assert shell(f"{PROGRAM} export own --as csv --force", tmp_path).returncode == 2
    assert (own / "claims.toml").read_text() == "mine"
    for kind in ("csv", "toml"):
        assert shell(f"{PROGRAM} export {kind} --as {kind}", tmp_path).returncode == 0
        assert shell(f"{PROGRAM} export {kind} --as {kind}", tmp_path).returncode == 2
        assert shell(f"{PROGRAM} export {kind} --as {kind} --force", tmp_path).returncode == 0
