"""The previous release: its dataset folder is read, and the contract of its JSON is kept."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

import ldncli
from ldncli.queries.editions.difference import difference

from .conftest import HERE, Runner

PREVIOUS = HERE / "fixtures" / "previous"
CONTRACT: dict[str, dict[str, Any]] = json.loads((PREVIOUS / "contract.json").read_text("utf-8"))
# Each page of that release, asked of its own data; `check` finds no medicine in this part of it.
ASKED = {
    "home": ("home", 0),
    "about": ("about", 0),
    "conditions": ("conditions", 0),
    "show": ("show ibs --full", 0),
    "study": ("study kariv-2006", 0),
    "studies": ("studies", 0),
    "why": ("why ibs", 0),
    "dosing": ("dosing ibs", 0),
    "trials": ("trials", 0),
    "search": ("search pain", 0),
    "claims": ("claims", 0),
    "safety": ("safety", 0),
    "check": ("check tramadol", 5),
    "cite": ("cite --all", 0),
}


def document(ldn: Runner, name: str) -> dict[str, Any]:
    words, code = ASKED[name]
    ran = ldn(*words.split(), "-f", "json", data=PREVIOUS)
    assert ran.code == code, ran.err
    loaded: dict[str, Any] = json.loads(ran.out)
    return loaded


def test_the_folder_is_read_with_one_line_on_its_layout(ldn: Runner) -> None:
    ran = ldn("studies", "-q", data=PREVIOUS)
    assert ran.code == 0
    assert set(ran.out.split()) == {"kariv-2006", "ploesser-2010", "pti-901-women-2005"}
    assert len(ran.err.splitlines()) == 1 and "ldn export NEW --as toml" in ran.err


def test_its_numbers_are_those_that_stand_in_it() -> None:
    """Read off the folder by hand."""
    with ldncli.load(PREVIOUS) as ds:
        assert ds.metadata.version == "2026.11"
        study = ds.study("kariv-2006")
        assert (study.n_analysed, study.dose_mg, study.direction) == (
            42, 0.5, "uncontrolled-improvement",
        )  # fmt: skip
        relief, days = study.results
        assert (relief.ldn, days.p) == ("76%", "0.011")
        assert study.title  # from its reference, in a file of its own


@pytest.mark.parametrize("name", CONTRACT)
def test_what_is_written_of_it_keeps_the_contract_of_that_release(ldn: Runner, name: str) -> None:
    written = document(ldn, name)
    assert written["schema"] == CONTRACT[name]["properties"]["schema"]["const"]
    jsonschema.Draft202012Validator(CONTRACT[name]).validate(written)


@pytest.mark.parametrize("key", ["verdict", "certainty", "findings", "randomised", "unknowns"])
def test_a_key_that_went_would_break_it(ldn: Runner, key: str) -> None:
    written = document(ldn, "show")
    del written["data"][0][key]
    assert not jsonschema.Draft202012Validator(CONTRACT["show"]).is_valid(written)


def test_pages_whose_number_rose_are_the_only_ones_left_out() -> None:
    """A page of that release that is missing here would be held by nothing."""
    from ldncli.output.schema_files import schema_files

    rose = {"forest"}  # ldn.forest/2: docs/versions.md
    heavy = {"compare", "handout", "map", "timeline", "mechanism"}  # nothing of them in this part
    of_that_release = set(CONTRACT) | rose | heavy
    assert of_that_release == {
        *("about", "check", "cite", "claims", "compare", "conditions", "dosing", "forest"),
        *("handout", "home", "map", "mechanism", "safety", "search", "show", "studies", "study"),
        *("timeline", "trials", "why"),
    }
    newest = {name.rpartition(".")[0]: name for name in schema_files()}
    assert {name for name in of_that_release if newest[name] != f"{name}.1"} == rose


def test_it_can_be_set_beside_a_later_edition(ldn: Runner) -> None:
    from ldncli.dataset.editions import edition

    same = difference(edition(PREVIOUS), edition(PREVIOUS))
    assert (same.changes, same.moved, same.verdicts) == ((), (), ())
    ran = ldn("data", "diff", str(PREVIOUS), "-f", "json")
    assert json.loads(ran.out)["data"]["old"]["version"] == "2026.11"
