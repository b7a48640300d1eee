"""Files that cannot be read are told one by one; none hides another."""

import shutil

import pytest

from ldncli.dataset.toml_files import MAX_BYTES, read, state
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
    ],
)
def test_each_fault_of_a_file_has_its_remedy(copy, content, says):
    (copy / "claims.toml").write_bytes(content)
    _, faults = read(copy)
    assert [fault.file for fault in faults] == ["claims.toml"]
    assert says in faults[0].remedy


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
        state(tmp_path)
