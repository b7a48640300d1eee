"""A plain call is read without Typer, and alike: every command, option and format, both ways."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ldncli.cli import plain_call
from ldncli.cli.command_table import COMMANDS, DATA_COMMANDS
from ldncli.cli.completion.command_tree import SHARED, TREE
from ldncli.cli.plain_call import NotPlainError
from tests.conftest import TINY, Runner

# Words that fit each argument on the small dataset; of two, the second is looked for in vain.
CAME = TINY.parent / "incoming" / "pubmed.nbib"
ARGUMENTS = {
    "changes": ("--since 2020", "--since 1900", "--since xyzzy", ""),
    "ask": ("does it help exampleitis", "xyzzy"),
    "show": ("exampleitis", "xyzzy"),
    "mechanism": ("tlr4", "xyzzy"),
    "study": ("author-2024", "xyzzy"),
    "compare": ("exampleitis fauxalgia", "exampleitis"),
    "why": ("exampleitis", "xyzzy"),
    "forest": ("exampleitis", "xyzzy"),
    "search": ("pain", "xyzzy"),
    "check": ("tramadol", "xyzzy"),
    "cite": ("exampleitis", "xyzzy"),
    "export": ("{folder}/all.json", "-"),
    "site": ("{folder}/site",),
    "handout": ("exampleitis", "xyzzy"),
    "completion": ("fish",),
    "data diff": ("{data}", "{folder}"),
    "data new": ("claim", "scope"),
    "data schema": ("list", "show show"),
    "data triage": ("{came}", "{folder}/none"),
    "data validate": ("{data}", "{folder}/none"),
    "data vocabulary": ("direction", "xyzzy"),
}
VALUES = {
    "output": ("{folder}/answer.txt", "{folder}/answer.json", "-"),
    "data": ("{data}", "{folder}"),
    "against": ("{data}",),
    "fields_wanted": ("id", "id,name"),
    "file": ("{list}", "{folder}/none"),
    "medicines": ("{list}",),
    "printed": ("2026-01-02",),
    "base": ("https://example.org/ldn",),
    "like": ("author-2024",),
    "condition": ("exampleitis",),
    "design": ("randomised",),
    "outcome": ("pain",),
    "funder": ("institute",),
}
# A server goes on until it is stopped; the table of plain calls below has it.
ENDLESS = {"serve", "mcp"}


def calls() -> list[str]:
    """Return calls that meet every command, argument, option and value of the table."""
    found = ["", *(name for name in TREE)]
    for name, command in TREE.items():
        if name in ENDLESS or name == "data":
            continue
        first, *others = (f"{name} {words}" for words in ARGUMENTS.get(name, ("",)))
        found += [first, *others]
        options = command["options"] | (SHARED if command["reads"] else {})
        for flag, option in options.items():
            if not option["takes"]:
                found.append(f"{first} {flag}")
                continue
            values = option["values"] or VALUES.get(option.get("name", ""), ("3",))
            found += [f"{first} {flag} {value}" for value in values]
            found.append(f"{first} {flag}={values[0]}")
    return list(dict.fromkeys(call.strip() for call in found if call not in ENDLESS))


def both(ldn: Runner, call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return what a call leaves behind, read plainly and read by Typer."""
    left: list[object] = []
    for way in ("plain", "typer"):
        folder = tmp_path / "place"
        folder.mkdir()
        (tmp_path / "list.txt").write_text("tramadol\n", "utf-8")
        values = {"folder": folder, "data": TINY, "list": tmp_path / "list.txt", "came": CAME}
        words = [word.format(**values) for word in call.split()]
        with monkeypatch.context() as patch:
            if way == "typer":
                patch.setattr(plain_call, "answered", lambda words: False)
            ran = ldn(*words, stdin="tramadol\n")
        files = {
            str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()
        }
        left.append((ran, files))
        folder.rename(tmp_path / way)
    return left


@pytest.mark.parametrize("call", calls())
def test_a_call_is_answered_alike_both_ways(call, ldn, tmp_path, monkeypatch):
    plain, by_typer = both(ldn, call, tmp_path, monkeypatch)
    assert plain == by_typer


@pytest.mark.parametrize(
    ("words", "name", "values"),
    [
        ("", "home", {}),
        ("show fm", "show", {"condition": ["fm"]}),
        ("show fm ms --full", "show", {"condition": ["fm", "ms"], "full": True}),
        ("show --full --full fm", "show", {"condition": ["fm"], "full": True}),
        ("show fm -f json", "show", {"condition": ["fm"], "output_format": "json"}),
        ("show fm --format=json", "show", {"condition": ["fm"], "output_format": "json"}),
        ("check - --file a=b", "check", {"medicine": ["-"], "file": "a=b"}),
        ("search a --limit 007", "search", {"words": ["a"], "limit": 7}),
        ("serve fm --port 0", "serve", {"condition": ["fm"], "port": 0}),
        ("data schema show x", "data schema", {"action": "show", "name": "x"}),
        (
            "export - --condition a --condition=b",
            "export",
            {"place": "-", "condition": ["a", "b"]},
        ),
    ],
)
def test_a_plain_call_is_read(words, name, values):
    assert plain_call.plain_call(words.split()) == (name, values)


@pytest.mark.parametrize(
    "words",
    [
        "help", "--help", "fm", "shwo fm", "new study", "show", "show -h", "show fm --help",
        "show fm --ful", "show fm -f", "show fm -f=json", "show fm -fjson", "show fm --format",
        "show fm --format xml", "show fm --format JSON", "show fm --format=", "show fm --full=1",
        "show fm -f json -f csv", "show fm -f json --format json", "show -- fm", "show fm -qf json",
        "show fm --data --full", "show fm -o -x", "search a --limit 0", "search a --limit 10001",
        "search a --limit +5", "search a --limit 5.0", "search a --limit \u0665", "about fm",
        "changes", "changes --full", "data", "data nosuch", "data new", "data new nosuch",
        "data schema list a b",
        "completion tcsh", "serve --port 65536", "mechanism tlr4 opioid",
    ],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_typer(words):
    with pytest.raises(NotPlainError):
        plain_call.plain_call(words.split(" "))


def test_an_empty_word_is_left_to_typer():
    with pytest.raises(NotPlainError):
        plain_call.plain_call(["show", ""])


def test_every_value_of_a_command_is_met():
    """A new argument without words here would be tested with nothing."""
    needing = {name for name, row in TREE.items() if any(a["needed"] for a in row["arguments"])}
    assert needing - ENDLESS - {"data"} <= ARGUMENTS.keys()
    assert set(TREE) == {*COMMANDS, *(f"data {name}" for name in DATA_COMMANDS)}


def loaded(*words: str) -> set[str]:
    """Return the modules of a real start with these words."""
    code = (
        "import sys\nfrom ldncli.__main__ import program\nsys.argv[1:] = {!r}\n"
        "try:\n program()\nexcept SystemExit:\n pass\nprint(*sys.modules, file=sys.stderr)"
    )
    environ = {**os.environ, "LDN_DATA": str(TINY)}
    run = [sys.executable, "-c", code.format(list(words))]
    return set(subprocess.run(run, env=environ, capture_output=True, text=True).stderr.split())


@pytest.mark.parametrize(
    "words",
    ["show exampleitis", "conditions -f json", "study author-2024 -f csv", "check tramadol",
     "search pain", "ask does it help exampleitis", "claims bedtime", "why exampleitis", ""],
)  # fmt: skip
def test_a_plain_call_loads_no_typer(words):
    heavy = {"typer", "rich", "inspect"}
    assert not heavy & loaded(*words.split())
    assert "typer" in loaded("show", "--help")
