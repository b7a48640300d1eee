"""Whole outputs of the main commands on the small dataset, in every format, at fixed widths."""

import pytest

from ldncli.cli.renderers import Format
from ldncli.document.blocks import Table, plain
from ldncli.evidence.summary import ConditionSummary
from ldncli.pages import conditions
from ldncli.schema.record import replace

PAGES = {
    "home": [],
    "about": ["about"],
    "conditions": ["conditions"],
    "show": ["show", "exampleitis"],
    "show-full": ["show", "exampleitis", "--full"],
    "show-several": ["show", "samplodynia", "mockache", "fauxalgia"],
    "mechanism": ["mechanism"],
    "mechanism-one": ["mechanism", "tlr4"],
}
DATA_FORMATS = ("json", "jsonl", "csv", "tsv", "markdown", "toml")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_on_a_terminal(ldn, golden, name, width):
    ran = ldn(*PAGES[name], tty=True, width=width, NO_COLOR="1")
    assert ran.code == 0
    golden(f"pages/{name}-{width}.txt", ran.out)


@pytest.mark.parametrize("name", PAGES)
def test_off_a_terminal(ldn, golden, name):
    golden(f"pages/{name}-piped.txt", ldn(*PAGES[name]).out)


@pytest.mark.parametrize("name", [name for name in PAGES if PAGES[name]])
@pytest.mark.parametrize("kind", DATA_FORMATS)
def test_as_data(ldn, golden, name, kind):
    golden(f"pages/{name}.{kind}", ldn(*PAGES[name], "-f", kind).out)


def test_in_ascii_and_in_colour(ldn, golden):
    show = PAGES["show"]
    golden("pages/show-ascii.txt", ldn(*show, tty=True, encoding="ascii", NO_COLOR="1").out)
    golden("pages/show-colour.txt", ldn(*show, tty=True).out)


def test_every_format_has_its_golden_files():
    drawn = {"text", *DATA_FORMATS}
    citations_and_pictures = {"bibtex", "ris", "csl-json", "vancouver", "svg", "png"}
    assert {kind.value for kind in Format} - citations_and_pictures == drawn


@pytest.mark.parametrize("part", ["findings", "studies", "other", "harms", "doses", "trials",
                                  "unknown", "references"])  # fmt: skip
def test_one_section(ldn, part):
    whole = ldn("show", "exampleitis", "--full").out
    some = ldn("show", "exampleitis", "--section", part).out
    assert 0 < len(some) < len(whole)
    assert "no clear difference in pain was" in some


def test_a_fact_about_one_condition_is_the_same_in_text_csv_and_json(ldn):
    import csv
    import io
    import json

    rows = list(csv.DictReader(io.StringIO(ldn("conditions", "-f", "csv").out)))
    data = json.loads(ldn("conditions", "--json").out)["data"]
    text = ldn("conditions").out
    for row, item in zip(rows, data, strict=True):
        assert row["id"] == item["id"]
        for name in ("n_studies", "n_randomised", "n_people", "n_people_randomised"):
            assert int(row[name]) == item[name]
        assert item["name"] in text
    assert " 232" in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "? improved, not compared"),
        ({"certainty": "not-rated"}, "? single people described"),
        # trials that compared and could not be rated are no single people
        ({"certainty": "not-rated", "comparator": "placebo"}, "? improved, not compared"),
        ({"direction": None}, "  uncontrolled, not rated"),
    ],
)
def test_how_single_people_fared_is_no_evidence_in_a_word(tiny, changes, words):
    row = replace(tiny.get(ConditionSummary, "mockache"), **changes)
    table = next(block for block in conditions.page((row,)).blocks if isinstance(block, Table))
    assert plain(table.rows[0][2]) == words
