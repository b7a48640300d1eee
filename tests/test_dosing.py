"""`ldn dosing`: as studied, and no advice."""

from __future__ import annotations

import json

import pytest

from ldncli.evidence.doses import compares_doses
from ldncli.evidence.eligibility import counts
from ldncli.evidence.summary import ConditionSummary
from ldncli.pages import dosing as pages
from ldncli.queries.dosing import dosing
from ldncli.schema.studies import Study

from .conftest import DATA

ADVICE = ("you should", "we recommend", "start with", "start at", "safe dose", "best dose")


def test_golden(ldn, golden):
    golden("dosing-80.txt", ldn("dosing", tty=True, NO_COLOR="1").out)
    golden("dosing-exampleitis-80.txt", ldn("dosing", "exampleitis", tty=True, NO_COLOR="1").out)
    golden(
        "dosing-exampleitis-40.txt",
        ldn("dosing", "exampleitis", tty=True, width=40, NO_COLOR="1").out,
    )
    golden("dosing-fauxalgia.txt", ldn("dosing", "fauxalgia", tty=True, NO_COLOR="1").out)


@pytest.mark.parametrize("words", [(), ("--full",), ("exampleitis",), ("fauxalgia",)])
def test_it_says_that_it_recommends_nothing(ldn, words):
    assert "recommends no dose" in ldn("dosing", *words).out


def test_no_condition_page_gives_advice(real):
    from ldncli.document.blocks import Facts, Prose, plain

    for summary in real.all(ConditionSummary):
        page = pages.page(dosing(real, summary.id))
        own = [plain(block.text) for block in page.blocks if isinstance(block, Prose)]
        own += [label for b in page.blocks if isinstance(b, Facts) for label, _ in b.rows]
        assert not [word for word in ADVICE for text in own if word in text.lower()]


def test_only_studies_that_count_are_listed(real):
    held = dosing(real)
    assert all(counts(study) for study in held.studies)
    assert not any(study.retracted for study in (*held.studies, *held.comparing))
    assert held.comparing
    assert all(compares_doses(study) for study in held.comparing)


def test_retracted_is_left_out(ldn):
    assert "undone-2018" not in ldn("dosing", "--full").out
    assert "undone-2018" not in ldn("dosing", "--json").out


def test_every_study_stands_in_the_full_table(real, ldn):
    out = ldn("dosing", "--full", data=DATA).out
    for study in real.all(Study):
        if counts(study):
            assert study.id in out
            assert study.titration is None or study.titration in out


def test_json(ldn):
    data = json.loads(ldn("dosing", "exampleitis", "--json").out)["data"]
    first = data[0]
    assert (first["study"], first["dose_mg"], first["timing"]) == ("author-2024", 4.0, "bedtime")
    assert first["titration"] == "1 mg more each week"
    assert first["compares_doses"] is False
