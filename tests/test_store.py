"""What is read from the compiled form equals what the TOML says, and follows every edit."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from ldncli.dataset import dataset as module
from ldncli.dataset.dataset import cache_file, open_dataset
from ldncli.dataset.toml_files import read
from ldncli.errors import FaultyData
from ldncli.schema.build import build, complete
from ldncli.schema.kinds import KINDS
from tests.conftest import DATA, TINY


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(TINY, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def environ(tmp_path):
    return {"XDG_CACHE_HOME": str(tmp_path / "cache")}


@pytest.mark.parametrize("place", [TINY, DATA], ids=["tiny", "real"])
def test_both_readings_are_equal(place, tmp_path):
    held = open_dataset(place, {"XDG_CACHE_HOME": str(tmp_path)})
    raw, _ = read(place)
    for kind, rows in complete(raw).items():
        cls = KINDS[kind].cls
        assert held.all(cls) == tuple(build(cls, row) for row in rows), kind


def test_a_second_opening_reads_the_cache(copy, environ, monkeypatch):
    open_dataset(copy, environ)
    monkeypatch.setattr(module, "checked", lambda place: pytest.fail("parsed TOML again"))
    assert open_dataset(copy, environ).metadata.version == "9.9.9"


def test_an_edit_is_seen_at_the_next_opening(copy, environ):
    open_dataset(copy, environ)
    path = copy / "dataset.toml"
    path.write_text(path.read_text("utf-8").replace("9.9.9", "9.9.8"), "utf-8")
    assert open_dataset(copy, environ).metadata.version == "9.9.8"


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\x00"])
def test_a_damaged_cache_is_made_anew(copy, environ, damage):
    open_dataset(copy, environ)
    cached = cache_file(copy, environ)
    assert cached is not None
    cached.write_bytes(damage)
    assert open_dataset(copy, environ).metadata.version == "9.9.9"


def test_a_cache_cut_short_is_made_anew(copy, environ):
    open_dataset(copy, environ)
    cached = cache_file(copy, environ)
    assert cached is not None
    cached.write_bytes(cached.read_bytes()[:-4096])
    assert len(open_dataset(copy, environ).all(KINDS["study"].cls)) == 8


def test_no_home_and_no_place_to_write_cost_no_answer(copy):
    assert cache_file(copy, {}) is None
    assert open_dataset(copy, {}).metadata.version == "9.9.9"
    nowhere = {"XDG_CACHE_HOME": os.devnull}
    assert open_dataset(copy, nowhere).metadata.version == "9.9.9"


def test_a_faulty_dataset_is_refused_with_every_fault(copy, environ):
    for name, old, new in (
        ("author-2024", "n_analysed = 100", "n_analysed = 1000"),
        ("writer-2021", 'read = "full-text"', 'read = "hearsay"'),
    ):
        path = copy / "studies" / f"{name}.toml"
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(FaultyData) as told:
        open_dataset(copy, environ)
    assert {fault.record for fault in told.value.faults} == {
        "study author-2024",
        "study writer-2021",
    }
    assert not list(Path(environ["XDG_CACHE_HOME"]).rglob("*.sqlite3"))


def test_nothing_half_written_is_left_in_the_cache(copy, environ, monkeypatch):
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr(module.compiled, "compile_into", fail)
    with pytest.raises(sqlite3.OperationalError):
        open_dataset(copy, environ)
    assert not list(Path(environ["XDG_CACHE_HOME"]).rglob("*.part"))
