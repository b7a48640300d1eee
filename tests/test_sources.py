"""Files that cannot be read are told one by one; none hides another."""

import os
import shutil

import pytest

from ldncli.dataset.stamp import state
from ldncli.dataset.text_lines import MAX_BYTES
from ldncli.dataset.toml_files import read
from ldncli.errors import LdnError
from tests.conftest import TINY


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(TINY, tmp_path / "data")
    return tmp_path / "data"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"a = \xff", "not UTF-8"),
        (b"[[claim]]\nid = ", "not valid TOML"),
        (b"x = " + b"[" * 40000, "nested too deeply"),
        (b"[[nonsense]]\nid = 1", "unknown table"),
        (b"claim = 3", "must be written as [[claim]]"),
        (b"[[claim]]\nid = 'a'\n\x00", "not valid TOML"),
        (b"x = " + b"[" * 4000 + b"]" * 4000, "nested too deeply"),
        (b".".join([b"a"] * 40_000) + b" = 1", "nested too deeply"),
        (b" . ".join([b'"a"'] * 10_000) + b" = 1", "nested too deeply"),
        (b"[" + b".".join([b"a"] * 40_000) + b"]", "nested too deeply"),
        (b"x = {" + b".".join([b"a"] * 40_000) + b" = 1}", "nested too deeply"),
        (b"a = [" + b"[],\n" * 500_000 + b"]", "more brackets than text"),
        (b"[[claim]]\n" * 500_000, "more brackets than text"),
        (b"#\n" * 1_000_000, "more line ends than text"),
        (b'a = "' + b"x" * 10_000_000 + b'"', "a line of over"),
        (b"a = " + b"9" * 1_000_000, "a line of over"),
        (b"a = " + b"9" * 50_000, "digits"),
    ],
)
def test_each_fault_of_a_file_has_its_remedy(copy, content, says):
    (copy / "claims.toml").write_bytes(content)
    _, faults = read(copy)
    assert [fault.file for fault in faults] == ["claims.toml"]
    assert says in faults[0].remedy


def pipe(path):
    os.mkfifo(path)


SPECIAL = {
    "a pipe": (pipe, "not a plain file"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "not a plain file"),
    "a loop": (lambda path: path.symlink_to(path.name), "symbolic links"),
    "a link to nothing": (lambda path: path.symlink_to("nowhere"), "No such file"),
    "a folder": (lambda path: path.mkdir(), "not a plain file"),
}


@pytest.mark.parametrize("name", ["claims.toml", "conditions.toml", "studies/author-2024.toml"])
@pytest.mark.parametrize(("make", "says"), SPECIAL.values(), ids=SPECIAL)
def test_what_is_no_plain_file_is_told(ldn, copy, name, make, says):
    (copy / name).unlink()
    make(copy / name)
    _, faults = read(copy)
    assert [(fault.file, says in fault.remedy) for fault in faults] == [(name, True)]
    assert ldn("validate", str(copy)).code == 1


@pytest.mark.parametrize(("make", "says"), SPECIAL.values(), ids=SPECIAL)
def test_a_file_of_entries_that_is_no_plain_file_is_told(ldn, tmp_path, make, says):
    make(tmp_path / "mine.toml")
    ran = ldn("validate", str(tmp_path / "mine.toml"))
    assert ran.code == 1
    assert "mine.toml" in ran.err


def test_several_bad_files_are_all_told(copy):
    (copy / "claims.toml").write_bytes(b"=")
    (copy / "studies" / "author-2024.toml").write_bytes(b"=")
    (copy / "references.toml").unlink()
    _, faults = read(copy)
    assert {fault.file for fault in faults} == {
        "claims.toml",
        "studies/author-2024.toml",
        "references.toml",
    }


def test_an_oversized_file_is_refused_without_being_read(copy):
    with (copy / "claims.toml").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    _, faults = read(copy)
    assert "MiB" in faults[0].remedy


def test_a_byte_order_mark_is_no_fault(copy):
    path = copy / "claims.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    raw, faults = read(copy)
    assert not faults
    assert len(raw["claim"]) == 2


def test_a_folder_without_data_is_told(tmp_path):
    with pytest.raises(LdnError, match="no dataset"):
        state(str(tmp_path))
