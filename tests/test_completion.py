"""Completion in a real bash, the scripts of the others, and what is answered at a TAB."""

import os
import shutil
import stat
import subprocess
import sys

import pytest

from ldncli.cli.command_table import COMMANDS, DATA_COMMANDS
from ldncli.cli.completion import answer, choices
from ldncli.cli.completion.command_tree import SHARED, TREE
from ldncli.cli.completion.shells import SCRIPTS
from tests.conftest import HERE, TINY
from tools import generate
from tools.tree import commands, module

BASH = shutil.which("bash")
REMEDY = "run: python -m tools.generate"
ASK = """
source "$1"; shift
COMP_WORDS=(ldn "$@"); COMP_CWORD=$#
_ldn
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def tab(tmp_path):
    """Press TAB in a real bash after these words; return what it would offer."""
    script = tmp_path / "ldn.bash"
    script.write_text(SCRIPTS["bash"], "utf-8")
    program = tmp_path / "bin" / "ldn"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ldncli "$@"\n', "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)

    def press(*words, **environ):
        surroundings = {
            **os.environ,
            "LDN_DATA": str(TINY),
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            **environ,
        }
        ran = subprocess.run(
            [BASH, "--norc", "-c", ASK, "bash", script, *words],
            env=surroundings, capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
        assert ran.stderr == ""
        return [line for line in ran.stdout.split("\n") if line]

    return press


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["sho"], ["show"]),
        (["show", "exa"], ["exampleitis"]),
        (["show", "EXA"], ["exampleitis"]),
        (["show", "exampleitis", "mock"], ["mockache"]),
        (["show", "--full", "faux"], ["fauxalgia"]),
        (["show", "--format", "json", "sam"], ["samplodynia"]),
        (["mechanism", "t"], ["tlr4-microglia"]),
        (["claims", "take"], ["take-it-at-night"]),
        (["studies", "--condition", "mock"], ["mockache"]),
        (["studies", "--condition", "=", "mock"], ["mockache"]),
        (["show", "--format", "js"], ["json", "jsonl"]),
        (["show", "--format", "=", "js"], ["json", "jsonl"]),
        (["show", "--fo"], ["--format", "--force"]),
        (["show", "exampleitis", "--sec"], ["--section"]),
        (["--v"], ["--version"]),
        (["completion", "z"], ["zsh"]),
        (["data", "va"], ["validate"]),
        (["data", "new", "stu"], ["study"]),
        (["data", "new", "study", "--like", "scri"], ["scribe-2011"]),
        (["data", "vocabulary", "direc"], ["direction"]),
        (["data", "schema", "show", "tri"], ["trials.1"]),
        (["data", "nonsense", "x"], []),
        (["show", '"exa'], ["exampleitis"]),
        (["mechanism", "tlr4-microglia", ""], []),
        (["nonsense", "x"], []),
        (["show", "zzz"], []),
        (["show", "--data", "/nowhere", "exa"], []),
    ],
)
def test_what_bash_offers(tab, words, offered):
    assert tab(*words) == offered


def test_bash_offers_every_command_after_the_name(tab):
    assert tab("") == list(COMMANDS)


def test_a_name_of_two_words_is_offered_as_one(tab):
    assert "tylenol\\ with\\ codeine" in tab("check", "tylenol w")
    assert "tylenol with codeine" in tab("check", '"tylenol w')


def test_the_dataset_on_the_line_is_the_one_that_is_completed(tab):
    assert tab("show", "--data", str(TINY), "exa", LDN_DATA="/nowhere") == ["exampleitis"]
    assert tab("show", f"--data={TINY}", "exa", LDN_DATA="/nowhere") == ["exampleitis"]


def test_an_empty_broken_or_missing_dataset_completes_nothing_and_prints_nothing(tab, tmp_path):
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "conditions.toml").write_text("[[condition", "utf-8")
    (broken / "dataset.toml").write_bytes(b"\xff\xfe")
    for place in (broken, tmp_path, tmp_path / "none"):
        assert tab("show", "exa", LDN_DATA=str(place)) == []
        assert tab("mechanism", "", LDN_DATA=str(place)) == []


def test_names_that_are_not_inert_are_not_offered(monkeypatch):
    monkeypatch.setattr(choices, "condition_names", lambda begun: ["a\x1b[31m", "b\nc", "plain"])
    assert answer.complete(["show"], "") == [("plain", "")]


def test_whatever_goes_wrong_nothing_is_printed(monkeypatch, capsys):
    monkeypatch.setattr(answer, "complete", lambda words, begun: 1 / 0)
    answer.answer(["show"])
    assert capsys.readouterr() == ("", "")


def test_a_file_is_left_to_the_shell():
    assert answer.complete(["show", "--output"], "x") == [(":files", "")]
    assert answer.complete(["data", "validate"], "") == [(":files", "")]


def test_values_after_an_equals_sign_keep_the_option_for_shells_that_do_not_split():
    found = [value for value, _ in answer.complete(["show"], "--format=js")]
    assert found == ["--format=json", "--format=jsonl"]


def test_options_that_were_given_are_not_offered_again():
    found = [value for value, _ in answer.complete(["show", "--full"], "--f")]
    assert found == ["--format", "--fields", "--force"]


def test_completion_builds_no_command_and_no_record():
    code = (
        "import sys; from ldncli.__main__ import main; sys.argv = ['ldn', 'show']; main(); "
        "slow = {'typer', 'rich', 'difflib', 'ldncli.reading', 'ldncli.queries'}; "
        "sys.exit(', '.join(slow & sys.modules.keys()) or 0)"
    )
    environ = {**os.environ, "_LDN_COMPLETE": "bash", "LDN_WORD": "exa", "LDN_DATA": str(TINY)}
    ran = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (0, "exampleitis\n"), ran.stderr


def test_what_is_generated_is_fresh():
    for path, text in generate.files().items():
        assert path.read_text("utf-8") == text, f"{path.name} differs; {REMEDY}"


def test_the_tree_holds_every_option_of_every_command():
    assert [name for name in TREE if " " not in name] == list(COMMANDS)
    assert [name for name in TREE if " " in name] == [f"data {name}" for name in DATA_COMMANDS]
    for name, command in commands().items():
        held = TREE[name]["options"] | (SHARED if TREE[name]["reads"] else {})
        flags = {flag for param in command.params for flag in param.opts if flag.startswith("-")}
        assert flags <= held.keys(), name
    assert "condition_names" in module()


def test_every_completer_of_the_tree_exists():
    named = {
        held["from"]
        for command in TREE.values()
        for held in (*command["options"].values(), *command["arguments"])
    }
    assert {"condition_names", "mechanism_names", "claim_names"} <= named
    assert all(hasattr(choices, name) for name in named - {"", "files"})


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_of_a_shell_is_printed(ldn, shell):
    ran = ldn("completion", shell)
    assert ran.code == 0
    assert ran.out == SCRIPTS[shell]
    assert f"_LDN_COMPLETE={shell}" in ran.out.replace(" = '", "=")
    assert "LDN_WORD" in ran.out


def test_bash_parses_its_script():
    subprocess.run([BASH, "-n", HERE.parent / "completions" / "ldn.bash"], check=True)


def test_an_unknown_shell_is_a_usage_error(ldn):
    assert ldn("completion", "tcsh").code == 2
