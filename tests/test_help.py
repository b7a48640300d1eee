"""Help pages, and what a call that cannot be read is told."""

import shlex
import sys
import tomllib
from pathlib import Path

import pytest

from ldncli import extras
from ldncli.cli.app import routed
from ldncli.cli.command_table import CITES_NOTHING, COMMANDS, DATA_COMMANDS, EXAMPLE
from tests.conftest import DATA, HERE

CALLED = [*(name for name in COMMANDS if name != "data"), *(f"data {n}" for n in DATA_COMMANDS)]
USAGES = {"completion": "{SHELL}", "data new": "{KIND}"}
WORDS = ("not-applicable", "uncontrolled-improvement", "csl-json", "weight-based")


@pytest.mark.parametrize("name", CALLED)
def test_every_help_page_has_an_example_and_fits_80_columns(ldn, name):
    out = ldn(*name.split(), "--help").out
    assert f"Example:\n  {EXAMPLE[name]}\n" in out
    assert max(map(len, out.splitlines())) <= 80
    joined = "\n".join(line.strip() for line in out.splitlines())
    for word in WORDS:  # a word with a hyphen is not broken at it
        assert "\n".join(word.replace("-", "-\0").split("\0")) not in joined


@pytest.mark.parametrize("name", USAGES)
def test_values_of_an_argument_stand_in_its_text(ldn, name):
    out = ldn(*name.split(), "--help").out
    assert out.splitlines()[0] == f"Usage: ldn {name} [OPTIONS] {USAGES[name]}"
    assert "<" not in out.partition("Arguments:")[2].partition("options:")[0].replace("<path>", "")


def test_common_options_stand_in_a_group_of_their_own(ldn):
    own, _, common = ldn("studies", "--help").out.partition("Common options:\n")
    assert "--funder" in own
    assert "--json" not in own
    assert all(option in common for option in ("--format", "--json", "--output", "--help"))


@pytest.mark.parametrize("name", ["show", "data new", ""])
def test_help_of_a_command_is_its_help_option(ldn, name):
    assert ldn("help", *name.split()).out == ldn(*name.split(), "--help").out


@pytest.mark.parametrize("example", EXAMPLE.values())
def test_every_example_names_its_own_command(example):
    words = example.split()[1:]
    assert words[0] in COMMANDS
    assert routed(words) == words


ROUTES = [
    (["does it help fibromyalgia"], ["ask", "does it help fibromyalgia"]),
    (["does", "it", "help"], ["ask", "does", "it", "help"]),
    (["how", "long", "does", "it", "take"], ["ask", "how", "long", "does", "it", "take"]),
    (["long", "covid"], ["ask", "long", "covid"]),
    (["help", "show"], ["show", "--help"]),
    (["help"], ["--help"]),
    (["shwo", "fm"], ["shwo", "fm"]),
    (["fibromyalgia"], ["fibromyalgia"]),
    (["fibromyalgia", "--json"], ["fibromyalgia", "--json"]),
    (["show", "does it help"], ["show", "does it help"]),
    (["-V"], ["-V"]),
]


@pytest.mark.parametrize(("typed", "read"), ROUTES, ids=[" ".join(row[0]) for row in ROUTES])
def test_a_sentence_is_a_question_and_a_slip_is_not(monkeypatch, typed, read):
    monkeypatch.setenv("LDN_DATA", str(DATA))
    assert routed(typed) == read


REFUSED = [
    (["conditions", "--area", "pian"], "--area has no “pian”", "did you mean pain?"),
    (["conditions", "--area=pian"], "--area has no “pian”", "did you mean pain?"),
    (["studies", "--sort", "zzz"], "--sort has no “zzz”", "It takes: evidence, year"),
    (["conditions", "--aera", "pain"], "no such option: --aera", "did you mean: --area"),
    (["studies", "--min-n", "many"], "--min-n: 'many' is not a valid int", "try: ldn studies"),
    (["data", "new", "studdy"], "KIND has no “studdy”", "did you mean study?"),
    (["data", "new"], "KIND is missing", "try: ldn data new study"),
    (["show"], "CONDITION is missing", "try: ldn show fibromyalgia"),
]


@pytest.mark.parametrize(("words", "text", "hint"), REFUSED, ids=[" ".join(r[0]) for r in REFUSED])
def test_a_call_that_cannot_be_read_names_the_nearest(ldn, words, text, hint):
    ran = ldn(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"ldn: {text}")
    assert hint in ran.err


PLACES = [
    ("/home/a/.local/share/pipx/venvs/ldncli", "pipx inject ldncli resvg-py font-source-sans-pro"),
    ("/home/a/.local/share/uv/tools/ldncli", "uv pip install --python PY resvg-py"),
    ("/home/a/venv", "PY -m pip install resvg-py font-source-sans-pro"),
]


@pytest.mark.parametrize(("prefix", "command"), PLACES)
def test_a_missing_extra_is_installed_where_the_program_is(monkeypatch, prefix, command):
    monkeypatch.setattr(sys, "prefix", prefix)
    monkeypatch.setattr(sys, "executable", "PY")
    monkeypatch.setattr(extras, "find_spec", lambda name: name)
    assert extras.install("plots").startswith(command)


def test_without_pip_uv_installs_into_this_interpreter(monkeypatch):
    monkeypatch.setattr(sys, "prefix", "/home/a/venv")
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    assert extras.install("report").startswith("uv pip install --python ")


def test_the_packages_of_an_extra_are_those_of_the_project():
    project = tomllib.loads((Path(HERE).parent / "pyproject.toml").read_text("utf-8"))["project"]
    for extra, names in extras.PACKAGES.items():
        packages = project["optional-dependencies"][extra]
        assert tuple(name.split(">")[0] for name in packages) == names


CITATIONS = "bibtex, ris, csl-json, vancouver"


@pytest.mark.parametrize("name", [name for name in CALLED if " " not in name])
def test_citation_formats_are_offered_where_a_page_cites(ldn, name, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    joined = " ".join(ldn(name, "--help").out.split())
    if "--json" not in joined:
        return
    assert (CITATIONS in joined) == (name not in CITES_NOTHING)
    example = shlex.split(EXAMPLE[name].partition(" -f ")[0])[1:]
    ran = ldn(*example, "-f", "ris", data=DATA)
    assert (ran.code == 2) == (name in CITES_NOTHING), ran.err
