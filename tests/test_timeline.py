"""Studies over the years: each once, in its lane."""

import json
from collections.abc import Callable

import pytest

from ldncli.dataset.dataset import Dataset
from ldncli.plots.files import timeline_svg
from ldncli.queries.timeline import lane_of, timeline
from ldncli.schema.conditions import Condition
from ldncli.schema.studies import Study
from tests.conftest import DATA, Runner

Golden = Callable[[str, str], None]


@pytest.mark.parametrize(("width", "name"), [(80, "80"), (40, "40")])
def test_the_screen(ldn: Runner, golden: Golden, width: int, name: str) -> None:
    out = ldn("timeline", "exampleitis", tty=True, width=width, NO_COLOR="1").out
    golden(f"timeline-{name}.txt", out)
    assert max(map(len, out.splitlines())) <= width


def test_lanes(tiny: Dataset) -> None:
    lanes = {study.id: lane_of(study) for study in tiny.all(Study)}
    assert lanes["author-2024"] == "randomised"
    assert lanes["drafter-2019"] == "not-randomised"
    assert lanes["reviewer-2023"] == "reviews"
    assert lanes["undone-2018"] == "not-counted"  # retracted
    assert lanes["cellar-2015"] == ""


def test_a_retracted_study_is_crossed_out(ldn: Runner) -> None:
    lines = ldn("timeline", "exampleitis").out.splitlines()
    lane = next(line for line in lines if line.startswith("not counted  "))
    assert lane.split() == ["not", "counted", "x"]


def test_all_conditions_together(ldn: Runner, real: Dataset) -> None:
    rows = json.loads(ldn("timeline", "-f", "json", data=DATA).out)["data"]
    found = timeline(real)
    assert len(rows) == len(found.entries)
    assert len({row["study"] for row in rows}) == len(rows)
    held = [s for s in real.all(Study) if lane_of(s)]
    assert len(found.entries) + len(found.undated) == len(held)
    assert [e.year for e in found.entries] == sorted(e.year for e in found.entries)


def test_a_condition_without_studies(ldn: Runner, tiny: Dataset) -> None:
    ran = ldn("timeline", "fauxalgia")
    assert ran.code == 0
    assert "No study" in ran.out
    assert "<svg" in timeline_svg(timeline(tiny, "fauxalgia"))


def test_an_empty_name_is_refused(ldn: Runner) -> None:
    assert ldn("timeline", "").code == 3


def test_wide_lines_fit_80_columns_for_every_condition(ldn: Runner, real: Dataset) -> None:
    for item in real.all(Condition):
        out = ldn("timeline", item.id, tty=True, data=DATA, NO_COLOR="1").out
        assert max(map(len, out.splitlines())) <= 80, item.id


def test_the_picture(tiny: Dataset, golden: Golden) -> None:
    golden("timeline.svg", timeline_svg(timeline(tiny, "exampleitis")))
