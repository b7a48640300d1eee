"""The man page is the command tree, written so that roff prints it as it stands."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldncli.cli.command_table import COMMANDS
from ldncli.cli.options import Shared
from tests.conftest import HERE
from tools import manual
from tools.tree import commands

PAGE = HERE.parent / "man" / "ldn.1"
MACROS = {"TH", "SH", "SS", "TP", "PP", "B", "RI", '\\"'}
REMEDY = "run: python -m tools.generate"


def test_the_committed_page_is_what_the_commands_say():
    assert PAGE.read_text("utf-8") == manual.page(), REMEDY


def test_every_command_and_option_stands_in_it():
    text = PAGE.read_text("utf-8").replace("\\-", "-")
    for name, command in commands().items():
        part = text[text.index(f'.SS "ldn {name}') :].split(".SS", 2)[1]
        for param in command.params:
            if param.param_type_name == "option" and param.name not in Shared.fields:
                assert all(f"\\fB{flag}\\fR" in part for flag in param.opts), (name, param.opts)
    assert all(f"{group.upper()}" in text for group, _ in COMMANDS.values())
    assert "\\fB--format\\fR" in text


def test_only_known_macros_begin_a_line_and_only_ascii_is_in_it():
    for line in PAGE.read_text("ascii").splitlines():
        if line.startswith((".", "'")):
            assert re.split(r"[ ]", line[1:])[0] in MACROS, line


@given(st.text())
def test_no_text_becomes_a_macro_or_an_escape_of_its_own(text):
    drawn = manual.escaped(text)
    assert drawn.isascii()
    assert not any(line.startswith((".", "'")) for line in drawn.splitlines())
    assert "\\" not in re.sub(r"\\(\(..|\[u[0-9A-F_]+\]|[e&~-])", "", drawn)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [("a-b", "a\\-b"), (".so x", "\\&.so x"), ("C:\\x", "C:\\ex"), ("é", "\\[u0065_0301]")],
)
def test_what_roff_reads_is_escaped(text, drawn):
    assert manual.escaped(text) == drawn
