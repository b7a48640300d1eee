"""`ldn compare`."""

from __future__ import annotations

import json

import pytest

from ldncli.pages.compare.conditions import ASPECTS

from .conftest import DATA

CONDITIONS = ("exampleitis", "samplodynia")
STUDIES = ("author-2024", "undone-2018")


@pytest.mark.parametrize("width", [120, 80, 40])
def test_golden(ldn, golden, width):
    ran = ldn("compare", *CONDITIONS, "mockache", tty=True, width=width, NO_COLOR="1")
    golden(f"compare-conditions-{width}.txt", ran.out)
    golden(
        f"compare-studies-{width}.txt",
        ldn("compare", *STUDIES, tty=True, width=width, NO_COLOR="1").out,
    )


def test_narrow_screen_has_cards(ldn):
    out = ldn("compare", *CONDITIONS, tty=True, width=40, NO_COLOR="1").out
    assert "    Exampleitis: " in out
    assert "aspect" not in out


def test_aspects_are_rows(ldn):
    out = ldn("compare", *CONDITIONS).out
    for label, _ in ASPECTS:
        assert f"\n  {label} " in out
    assert "nobody compared these with each other" in out


def test_a_retracted_study_is_loud(ldn):
    out = ldn("compare", *STUDIES).out
    assert "RETRACTED: no" in out
    assert "favours LDN" not in out
    assert "certainty" not in out


def test_json_is_one_item_a_column(ldn):
    held = json.loads(ldn("compare", *CONDITIONS, "--json").out)
    assert held["schema"] == "ldn.compare/1"
    assert [item["id"] for item in held["data"]] == list(CONDITIONS)
    assert held["data"][0]["n_randomised"] == 3
    studies = json.loads(ldn("compare", *STUDIES, "--json").out)["data"]
    assert [item["retracted"] for item in studies] == [False, True]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("exampleitis",), 2, "two or three"),
        ((*CONDITIONS, "mockache", "fauxalgia"), 2, "two or three"),
        (("exampleitis", "author-2024"), 2, "not of one kind"),
        (("exampleitis", "XD"), 2, "named twice"),
        (("exampleitis", "zzzz"), 3, "neither a condition nor a study"),
        (("exampleitis", "exampleitsi"), 3, "ldn show exampleitis"),
        (("scribe", "athor"), 3, "ldn study author-2024"),
        (("sample itch", "exampleitis"), 3, "can mean several"),
    ],
)
def test_what_cannot_be_compared(ldn, words, code, told):
    ran = ldn("compare", *words)
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err


def test_real_data(ldn):
    out = ldn("compare", "fm", "ms", "crohns", data=DATA).out
    assert "Fibromyalgia" in out
    assert "Multiple sclerosis" in out


def test_a_medicine_beside_ldn_is_sent_to_a_question(ldn):
    ran = ldn("compare", "ldn", "gabapentin", data=DATA)
    assert ran.code == 2
    assert "ldn ask ldn or gabapentin" in " ".join(ran.err.split())
    assert (
        "no study that put LDN against gabapentin" in ldn("ask", "ldn or gabapentin", data=DATA).out
    )
