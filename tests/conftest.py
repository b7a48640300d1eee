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
                 "page_script", "pictures", "plain_call", "questions", "recipes", "report",
                 "sources", "zipped")
)  # fmt: skip
# Of the other modules, the tests that start processes or read the shipped data many times.
SLOW_TESTS = (
    # processes
    "test_a_full_disk", "test_a_reader_that_is_gone", "test_any_surroundings_will_do",
    "test_cold_starts_compile_once", "test_each_line_for_a_client",
    "test_start_up_loads_nothing_heavy",
    # every opioid, claim, word or page that ships
    "test_a_page_for_each_record", "test_an_unknown_name_is_measured",
    "test_any_list_gives_a_code",
    "test_every_claim_that_ships", "test_every_example_of_the_page_runs",
    "test_every_link_within", "test_every_word_of_the_dataset", "test_one_slip_in_a_condition",
    "test_every_name_of_every_opioid", "test_every_name_with_a_dose_and_a_form",
    "test_every_slip_is_another_opioid", "test_no_other_medicine_is_called_safe",
    "test_real_output_keeps_the_schema", "test_slips_of_every_opioid_name",
    "test_what_the_dataset_cites_is_known",
    # the pooling held against two large libraries; metafor's printed example is not slow
    "test_dersimonian_laird_agrees_with_statsmodels", "test_reml_is_as_likely",
    # the shipped data compiled or read again
    "test_both_readings_are_equal", "test_equal_data_compile_to_equal_bytes",
)  # fmt: skip


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not load what a fast run leaves out: half of its start were libraries of slow modules."""
    fast = config.option.markexpr == "not slow"
    return True if fast and collection_path.name in SLOW else None


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


def shared_place(factory: pytest.TempPathFactory) -> Path:
    """Return the folder of this run, one for all its workers: data are compiled once for them."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


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
    monkeypatch.setenv("XDG_CACHE_HOME", str(shared_place(tmp_path_factory) / "cache"))


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
def real(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Return the dataset that ships."""
    return open_dataset(DATA, {"XDG_CACHE_HOME": str(shared_place(tmp_path_factory) / "cache")})


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
