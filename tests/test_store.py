"""What is read from the compiled form equals what the TOML says, and follows every edit."""

import os
import pickle
import shutil
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ldncli.__about__ import __version__
from ldncli.api.evidence import Evidence
from ldncli.dataset import cache_files, compiled, making, opening
from ldncli.dataset.cache import Cache, cache_of
from ldncli.dataset.dataset import Dataset, open_dataset
from ldncli.dataset.toml_files import read
from ldncli.errors import FaultyData, LdnError
from ldncli.schema.build import build, complete
from ldncli.schema.kinds import KINDS
from ldncli.schema.studies import Study
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
    monkeypatch.setattr(making, "checked", lambda place: pytest.fail("parsed TOML again"))
    assert open_dataset(copy, environ).metadata.version == "9.9.9"


def test_an_edit_is_seen_at_the_next_opening(copy, environ):
    open_dataset(copy, environ)
    path = copy / "dataset.toml"
    path.write_text(path.read_text("utf-8").replace("9.9.9", "9.9.8"), "utf-8")
    assert open_dataset(copy, environ).metadata.version == "9.9.8"


def test_a_digit_is_seen_though_size_and_time_stay(copy, environ):
    open_dataset(copy, environ)
    path = copy / "studies" / "clerk-2020.toml"
    times = (path.stat().st_atime_ns, path.stat().st_mtime_ns)
    path.write_text(path.read_text("utf-8").replace("n_enrolled = 40", "n_enrolled = 41"), "utf-8")
    os.utime(path, ns=times)
    assert open_dataset(copy, environ).get(Study, "clerk-2020").n_enrolled == 41


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\x00"])
def test_a_damaged_cache_is_made_anew(copy, environ, damage):
    open_dataset(copy, environ)
    cache_of(copy, environ).file.write_bytes(damage)
    assert open_dataset(copy, environ).metadata.version == "9.9.9"


def test_a_cache_cut_short_is_made_anew(copy, environ):
    open_dataset(copy, environ)
    file = cache_of(copy, environ).file
    file.write_bytes(file.read_bytes()[:-4096])
    assert len(open_dataset(copy, environ).all(Study)) == 8


def spoil(file: Path, statement: str) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET body = '{' WHERE kind = 'study'",
        "UPDATE record SET body = CAST(x'ff7b7d' AS TEXT) WHERE kind = 'study'",
        "DROP TABLE record",
    ],
)
def test_an_error_in_reading_drops_the_cache_once(copy, environ, statement):
    open_dataset(copy, environ)
    spoil(cache_of(copy, environ).file, statement)
    damaged = open_dataset(copy, environ)
    assert len(damaged.all(Study)) == 8
    assert len(open_dataset(copy, environ).all(Study)) == 8
    with pytest.raises(sqlite3.Error):
        damaged._rows("SELECT nothing FROM nowhere", ())


def test_no_home_and_no_place_to_write_cost_no_answer(copy):
    assert cache_of(copy, {}) is None
    assert open_dataset(copy, {}).metadata.version == "9.9.9"
    nowhere = {"XDG_CACHE_HOME": os.devnull}
    assert open_dataset(copy, nowhere).metadata.version == "9.9.9"


def test_the_cache_is_for_this_user_alone(copy, environ):
    open_dataset(copy, environ)
    cache = cache_of(copy, environ)
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(cache.file.stat().st_mode) == 0o600
    assert __version__ in cache.file.name


def lying(cache: Cache) -> None:
    """Make the cache say that the dataset has another version."""
    spoil(cache.file, "UPDATE record SET body = replace(body, '9.9.9', '6.6.6')")


@pytest.mark.parametrize("loose", ["folder", "file"])
def test_what_another_could_write_is_not_believed(copy, environ, loose):
    open_dataset(copy, environ)
    cache = cache_of(copy, environ)
    lying(cache)
    assert open_dataset(copy, environ).metadata.version == "6.6.6"  # the lie works at all
    getattr(cache, loose).chmod(0o777)
    assert open_dataset(copy, environ).metadata.version == "9.9.9"
    assert stat.S_IMODE(cache.file.stat().st_mode) == 0o600


def test_what_another_owns_is_not_believed(copy, environ, monkeypatch):
    open_dataset(copy, environ)
    lying(cache_of(copy, environ))
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert open_dataset(copy, environ).metadata.version == "9.9.9"


def test_a_link_in_the_cache_is_not_followed(copy, environ, tmp_path):
    open_dataset(copy, environ)
    cache = cache_of(copy, environ)
    lying(cache)
    cache.file.rename(tmp_path / "elsewhere")
    cache.file.symlink_to(tmp_path / "elsewhere")
    assert open_dataset(copy, environ).metadata.version == "9.9.9"
    assert not cache.file.is_symlink()


def test_drafts_of_dead_processes_are_swept(copy, environ):
    cache = cache_of(copy, environ)
    cache_files.prepare(cache)
    own = cache.folder / f"{cache.file.name}.99999.part"
    old, new = cache.folder / "other.1.part", cache.folder / "other.2.part"
    for draft in (own, old, new):
        draft.write_bytes(b"x")
    os.utime(old, (0, 0))
    open_dataset(copy, environ)
    assert [draft.exists() for draft in (own, old, new)] == [False, False, True]


def test_cold_starts_compile_once(copy, environ, tmp_path):
    code = (
        "import sys; from pathlib import Path; from ldncli.dataset import compiled, dataset\n"
        "real = compiled.compile_into\n"
        "def counted(*words):\n"
        "    with open(sys.argv[2], 'a') as log: log.write('x')\n"
        "    real(*words)\n"
        "compiled.compile_into = counted\n"
        "held = dataset.open_dataset(sys.argv[1])\n"
        "assert held.metadata.version == '9.9.9'\n"
    )
    log = tmp_path / "log"
    words = [sys.executable, "-c", code, str(copy), str(log)]
    starts = [subprocess.Popen(words, env={**os.environ, **environ}) for _ in range(8)]
    assert [start.wait(60) for start in starts] == [0] * 8
    assert log.read_text() == "x"


def test_a_locked_cache_is_waited_for_and_then_done_without(copy, environ, monkeypatch):
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(cache_files, "SECONDS_TO_WAIT", 0.1)
    cache = cache_of(copy, environ)
    cache_files.prepare(cache)
    with (cache.folder / f"{cache.name}.lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        assert open_dataset(copy, environ).metadata.version == "9.9.9"
    assert not cache.file.exists()


@pytest.fixture
def packaged(copy, environ):
    """The small dataset as an installer leaves it: compiled, beside the TOML."""
    target = copy / opening.COMPILED
    compiled.compile_file(target, copy / "draft", making.checked(copy), making.made_from(copy))
    return lambda: Dataset(copy, environ, shipped=True)


def test_what_came_with_the_program_is_not_parsed(packaged, monkeypatch, copy, environ):
    monkeypatch.setattr(making, "checked", lambda place: pytest.fail("parsed TOML"))
    assert packaged().metadata.version == "9.9.9"
    assert cache_of(copy, environ).seen.exists()
    monkeypatch.setattr(making, "digest", lambda place: pytest.fail("read every text again"))
    assert packaged().metadata.version == "9.9.9"


@pytest.mark.parametrize("before", [0, 2], ids=["at once", "after two starts"])
def test_a_digit_mended_beside_the_packaged_form_is_seen(packaged, copy, before):
    for _ in range(before):
        packaged()
    path = copy / "studies" / "clerk-2020.toml"
    times = (path.stat().st_atime_ns, path.stat().st_mtime_ns)
    path.write_text(path.read_text("utf-8").replace("n_enrolled = 40", "n_enrolled = 41"), "utf-8")
    os.utime(path, ns=times)
    assert packaged().get(Study, "clerk-2020").n_enrolled == 41


def test_a_packaged_form_that_cannot_be_read_is_done_without(packaged, copy):
    packaged()
    spoil(copy / opening.COMPILED, "UPDATE record SET body = '{' WHERE kind = 'study'")
    assert len(packaged().all(Study)) == 8
    assert len(packaged().all(Study)) == 8
    assert (copy / opening.COMPILED).exists()


def test_equal_data_compile_to_equal_bytes(copy, tmp_path):
    code = (
        "import sys; from pathlib import Path; from ldncli.dataset import compiled, making\n"
        "place, target = Path(sys.argv[1]), Path(sys.argv[2])\n"
        "raw = making.checked(place)\n"
        "compiled.compile_file(target, target.with_suffix('.part'), raw, making.made_from(place))"
    )
    for seed in ("1", "2"):
        words = [sys.executable, "-c", code, str(copy), str(tmp_path / seed)]
        subprocess.run(words, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_a_dataset_works_across_threads(copy, environ):
    shared = open_dataset(copy, environ)
    with ThreadPoolExecutor(8) as pool:
        counted = list(pool.map(lambda _: len(shared.all(Study)), range(64)))
    assert counted == [8] * 64


@pytest.mark.parametrize("kept", [True, False], ids=["cached", "in memory"])
def test_a_dataset_pickles_by_its_folder_and_closes(copy, environ, kept):
    with open_dataset(copy, environ if kept else {}) as first:
        second = pickle.loads(pickle.dumps(first))
        assert second.directory == copy and second.metadata == first.metadata
    with pytest.raises(LdnError, match="was closed"):
        first.all(Study)
    first.close()
    assert type(pickle.loads(pickle.dumps(Evidence.opened(copy)))) is Evidence


def test_the_old_layout_is_read_and_said(copy, environ, ldn, tmp_path):
    new = ldn("studies", "-q", data=copy)
    assert not open_dataset(copy, environ).old_layout
    texts = [path.read_text("utf-8") for path in sorted((copy / "studies").glob("*.toml"))]
    parts = [text.partition("[[reference]]") for text in texts]
    (copy / "studies.toml").write_text("\n".join(study for study, _, _ in parts), "utf-8")
    with (copy / "references.toml").open("a", encoding="utf-8") as file:
        file.writelines(f"\n{head}{reference}" for _, head, reference in parts)
    shutil.rmtree(copy / "studies")
    assert open_dataset(copy, environ).old_layout
    old = ldn("studies", "-q", data=copy)
    assert (old.code, old.out) == (0, new.out)
    assert len(old.err.splitlines()) == 1 and "ldn export NEW --as toml" in old.err
    assert new.err == ""
    converted = ldn("export", str(tmp_path / "new"), "--as", "toml", "--data", str(copy))
    assert converted.code == 0
    assert ldn("studies", "-q", data=tmp_path / "new") == new


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

    monkeypatch.setattr(compiled, "compile_into", fail)
    with pytest.raises(sqlite3.OperationalError):
        open_dataset(copy, environ)
    assert not list(Path(environ["XDG_CACHE_HOME"]).rglob("*.part"))
