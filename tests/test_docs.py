"""What the documents show is what the program does."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from ldncli.__about__ import __version__
from ldncli.cli.command_table import COMMANDS
from tests.conftest import DATA
from tools import command_pages, data_fields

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCK = re.search(r"## Use\n\n```sh\n(.*?)```", README, re.S)
assert BLOCK is not None
EXAMPLES = [line.split("#")[0].strip() for line in BLOCK.group(1).splitlines()]
KEPT_OUT = ("report", "site", "handout")  # heavy; tests of their own


@pytest.mark.parametrize("line", EXAMPLES)
def test_each_example_of_the_readme_runs(ldn, line, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    words = shlex.split(line)[1:]
    if words and words[0] in KEPT_OUT:
        words = [words[0], "--help"]
    ran = ldn(*words, data=DATA)
    assert ran.code == (4 if words[:1] == ["check"] else 0), ran.err
    assert ran.out or list(tmp_path.iterdir())


def test_every_command_has_its_example():
    shown = {shlex.split(line)[1] for line in EXAMPLES if " " in line}
    told_elsewhere = {"completion", "data", "serve", "mcp"}
    assert set(COMMANDS) - shown == told_elsewhere
    for name in told_elsewhere:
        texts = README + (ROOT / "CONTRIBUTING.md").read_text("utf-8")
        assert f"ldn {name}" in texts, name


def test_links_inside_the_documents_lead_somewhere():
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_fields_are_described_as_the_schema_has_them():
    held = (ROOT / "docs" / "data-fields.md").read_text("utf-8")
    assert held == data_fields.page(), "run: python -m tools.data_fields"


def test_the_page_of_the_commands_is_what_they_say():
    written = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert written == command_pages.page(), "run: python -m tools.generate"


def test_the_ten_steps_name_what_is_there():
    text = (ROOT / "docs" / "project-layout.md").read_text("utf-8")
    steps = re.findall(r"^\d+\. (.+?)(?=^\d+\. |^\n)", text, re.M | re.S)
    assert len(steps) == 10
    for step in steps:
        named = re.findall(r"`([^`]+)`", step)
        places = [ROOT / name for name in named if "/" in name]
        code = "".join(place.read_text("utf-8") for place in places if place.is_file())
        assert places and all(place.exists() for place in places), step
        for name in re.findall(r" (?:has|and|makes a|frozen|to) `(\w+)`", step):
            assert re.search(rf"(?:def |class |^){name}\b", code, re.M), f"{name}: {step}"


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.name)
def test_places_that_a_document_names_exist(page):
    rooms = "|".join(path.name for path in (ROOT / "src" / "ldncli").iterdir() if path.is_dir())
    for name in re.findall(rf"`((?:src/ldncli|{rooms})/[\w/.]*)`", page.read_text("utf-8")):
        assert (ROOT / name).exists() or (ROOT / "src" / "ldncli" / name).exists(), name


def test_the_example_of_a_study_has_the_one_fault_that_its_page_tells(ldn, tmp_path):
    page = (ROOT / "docs" / "example-study.md").read_text("utf-8")
    entry = re.search(r"```toml\n(.+?)```", page, re.S)
    assert entry is not None
    (tmp_path / "mine.toml").write_text(entry[1], "utf-8")
    ran = ldn("data", "validate", str(tmp_path / "mine.toml"), data=DATA)
    assert ran.code == 1
    fault, summary, _ = ran.err.splitlines()
    told = "condition fibromyalgia: findings[1]: example-2026 measured pain"
    assert told in fault and told in page
    assert "has 1 fault" in summary


def test_the_version_is_one(real):
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\nversion: {__version__}\n" in citation
    assert f'version: "{real.metadata.version}"' in citation
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"{__version__}, dataset {real.metadata.version}" in README.replace("\n", " ")


def test_no_document_names_a_machine_or_a_package_host():
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / ".ci" / "run"]:
        text = page.read_text("utf-8")
        assert not re.search(r"/(?:root|tmp|home)/\w", text), page


def test_module_entry_equals_script():
    ran = subprocess.run(
        [sys.executable, "-m", "ldncli", "--version"], capture_output=True, text=True, check=True
    )
    assert ran.stdout == f"ldn {__version__}\n"
