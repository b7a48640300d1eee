"""The program in one zip file: data and schemas are read from within it."""

import shutil
import subprocess
import sys
import zipapp
from importlib.metadata import distribution
from pathlib import Path

import pytest

from ldncli.dataset import zipped

from .conftest import DATA

SOURCE = Path(zipped.__file__).parent.parent


@pytest.fixture(scope="module")
def program(tmp_path_factory) -> Path:
    """Put the package with its data in one file, as `python -m zipapp` does."""
    folder = tmp_path_factory.mktemp("zipped")
    here = shutil.ignore_patterns("__pycache__")
    shutil.copytree(SOURCE, folder / "in" / "ldncli", ignore=here)
    shutil.copytree(DATA, folder / "in" / "ldncli" / "data")
    zipapp.create_archive(folder / "in", folder / "ldn.pyz", main="ldncli.__main__:main")
    return folder / "ldn.pyz"


def run(program: Path, tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    libraries = Path(str(distribution("typer").locate_file("")))
    environ = {"PYTHONPATH": str(libraries), "TMPDIR": str(tmp_path), "HOME": str(tmp_path / "h")}
    # Without the site's own folders, or the checkout would be found before the zip file.
    call = [sys.executable, "-S", str(program), *words]
    return subprocess.run(call, capture_output=True, text=True, env=environ, check=False)


@pytest.mark.parametrize(
    ("words", "code", "words_of_answer"),
    [
        (("check", "tramadol"), 4, "contraindicated"),
        (("show", "fibromyalgia"), 0, "Fibromyalgia"),
        (("data", "schema", "show", "check"), 0, '"$id": "urn:ldn:schema:check:1"'),
    ],
)
def test_it_answers_and_leaves_nothing_behind(program, tmp_path, words, code, words_of_answer):
    ran = run(program, tmp_path, *words)
    assert (ran.returncode, ran.stderr) == (code, "")
    assert words_of_answer in ran.stdout
    assert not list(tmp_path.glob("ldn-data-*"))
