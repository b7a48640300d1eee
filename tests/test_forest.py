"""The forest plot: nothing mixed, nothing dropped, ours labelled as ours."""

import csv
import io
import json
from collections.abc import Callable

import pytest

from ldncli.dataset.dataset import Dataset
from ldncli.errors import NotFound
from ldncli.evidence.designs import RANDOMISED
from ldncli.plots.files import forest_svg
from ldncli.plots.forest.axis import axis_of
from ldncli.queries.forest.plot import forest
from ldncli.queries.forest.rows import rows_of
from ldncli.schema.conditions import Condition
from ldncli.schema.record import replace
from ldncli.schema.studies import Study
from tests.conftest import DATA, Runner

Golden = Callable[[str, str], None]


@pytest.mark.parametrize(("width", "name"), [(80, "80"), (40, "40")])
def test_the_screen(ldn: Runner, golden: Golden, width: int, name: str) -> None:
    ran = ldn("forest", "exampleitis", tty=True, width=width, NO_COLOR="1")
    assert ran.code == 0
    golden(f"forest-{name}.txt", ran.out)
    assert max(map(len, ran.out.splitlines())) <= width


def test_off_a_terminal_in_ascii(ldn: Runner, golden: Golden) -> None:
    out = ldn("forest", "exampleitis", encoding="ascii", LANG="C").out
    assert out.isascii()
    assert "\\u" not in out
    golden("forest-ascii.txt", out)


def test_ascii_and_unicode_stand_in_the_same_cells(ldn: Runner) -> None:
    fine = ldn("forest", "exampleitis").out.splitlines()
    plain = ldn("forest", "exampleitis", encoding="ascii", LANG="C").out.splitlines()
    drawn = [(a, b) for a, b in zip(fine, plain, strict=True) if "│" in a or "┼" in a]
    assert drawn
    assert all(len(a) == len(b) for a, b in drawn)


def test_ours_rests_on_the_trials_and_says_so(tiny: Dataset) -> None:
    panel = forest(tiny, "exampleitis").panels[0]
    assert panel.own is not None
    assert [row.study.id for row in panel.own.inputs] == ["author-2024", "writer-2021"]
    assert [row.study.id for row in panel.published] == ["reviewer-2023"]
    assert panel.own.pooled.tau2 == 0
    assert -0.3 < panel.own.estimate < -0.2


def test_what_is_not_drawn_is_listed(tiny: Dataset) -> None:
    found = forest(tiny, "exampleitis")
    assert [item.study.id for item in found.listed] == ["undone-2018", "scribe-2011"]


def test_a_retracted_trial_is_never_a_row(tiny: Dataset) -> None:
    study = tiny.get(Study, "author-2024")
    assert study
    assert rows_of(study, "pain")
    assert not rows_of(replace(study, retracted=True), "pain")


def test_a_crossover_enters_from_an_exact_p_and_is_marked(tiny: Dataset) -> None:
    study = tiny.get(Study, "scribe-2011")
    assert study
    result = replace(study.results[0], measure="MD", unit="points, 0 to 10", estimate=-0.5)
    (row,) = rows_of(replace(study, results=(result,)), "pain")
    assert row.crossover
    assert row.interval == "from-p"
    assert row.se == pytest.approx(0.5 / 2.3132, abs=1e-3)  # t, 23 degrees of freedom, p=0.03
    vague = replace(study, results=(replace(result, p="<0.05"),))
    assert rows_of(vague, "pain")[0].se is None


def test_an_unknown_outcome_names_the_known_ones(ldn: Runner) -> None:
    ran = ldn("forest", "exampleitis", "--outcome", "joy")
    assert ran.code == 3
    assert "--outcome pain" in ran.err


def test_outcomes_complete(ldn: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    from types import SimpleNamespace

    from ldncli.cli.completion.choices import outcome_names
    from tests.conftest import TINY

    monkeypatch.setenv("LDN_DATA", str(TINY))
    asked = SimpleNamespace(params={"condition": "exampleitis"})
    assert outcome_names(asked, "p") == ["pain"]
    assert outcome_names(SimpleNamespace(params={}), "r") == ["response"]
    assert outcome_names(SimpleNamespace(params={"condition": "nope"}), "") == []


def test_machine_formats(ldn: Runner) -> None:
    document = json.loads(ldn("forest", "exampleitis", "-f", "json").out)
    assert document["schema"] == "ldn.forest/1"
    panel = document["data"]["panels"][0]
    assert panel["ours"]["inputs"] == ["author-2024", "writer-2021"]
    rows = list(csv.DictReader(io.StringIO(ldn("forest", "exampleitis", "-f", "csv").out)))
    assert [row["study"] for row in rows] == ["author-2024", "writer-2021", "reviewer-2023"]


def test_the_picture(tiny: Dataset, golden: Golden) -> None:
    golden("forest.svg", forest_svg(forest(tiny, "exampleitis")))


def test_a_condition_without_a_study_still_answers(ldn: Runner, tiny: Dataset) -> None:
    assert "nothing to draw" in ldn("forest", "fauxalgia").out
    assert "nothing to draw" in forest_svg(forest(tiny, "fauxalgia"))


def _ids(real: Dataset) -> list[str]:
    return [item.id for item in real.all(Condition)]


def test_every_condition_and_outcome_of_the_real_data(real: Dataset) -> None:
    for key in _ids(real):
        first = forest(real, key)
        for outcome in first.outcomes:
            found = forest(real, key, outcome.id)
            assert found.drawable == outcome.drawable
            for panel in found.panels:
                assert {row.scale for row in panel.rows} == {panel.scale}
                axis = axis_of(panel)
                assert all(0 <= axis.at(row.estimate) <= 1 for row in panel.rows)
                assert all(row.study.retracted is False for row in panel.rows)


def test_no_low_dose_randomised_trial_is_dropped(real: Dataset) -> None:
    for key in _ids(real):
        found = forest(real, key)
        shown = {row.study.id for panel in found.panels for row in panel.rows}
        shown |= {item.study.id for item in found.listed}
        trials = (s for s in real.about(Study, key) if s.dose_class == "low")
        assert {s.id for s in trials if s.design in RANDOMISED} <= shown


def test_the_fibromyalgia_trials_pool_to_nothing_clear(real: Dataset) -> None:
    panel = forest(real, "fibromyalgia").panels[0]
    assert panel.own
    assert {row.study.id for row in panel.own.inputs} == {"bruun-2024", "rodriguez-freire-2026"}
    assert panel.own.low < 0 < panel.own.high


def test_a_disputed_pooled_estimate_says_so(ldn: Runner) -> None:
    out = ldn("forest", "fibromyalgia", data=DATA).out
    assert "! Vatvani 2024" in out
    assert "DISPUTED" in out
    assert "Older than Rodríguez-Freire 2026" in out


def test_before_and_after_never_claims_a_side(ldn: Runner) -> None:
    out = ldn("forest", "long-covid", data=DATA).out
    assert "p<0.0001, before against after, not a comparison" in out
    assert "before against after, no control" in out
    assert "better after" in out
    assert "< favours" not in out


@pytest.mark.parametrize("name", ["crohns-disease", "depression"])
def test_trials_without_intervals_are_told_in_words(ldn: Runner, name: str) -> None:
    out = ldn("forest", name, data=DATA).out
    assert "nothing to draw" in out
    assert "p=0.009" in out or "p=0.97" in out


def test_an_outcome_must_exist(real: Dataset) -> None:
    with pytest.raises(NotFound):
        forest(real, "fibromyalgia", "nonsense")
    with pytest.raises(NotFound):
        forest(real, "nonsense")
