"""The hour of docs/keeping-current.md, line by line: what it types prints what it shows."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import HERE, TINY
from tests.stand_in import standing_in

PAGE = HERE.parent / "docs" / "keeping-current.md"
BLOCK = re.compile(r"^```(console|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHORTENED = "..."  # a line that stands for all that follows


def calls(block: str) -> list[tuple[str, str]]:
    """Return each line that is typed, with what it shows."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(typed, shown) for typed, _, shown in (part.partition("\n") for part in parts)]


def same(shown: str, printed: str) -> bool:
    if shown.rstrip().endswith(SHORTENED):
        return printed.startswith(shown.rstrip().removesuffix(SHORTENED))
    return printed == shown.rstrip("\n") + "\n" if shown.strip() else printed == ""


def tables(text: str) -> list[str]:
    """Part TOML before each table header that stands at the start of a line."""
    return re.split(r"^(?=\[)", text, flags=re.MULTILINE)


def written(text: str, snippet: str) -> str:
    """Return a file with what the page writes into it, as a person would at a keyboard.

    A table of the page is the first one in the file with its header and its first line; a table
    that the file has behind hashes goes before the next one.
    """
    for table in tables(snippet)[1:]:
        header, *lines = table.strip().splitlines()
        parts = tables(text)
        first = lines[0] if "=" in lines[0] else ""
        at = next((i for i, part in enumerate(parts) if part.startswith(header)
                   and (header == "[dataset]" or first in part)), None)  # fmt: skip
        if at is None:
            parts.insert(len(parts) - 1, table.strip() + "\n\n")
        else:
            for line in lines:
                parts[at] = _with(parts[at], line)
        text = "".join(parts)
    return text


def _with(table: str, line: str) -> str:
    key = line.partition(" = ")[0]
    table, times = re.subn(rf"^#?{key} =.*$", lambda _: line, table, count=1, flags=re.MULTILINE)
    return table if times else table.rstrip("\n") + f"\n{line}\n\n"


@pytest.fixture
def tour(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("NCBI_API_KEY", raising=False)
    shutil.copytree(TINY, "my-data")
    with standing_in() as (_, base):
        monkeypatch.setenv("LDN_EUTILS", f"{base}/entrez")
        monkeypatch.setenv("LDN_CLINICALTRIALS", f"{base}/api")
        yield tmp_path


def test_the_hour_goes_as_the_page_says(ldn, tour):
    ran = 0
    for kind, block in BLOCK.findall(PAGE.read_text("utf-8")):
        if kind == "toml":
            name, _, snippet = block.partition("\n")
            path = Path(name.removeprefix("# "))
            path.write_text(written(path.read_text("utf-8"), snippet), "utf-8")
            continue
        for typed, shown in calls(block):
            program, *words = shlex.split(typed)
            if program == "cp":
                shutil.copy(*words)
                continue
            done = ldn(*words, data=Path("my-data"))
            assert same(shown, done.out + done.err), f"{typed}\n{done.out}{done.err}"
            ran += 1
    assert ran == 7


def test_a_page_that_shows_something_else_would_fail():
    assert same("a\n...\n", "a\nb\n") and same("a\n", "a\n")
    assert not same("a\n", "a\nb\n") and not same("b\n...\n", "a\n") and not same("", "a\n")
