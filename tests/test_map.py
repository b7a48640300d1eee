"""The map of the evidence: every condition on it, gaps too."""

import json
from collections.abc import Callable

import pytest

from ldncli.dataset.dataset import Dataset
from ldncli.evidence.cells import cells, common
from ldncli.evidence.summary import ConditionSummary
from ldncli.pages.evidence_map import bar_length
from ldncli.plots.files import map_svg
from ldncli.plots.svg.evidence_map import radius_of
from ldncli.queries.evidence_map import evidence_map
from ldncli.schema.record import replace
from ldncli.schema.studies import Study
from ldncli.schema.vocabulary import Comparator, Direction, Tier
from tests.conftest import DATA, Runner

Golden = Callable[[str, str], None]


@pytest.mark.parametrize(("width", "name"), [(80, "80"), (40, "40")])
def test_the_screen(ldn: Runner, golden: Golden, width: int, name: str) -> None:
    out = ldn("map", tty=True, width=width, NO_COLOR="1").out
    golden(f"map-{name}.txt", out)
    assert max(map(len, out.splitlines())) <= width


def test_no_condition_is_left_out(ldn: Runner, real: Dataset) -> None:
    names = [item.name for item in real.all(ConditionSummary)]
    told = ldn("map", data=DATA).out
    grid = "".join(told.split())
    missing = [name for name in names if name.replace(" ", "") not in grid]
    # a long name is broken over two lines of the grid, so it is looked for by its words
    assert all(word in told for name in missing for word in name.split())
    rows = json.loads(ldn("map", "-f", "json", data=DATA).out)["data"]
    assert [row["name"] for row in rows] == [item.name for item in evidence_summaries(real)]


def evidence_summaries(real: Dataset) -> list[ConditionSummary]:
    return [row.summary for row in evidence_map(real).rows]


def test_people_add_up_to_those_of_the_condition(real: Dataset) -> None:
    for row in evidence_map(real).rows:
        assert sum(cell.n_people for cell in row.cells) == row.summary.n_people
        randomised = row.cell("randomised")
        assert (randomised.n_people if randomised else 0) == row.summary.n_people_randomised


def test_a_cell_agrees_with_its_studies(tiny: Dataset) -> None:
    study = tiny.get(Study, "drafter-2019")
    other = tiny.get(Study, "clerk-2020")
    laboratory = tiny.get(Study, "cellar-2015")
    assert study
    assert other
    assert laboratory
    assert common([study]) == "uncontrolled-improvement"
    assert common([study, laboratory]) == "uncontrolled-improvement"
    assert common([study, other]) == "mixed"
    assert common([laboratory]) == "not-applicable"


@pytest.mark.parametrize(
    ("tier", "comparator", "directions"),
    [
        # the main finding rests on the trial: its direction is the cell's
        ("randomised", "placebo", ["favours-ldn", "uncontrolled-improvement"]),
        # it rests on people without a group: the trial's own direction stands
        ("randomised", "none", ["no-difference", "uncontrolled-improvement"]),
        ("uncontrolled", "none", ["no-difference", "favours-ldn"]),
        ("randomised", None, ["favours-ldn", "uncontrolled-improvement"]),
    ],
)
def test_the_sign_beside_a_number_is_that_numbers(
    tiny: Dataset, tier: Tier, comparator: Comparator, directions: list[Direction]
) -> None:
    trial, group = tiny.get(Study, "writer-2021"), tiny.get(Study, "drafter-2019")
    assert trial
    assert group
    assert (trial.direction, group.direction) == ("no-difference", "uncontrolled-improvement")
    row = tiny.get(ConditionSummary, "exampleitis")
    assert row
    summary = replace(row, tier=tier, comparator=comparator, direction="favours-ldn")
    assert [cell.direction for cell in cells(summary, [trial, group])] == directions


def test_area_stands_for_people() -> None:
    assert radius_of(400) / radius_of(100) == pytest.approx(2)
    assert radius_of(5000) == radius_of(1000)
    assert [bar_length(n) for n in (0, 29, 30, 100, 300, 999, 1000)] == [1, 1, 2, 3, 4, 4, 5]


def test_the_picture(tiny: Dataset, golden: Golden) -> None:
    golden("map.svg", map_svg(evidence_map(tiny)))


def test_links_lead_to_the_condition(tiny: Dataset) -> None:
    assert '<a href="#exampleitis"' in map_svg(evidence_map(tiny), link="#{id}")
    assert "<a " not in map_svg(evidence_map(tiny))
