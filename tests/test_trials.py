"""`ldn trials`: by status, the silent ones marked."""

from __future__ import annotations

import json

import pytest

from ldncli.dataset.dataset import Dataset
from ldncli.queries.trials import STATUS_ORDER, silent, trials
from ldncli.schema.record import replace
from ldncli.schema.studies import Trial

from .conftest import DATA

ENDED = Trial(
    registration="NCT1",
    title="t",
    conditions=(),
    status="completed",
    read="registry",
    checked_on="2026-01-02",
    dose_class="low",
    completed="2023-12",
    reported="none-found",
)


def test_golden(ldn, golden):
    golden("trials-80.txt", ldn("trials", tty=True, NO_COLOR="1").out)
    golden("trials-40.txt", ldn("trials", tty=True, width=40, NO_COLOR="1").out)
    golden("trials-one.txt", ldn("trials", "NCT90000003", tty=True, NO_COLOR="1").out)


@pytest.mark.parametrize(
    ("changed", "through", "expected"),
    [
        ({}, "2025-12", True),
        ({}, "2025-11", False),
        ({"status": "terminated"}, "2025-12", True),
        ({"status": "withdrawn"}, "2025-12", False),
        ({"status": "unknown"}, "2025-12", False),
        ({"reported": "posted"}, "2025-12", False),
        ({"reported": "published"}, "2025-12", False),
        ({"reported": None}, "2025-12", False),
        ({"completed": "2023"}, "2025-12", True),
        ({"completed": "2023"}, "2025-11", False),
        ({"completed": "2023-12-31"}, "2025-12", True),
        ({"completed": None}, "2025-12", False),
        ({"completed": None, "status_seen_on": "2021-04"}, "2025-12", True),
    ],
)
def test_silent(changed, through, expected):
    assert silent(replace(ENDED, **changed), through) is expected


def test_the_mark_stands_beside_its_word(ldn):
    out = ldn("trials").out.replace("\u00a0", " ")
    assert "! NCT90000003" in out
    assert "! silent" in out
    assert "2 registered trials, 1 silent" in out
    assert "! silent" in ldn("trials", "samplodynia").out


def test_trials_stay_a_table_at_80_columns_with_title_sponsor_and_when_seen(ldn):
    out = ldn("trials", tty=True, NO_COLOR="1", data=DATA).out
    lines = out.splitlines()
    assert max(map(len, lines)) <= 80
    assert "title: " not in out
    heads = [line.split() for line in lines if line.startswith("  number")]
    assert heads
    assert all(head == ["number", "title", "sponsor", "n", "seen"] for head in heads)


def test_filters(ldn):
    assert ldn("trials", "--status", "recruiting", "-q").out == "NCT90000004\n"
    assert ldn("trials", "--silent", "-q").out == "NCT90000003\n"
    assert ldn("trials", "exampleitis", "--silent", "-q").out == ""
    assert ldn("trials", "exampleitis", "--silent").code == 0


def test_a_status_that_is_none(ldn):
    ran = ldn("trials", "--status", "done")
    assert ran.code == 2
    assert "completed" in ran.err


def test_names(ldn):
    assert ldn("trials", "NCT99999999").code == 3
    assert ldn("trials", "exampleitsi").code == 3


def test_json(ldn):
    data = json.loads(ldn("trials", "--json").out)["data"]
    assert {item["registration"]: item["silent"] for item in data} == {
        "NCT90000003": True,
        "NCT90000004": False,
    }


def test_every_trial_is_listed_once(real: Dataset, ldn):
    held = trials(real)
    assert len(held.trials) == real.count(Trial)
    assert {trial.status for trial in held.trials} <= set(STATUS_ORDER)
    out = ldn("trials", data=DATA).out
    for trial in held.trials:
        assert trial.registration in out
    assert held.silent
