"""The recipes of docs/recipes.md run as they stand, and find what the program finds."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import ldncli
from ldncli.api.evidence import Evidence
from ldncli.evidence.absolute import of_finding
from ldncli.evidence.designs import RANDOMISED

from .conftest import DATA, HERE, Runner

TEXT = (HERE.parent / "docs" / "recipes.md").read_text("utf-8")
FENCE = r"```{}\n(.*?)```"
COMMANDS = re.findall(FENCE.format("sh"), TEXT, re.DOTALL)
RECIPES = re.findall(FENCE.format("python"), TEXT, re.DOTALL)
IN_R = re.findall(FENCE.format("r"), TEXT, re.DOTALL)


def wrote(ldn: Runner) -> None:
    """Write the files that the recipes begin with."""
    for line in "".join(COMMANDS).splitlines():
        ran = ldn(*shlex.split(line)[1:], data=DATA)
        assert ran.code == 0, ran.err


@pytest.fixture
def evidence() -> Evidence:
    return ldncli.load(DATA)


def pooled_by_ldn(ldn: Runner, model: str) -> float:
    ran = ldn("forest", "fibromyalgia", "--model", model, "-f", "json", data=DATA)
    (panel,) = [p for p in json.loads(ran.out)["data"]["panels"] if p["block"] == "main"]
    return float(panel["pooling"]["estimate"])


def test_the_recipes_run_and_find_what_the_program_finds(
    ldn: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, evidence: Evidence
) -> None:
    monkeypatch.chdir(tmp_path)
    wrote(ldn)
    space: dict[str, Any] = {}
    assert len(RECIPES) == 5
    for recipe in RECIPES:
        exec(compile(recipe, "docs/recipes.md", "exec"), space)
    studies = evidence.studies
    low = [s for s in studies if s.dose_class == "low" and s.design in RANDOMISED]
    trials = [s for s in low if not s.retracted]
    of_fm = sum(s.n_enrolled or 0 for s in trials if "fibromyalgia" in s.conditions)
    assert space["people"]["fibromyalgia"] == of_fm > 0
    findings = [finding for item in evidence.conditions for finding in item.findings]
    counted = [f for f in findings if of_finding(f) and f.comparator != "none"]
    assert len(space["counted"]) == len(counted) > 0
    assert space["lines"].height == len(studies)
    null = [s for s in low if s.direction == "no-difference" and any(r.primary for r in s.results)]
    assert {row[0] for row in space["null_trials"].fetchall()} == {s.id for s in null}
    assert space["version"] == evidence.metadata.version
    assert ("study", "younger-2013-crossover") in space["dreams"]
    assert space["estimate"] == pytest.approx(pooled_by_ldn(ldn, "dl"), rel=1e-6)


def has_metafor() -> bool:
    """Tell whether R is here, with the library that the recipe needs."""
    rscript = shutil.which("Rscript")
    words = [rscript or "", "-e", "library(metafor)"]
    return bool(rscript) and subprocess.run(words, capture_output=True).returncode == 0


@pytest.mark.skipif(not has_metafor(), reason="needs R with metafor")
def test_the_recipe_in_r_finds_what_the_program_finds(
    ldn: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wrote(ldn)
    (recipe,) = IN_R
    (tmp_path / "recipe.R").write_text(recipe, "utf-8")
    ran = subprocess.run(["Rscript", "recipe.R"], capture_output=True, text=True, check=True)
    found = float(ran.stdout.split()[-1])
    assert found == pytest.approx(pooled_by_ldn(ldn, "reml"), rel=1e-5)
    assert (tmp_path / "forest.pdf").stat().st_size > 0
