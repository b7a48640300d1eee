"""A person's own list is read as the programs of this and of other systems save it."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from ldncli.dataset import text_lines
from ldncli.dataset.text_lines import decoded, lines_of

from .conftest import DATA

LISTS = [
    # what stands in the file, what it says
    (b"tramadol\nZoloft", ["tramadol", "Zoloft"]),
    ("codéine\r\nкодеин".encode(), ["codéine", "кодеин"]),
    (b"\xef\xbb\xbftramadol", ["tramadol"]),
    ("кодеин\nZoloft".encode("utf-16"), ["кодеин", "Zoloft"]),
    ("codéine\nZyloric®".encode("cp1252"), ["codéine", "Zyloric®"]),
    # one line of a list was pasted from elsewhere: the others stay what they are
    ("кодеин\n".encode() + b"cod\xe9ine", ["кодеин", "codéine"]),
    # a byte went wrong in a line that is UTF-8: its letters stay letters
    ("кодеин".encode() + b"\xff 30 mg", ["кодеин\ufffd 30 mg"]),
    (b"", []),
]


@pytest.mark.parametrize(("data", "lines"), LISTS)
def test_a_list_is_read_in_the_encoding_it_was_saved_in(data, lines, tmp_path, monkeypatch):
    monkeypatch.setattr(text_lines.locale, "getencoding", lambda: "UTF-8")
    path = tmp_path / "list.txt"
    path.write_bytes(data)
    assert lines_of(str(path)) == lines
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert lines_of("-") == lines


def test_older_programs_of_a_system_save_in_its_own_encoding(monkeypatch):
    monkeypatch.setattr(text_lines.locale, "getencoding", lambda: "cp1251")
    assert decoded("кодеин".encode("cp1251")) == "кодеин"


def test_without_standard_input_there_is_no_line(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert lines_of("-") == []


@pytest.mark.parametrize("data", ["codéine\n".encode("cp1252"), "трамадол\n".encode("utf-16")])
def test_an_opioid_is_found_in_any_of_them(ldn, data: bytes, tmp_path: Path):
    path = tmp_path / "list.txt"
    path.write_bytes(data)
    ran = ldn("check", "--file", str(path), data=DATA)
    assert ran.code == 4, ran.out


def test_what_is_no_text_is_told(ldn, tmp_path):
    path = tmp_path / "list.txt"
    path.write_bytes(bytes(range(256)))
    ran = ldn("check", "--file", str(path))
    assert (ran.code, "this is no text" in ran.err) == (2, True)
