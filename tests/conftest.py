"""Run the program in this process, on the small invented dataset or on the real one."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from ldncli import __main__
from ldncli.cli import deliver
from ldncli.dataset.dataset import Dataset, open_dataset

# No test fails for being slow: a busy machine is no fault of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

HERE = Path(__file__).parent
TINY = HERE / "fixtures" / "tiny"
WIDER = HERE / "fixtures" / "wider"
GOLDEN = HERE / "golden"
DATA = HERE.parent / "data"


# Modules that take most of the suite's time: whole exports read back with the programs of others,
# the page and the handout as browsers and printers see them, pictures of every condition, a
# process for each start, and every record of the shipped data through every format.
SLOW = frozenset(
    f"test_{name}.py"
    for name in ("cite", "data", "docs", "export", "fidelity", "forest", "handout", "man",
                 "pictures", "plain_call", "questions", "recipes", "report", "sources", "vectors")
)  # fmt: skip
# Of the other modules, the tests that start processes or read the shipped data many times.
SLOW_TESTS = ("test_any_surroundings_will_do", "test_cold_starts_compile_once",
              "test_both_readings_are_equal", "test_equal_data_compile_to_equal_bytes",
              "test_start_up_loads_nothing_heavy",
              "test_what_the_dataset_cites_is_known")  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the slow tests, which `dev.py test --fast` leaves out."""
    for item in items:
        if item.path.name in SLOW or item.name.startswith(SLOW_TESTS):
            item.add_marker(pytest.mark.slow)


class Stream(io.StringIO):
    """A text stream that may claim to be a terminal."""

    def __init__(self, tty: bool, encoding: str = "utf-8") -> None:
        super().__init__()
        self._tty, self._encoding = tty, encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return self._tty


class Ran(NamedTuple):
    """What a run of the program left behind."""

    code: int
    out: str
    err: str


Runner = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _surroundings(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Give every test the same environment, with a cache of its own."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LDN_FORMAT",
                 "PAGER", "LDN_DATA", "TMUX", "LC_ALL"):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(deliver, "this_month", lambda: "2026-11")
    monkeypatch.setenv("LDN_PAGER", "")  # a long answer would go to a pager, not to the test
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def ldn(monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Run `ldn` with these words; on the small dataset unless `data` says otherwise."""

    def run(
        *words: str,
        tty: bool = False,
        width: int = 80,
        data: Path | None = TINY,
        encoding: str = "utf-8",
        stdin: str = "",
        **environ: str,
    ) -> Ran:
        out, err = Stream(tty, encoding), Stream(False)
        with monkeypatch.context() as patch:
            patch.setenv("COLUMNS", str(width))
            if data is not None:
                patch.setenv("LDN_DATA", str(data))
            for name, value in environ.items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", ["ldn", *words])
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", io.StringIO(stdin))
            code = _code()
        return Ran(code, out.getvalue(), err.getvalue())

    return run


def _code() -> int:
    try:
        __main__.program()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    return 0


@pytest.fixture
def tiny() -> Iterator[Dataset]:
    """Return the small invented dataset."""
    yield open_dataset(TINY)


@pytest.fixture(scope="session")
def tiny_session() -> Dataset:
    """Return the small dataset for tests that hypothesis repeats."""
    return open_dataset(TINY, {})


@pytest.fixture(scope="session")
def wider_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small dataset with the cases that it lacks: see tests/fixtures/wider."""
    folder = tmp_path_factory.mktemp("wider") / "data"
    shutil.copytree(TINY, folder)
    shutil.copytree(WIDER / "studies", folder / "studies", dirs_exist_ok=True)
    path, apart = folder / "conditions.toml", 'study = "active-2022", reason = "Not placebo."'
    text = path.read_text("utf-8")
    text = text.replace("main = true\n", f"main = true\nleft_out = [{{ {apart} }}]\n", 1)
    path.write_text(text, "utf-8")
    with (folder / "interactions.toml").open("a", encoding="utf-8") as file:
        file.write("\n" + (WIDER / "interactions.toml").read_text("utf-8"))
    return folder


@pytest.fixture(scope="session")
def wider(wider_folder: Path) -> Dataset:
    """Return the small dataset with the cases that it lacks."""
    return open_dataset(wider_folder, {})


@pytest.fixture(scope="session")
def real() -> Dataset:
    """Return the dataset that ships."""
    return open_dataset(DATA, {})


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with the file of this name; LDN_UPDATE_GOLDEN=1 writes it anew."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("LDN_UPDATE_GOLDEN"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8"), f"{name} differs; read it, then update it"

    return compare
