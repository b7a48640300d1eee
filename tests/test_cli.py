"""How the program behaves at its edges: exit codes, streams, surroundings, bad input."""

import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ldncli.__about__ import __version__
from tests.conftest import TINY

READING = (
    ["conditions"],
    ["show", "exampleitis", "mockache"],
    ["show", "exampleitis", "--full"],
    ["mechanism"],
    ["mechanism", "hormesis"],
    ["studies"],
    ["about"],
)


def spawn(*words: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    base = {k: v for k, v in os.environ.items() if k in ("PATH", "SYSTEMROOT", "XDG_CACHE_HOME")}
    return subprocess.run(
        [sys.executable, "-m", "ldncli", *words],
        env={**base, "LDN_DATA": str(TINY), **environ},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["conditions"], 0),
        (["conditions", "--area", "nowhere"], 2),
        (["conditions", "--nonsense"], 2),
        (["conditions", "-f", "json", "--fields", "id,nam"], 2),
        (["conditions", "--fields", "id"], 2),
        (["conditions", "-f", "json", "--fields", ""], 2),
        (["conditions", "--json", "-f", "csv"], 2),
        (["show"], 2),
        (["show", "nothing-like-it"], 3),
        (["show", ""], 3),
        (["show", "exampleitis", "nothing-like-it"], 3),
        (["mechanism", "nothing"], 3),
        (["mechanism", "TLR4"], 0),
        (["studies", "--condition", "nothing"], 3),
        (["studies", "--since", "x"], 2),
        (["exampleitis"], 2),
        (["shwo"], 2),
        (["--nonsense"], 2),
        (["--help"], 0),
        (["-h"], 0),
        (["show", "-h"], 0),
        (["--version"], 0),
        ([], 0),
        (["validate", str(TINY)], 0),
        (["data", "validate", str(TINY)], 0),
        (["data", "vocabulary", "direction"], 0),
        (["data", "vocabulary", "zzzz"], 3),
        (["data", "schema", "list"], 0),
        (["data", "schema", "show", "show"], 0),
        (["data", "schema", "show", "nothing"], 2),
        (["data", "schema", "show"], 2),
        (["data", "--help"], 0),
        (["data", "validate", "-h"], 0),
        (["data", "valdate"], 2),
        (["data", "nonsense"], 2),
        (["data", "--nonsense"], 2),
        (["validate", str(TINY / "nowhere")], 1),
        (["completion", "tcsh"], 2),
    ],
)
def test_exit_codes(ldn, words, code):
    ran = ldn(*words)
    assert ran.code == code, ran
    assert "Traceback" not in ran.out + ran.err
    if code:
        assert ran.err.strip()
    else:
        assert not ran.err


def test_an_unknown_field_names_the_known_ones(ldn):
    ran = ldn("conditions", "-f", "json", "--fields", "id,nam")
    assert "nam" in ran.err
    assert "certainty" in ran.err
    assert not ran.out


def test_a_condition_as_a_command_is_told(ldn):
    assert "ldn show exampleitis" in ldn("exampleitis").err
    assert "ldn show" in ldn("shwo").err


def test_version():
    ran = spawn("--version")
    assert ran.stdout.decode() == f"ldn {__version__}\n"


def test_hints_are_for_people_at_a_terminal(ldn):
    assert "ldn show NAME" in ldn("conditions", tty=True).out
    assert "ldn show NAME" not in ldn("conditions").out


def test_quiet_gives_ids_only(ldn):
    assert ldn("conditions", "-q").out.split() == [
        "exampleitis",
        "samplodynia",
        "mockache",
        "fauxalgia",
    ]


@pytest.mark.parametrize("words", READING, ids=" ".join)
@pytest.mark.parametrize("width", [32, 40, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(ldn, words, width):
    for line in ldn(*words, tty=True, width=width, NO_COLOR="1").out.splitlines():
        if len(line) > width:
            assert " " not in line.strip(), "only a word wider than the screen may pass it"


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_nothing_is_cut_off_a_terminal(ldn, words):
    assert "…" not in ldn(*words, width=40).out
    assert ldn(*words, width=40).out == ldn(*words, width=200).out


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_ascii_is_ascii(ldn, words):
    for tty in (True, False):
        assert ldn(*words, tty=tty, encoding="ascii").out.isascii()
        assert ldn(*words, tty=tty, LC_ALL="C").out.isascii()


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_colour_only_where_it_is_wanted(ldn, words):
    escape = "\x1b["
    assert escape in ldn(*words, tty=True).out
    assert escape not in ldn(*words, tty=True, NO_COLOR="1").out
    assert escape not in ldn(*words, tty=True, TERM="dumb").out
    assert escape not in ldn(*words).out
    assert escape in ldn(*words, FORCE_COLOR="1").out
    assert escape in ldn(*words, CLICOLOR_FORCE="1").out
    assert escape in ldn(*words, tty=True, NO_COLOR="").out
    assert escape not in ldn(*words, "--color", "never", tty=True).out
    assert escape in ldn(*words, "--color", "always", NO_COLOR="1").out


def test_links_only_where_they_are_understood(ldn):
    osc = "\x1b]8;"
    assert osc in ldn("show", "ex", tty=True, VTE_VERSION="7000").out
    assert osc not in ldn("show", "ex", tty=True, VTE_VERSION="7000", TMUX="x").out
    assert osc not in ldn("show", "ex", tty=True).out
    assert osc in ldn("show", "ex", "--hyperlinks", "always", tty=True).out
    assert "90000001" in ldn("show", "ex", tty=True).out


def test_colour_carries_no_meaning_alone(ldn):
    coloured = ldn("show", "exampleitis", tty=True).out
    plain = ldn("show", "exampleitis", tty=True, NO_COLOR="1").out
    import re

    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_format_by_flag_then_environment(ldn):
    assert ldn("conditions", LDN_FORMAT="csv").out.startswith("id,name")
    assert ldn("conditions", "--json", LDN_FORMAT="csv").out.startswith("{")
    ran = ldn("conditions", LDN_FORMAT="xml")
    assert ran.code == 2
    assert "LDN_FORMAT" in ran.err


def test_a_file_is_written_whole_and_never_over_another(ldn, tmp_path):
    target = tmp_path / "out.json"
    assert ldn("conditions", "--json", "-o", str(target)).code == 0
    before = target.read_text("utf-8")
    refused = ldn("show", "ex", "--json", "-o", str(target))
    assert refused.code == 2
    assert "--force" in refused.err
    assert target.read_text("utf-8") == before
    assert ldn("show", "ex", "--json", "-o", str(target), "--force").code == 0
    assert target.read_text("utf-8") != before
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.parametrize("target", ["nowhere/out.txt", "."])
def test_a_place_that_cannot_be_written_is_told(ldn, tmp_path, target):
    ran = ldn("conditions", "-o", str(tmp_path / target))
    assert ran.code in (1, 2)
    assert str(tmp_path) in ran.err
    assert list(tmp_path.iterdir()) == []


def named_samplodynia(folder, name):
    """Copy the small dataset with another name for one condition."""
    shutil.copytree(TINY, folder)
    path = folder / "conditions.toml"
    text = path.read_text("utf-8").replace('name = "Samplodynia"', f'name = "{name}"')
    path.write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    "hostile",
    [r"\u001b[31mred", r"\u001b]8;;http://x\u0007", r"a\u202eb", r"a\u0000b", r"a\u2028b"],
)
def test_escapes_in_a_dataset_are_refused_and_told_inert(ldn, tmp_path, hostile):
    data = named_samplodynia(tmp_path / "d", hostile)
    for words in (("show", "samplodynia"), ("validate", str(data))):
        ran = ldn(*words, data=data)
        assert ran.code == 1 and ran.out == ""
        assert "conditions.toml:" in ran.err and "holds the control character U+" in ran.err
        assert not [c for c in ran.err if unicodedata.category(c) in ("Cc", "Cf") and c != "\n"]


def test_marks_of_other_programs_are_plain_text(ldn, tmp_path):
    data = named_samplodynia(tmp_path / "d", "[bold]b[/] :smile:")
    for tty in (True, False):
        out = ldn("show", "samplodynia", tty=tty, data=data, NO_COLOR="1").out
        assert "[bold]b[/] :smile:" in out


def test_an_unknown_name_is_shown_inert(ldn):
    ran = ldn("show", "\x1b[31mx\x07")
    assert ran.code == 3
    assert "\x1b" not in ran.err


def test_a_reader_that_leaves_early_is_no_failure():
    for unbuffered in ("", "1"):
        process = subprocess.Popen(
            [sys.executable, "-m", "ldncli", "studies", "-f", "json"],
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered, "LDN_DATA": ""},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(30) == 0
        assert process.stderr.read() == b""


def test_a_closed_stdout_is_no_traceback():
    ran = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m ldncli conditions >&-"],
        capture_output=True,
        env={**os.environ, "LDN_DATA": str(TINY)},
        timeout=60,
    )
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"HOME": "/nonexistent"},
        {"HOME": ""},
        {"HOME": "/proc"},
        {"LANG": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"COLUMNS": "nonsense"},
        {"COLUMNS": "0"},
        {"COLUMNS": "-3"},
        {"TERM": ""},
        {"PYTHONOPTIMIZE": "2"},
    ],
    ids=str,
)
def test_any_surroundings_will_do(environ):
    ran = spawn("show", "exampleitis", "samplodynia", **environ)
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == b""
    assert b"Exampleitis" in ran.stdout


def test_a_read_only_home_costs_no_answer(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o500)
    try:
        assert spawn("conditions", HOME=str(home), XDG_CACHE_HOME="").returncode == 0
    finally:
        home.chmod(0o700)


def test_a_broken_dataset_is_told_in_lines(ldn, tmp_path):
    (tmp_path / "studies.toml").write_text("[[study]]\nid = 3", "utf-8")
    ran = ldn("conditions", data=tmp_path)
    assert ran.code == 1
    assert "studies.toml" in ran.err
    assert "conditions.toml: is missing" in ran.err
    assert "Traceback" not in ran.err


WORDS = st.one_of(
    st.sampled_from(
        ["show", "conditions", "mechanism", "studies", "about", "validate", "completion", "study",
         "why", "compare", "dosing", "trials", "search", "claims", "safety", "check", "cite",
         "export", "new", "data", "vocabulary", "--like", "forest", "map", "timeline", "handout",
         "tramadol", "bruun 2024", "-f",
         "json", "--full", "--fields", "id", "-q", "--data", "-o", "exampleitis", "--", "-", "ms"]
    ),
    st.text(max_size=12).filter(lambda text: "\x00" not in text),
)  # fmt: skip


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(WORDS, max_size=5))
def test_no_words_whatever_give_a_traceback(ldn, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    ran = ldn(*words)
    assert ran.code in (0, 1, 2, 3, 4, 5), ran
    assert "Traceback" not in ran.err
    for left in Path(tmp_path).iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
