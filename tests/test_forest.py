"""The forest plot: the verdict on top, every trial a row, one axis a scale, every format."""

import csv
import io
import json
import re
from collections.abc import Callable

import pytest

from ldncli.dataset.dataset import Dataset
from ldncli.document.blocks import plain
from ldncli.errors import NotFound
from ldncli.evidence.designs import RANDOMISED
from ldncli.evidence.eligibility import counts
from ldncli.pages.forest_data import ForestRow
from ldncli.plots.files import forest_svg
from ldncli.plots.forest.axis import axes_of
from ldncli.plots.forest.cells import plot
from ldncli.plots.forest.words import verdict_line
from ldncli.queries.forest.plot import forest
from ldncli.queries.forest.question import GROUPS
from ldncli.queries.forest.rows import reported
from ldncli.schema.conditions import Condition
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


def test_what_is_pooled_rests_on_the_trials_and_says_so(tiny: Dataset) -> None:
    main, published = forest(tiny, "exampleitis").panels
    assert main.pooling
    assert [row.study.id for row in main.pooling.inputs] == ["author-2024", "writer-2021"]
    assert (published.group, [row.study.id for row in published.rows]) == (
        "published",
        ["reviewer-2023"],
    )
    assert main.pooling.pooled.tau2 == 0
    assert -0.3 < main.pooling.estimate < -0.2


def test_of_two_trials_the_conventional_interval_is_drawn_and_the_other_said(
    ldn: Runner, tiny: Dataset
) -> None:
    """SE of the pool: 1/sqrt(15.37 + 10.67) = 0.196; t with one degree of freedom is 12.7."""
    pooling = forest(tiny, "exampleitis").panels[0].pooling
    assert pooling
    assert pooling.method == "conventional"
    assert pooling.high - pooling.low == pytest.approx(2 * 1.96 * 0.196, rel=1e-3)
    assert pooling.hk_high - pooling.hk_low == pytest.approx(2 * 12.706 * 0.196, rel=1e-3)
    out = ldn("forest", "exampleitis").out
    assert "Hartung-Knapp" in out
    assert "two trials cannot settle it" in out
    assert "◄" not in out


def test_the_model_can_be_chosen(ldn: Runner) -> None:
    data = json.loads(ldn("forest", "exampleitis", "--model", "dl", "-f", "json").out)["data"]
    assert data["panels"][0]["pooling"]["model"] == "dl"
    assert "DerSimonian-Laird" in ldn("forest", "exampleitis", "--model", "dl").out
    assert ldn("forest", "exampleitis", "--model", "fixed").code == 2


def test_a_trial_without_an_interval_is_a_row_in_words(ldn: Runner, tiny: Dataset) -> None:
    drawn = forest(tiny, "exampleitis")
    row = next(row for row in drawn.panels[0].rows if row.study.id == "scribe-2011")
    assert row.se is None
    assert "-25% v -12%, p=0.03; no interval" in ldn("forest", "exampleitis").out
    assert "no interval reported" in forest_svg(drawn)
    assert [item.study.id for item in drawn.listed] == ["undone-2018"]


def test_no_picture_prints_a_zero_with_a_sign(real: Dataset) -> None:
    for condition in real.all(Condition):
        svg = forest_svg(forest(real, condition.id))
        assert not re.search(r"-0\.0*[^\d.]", svg), condition.id


def test_the_verdict_stands_under_the_title(ldn: Runner, tiny: Dataset) -> None:
    drawn = forest(tiny, "exampleitis")
    sign, words = verdict_line(drawn)
    assert sign == "="
    assert words.endswith("(moderate certainty ⊕⊕⊕◯).")
    assert ldn("forest", "exampleitis").out.splitlines()[1].startswith("= Compared with placebo")
    assert "moderate certainty ⊕⊕⊕◯" in forest_svg(drawn)
    unrated = forest(tiny, "samplodynia")
    assert verdict_line(unrated)[1]


def test_one_axis_for_all_blocks_of_one_scale(tiny: Dataset) -> None:
    drawn = forest(tiny, "exampleitis")
    main, published = drawn.panels
    assert main.metric == published.metric
    axes = axes_of(drawn)
    assert len(axes) == 1
    (axis,) = axes.values()
    assert axis.margin == 1
    assert 0 < axis.at(-1) < axis.at(1) < 1
    assert any(":" in str(line) for line in plot(main, axis).lines)


def test_an_unknown_outcome_names_the_known_ones(ldn: Runner) -> None:
    ran = ldn("forest", "exampleitis", "--outcome", "joy")
    assert ran.code == 3
    assert "--outcome pain" in ran.err


def test_outcomes_complete(ldn: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    from types import SimpleNamespace

    from ldncli.cli.completion.choices import outcome_names
    from tests.conftest import TINY

    monkeypatch.setenv("LDN_DATA", str(TINY))
    typed = SimpleNamespace(params={"condition": "exampleitis"})
    assert outcome_names(typed, "p") == ["pain"]
    assert outcome_names(SimpleNamespace(params={}), "r") == ["response"]
    assert outcome_names(SimpleNamespace(params={"condition": "nope"}), "") == []


# What docs/forest-csv.md promises to metafor, RevMan and robvis.
COLUMNS = ["study", "year", "ldn_n", "control_n", "ldn_events", "control_events", "measure",
           "estimate", "se", "ci_low", "ci_high", "ci_level", "weight", "risk_of_bias",
           "derived"]  # fmt: skip


def test_machine_formats(ldn: Runner) -> None:
    document = json.loads(ldn("forest", "exampleitis", "-f", "json").out)
    assert document["schema"] == "ldn.forest/2"
    panel = document["data"]["panels"][0]
    assert panel["pooling"]["inputs"] == ["author-2024", "writer-2021"]
    rows = list(csv.DictReader(io.StringIO(ldn("forest", "exampleitis", "-f", "csv").out)))
    assert list(rows[0])[: len(COLUMNS)] == COLUMNS
    assert [row["study"] for row in rows] == [
        "author-2024",
        "writer-2021",
        "scribe-2011",
        "reviewer-2023",
    ]
    assert [row["drawn"] for row in rows] == ["true", "true", "false", "true"]
    first = rows[0]
    # A reader can pool from the file: weight is the share of 1/se^2 (tau2 is 0).
    weights = [float(row["se"]) ** -2 for row in rows[:2]]
    assert float(first["weight"]) == pytest.approx(100 * weights[0] / sum(weights))


def test_the_columns_are_those_of_the_page_on_them() -> None:
    page = (DATA.parent / "docs" / "forest-csv.md").read_text("utf-8")
    assert [name for name in ForestRow.fields if f"`{name}`" not in page] == []
    assert [name for name in GROUPS if f"`{name}`" not in page] == []


def test_the_picture(tiny: Dataset, golden: Golden) -> None:
    golden("forest.svg", forest_svg(forest(tiny, "exampleitis")))


def test_a_condition_without_a_study_still_answers(ldn: Runner, tiny: Dataset) -> None:
    assert "nothing to draw" in ldn("forest", "fauxalgia").out
    assert "nothing to draw" in forest_svg(forest(tiny, "fauxalgia"))


def _ids(real: Dataset) -> list[str]:
    return [item.id for item in real.all(Condition)]


def test_every_condition_and_outcome_of_the_real_data(real: Dataset) -> None:
    for key in _ids(real):
        for outcome in forest(real, key).outcomes:
            drawn = forest(real, key, outcome.id)
            if outcome.drawable:
                assert drawn.drawable, (key, outcome.id)
            axes = axes_of(drawn)
            for panel in drawn.panels:
                assert all(row.study.retracted is False for row in panel.rows)
                for row in panel.drawn:
                    assert panel.metric
                    assert row.estimate is not None
                    assert 0 <= axes[panel.metric].at(row.estimate) <= 1


def test_every_low_dose_randomised_trial_with_a_result_on_the_outcome_is_a_row(
    real: Dataset,
) -> None:
    for key in _ids(real):
        for outcome in forest(real, key).outcomes:
            drawn = forest(real, key, outcome.id)
            rows = {row.study.id for panel in drawn.panels for row in panel.rows}
            trials = [s for s in real.about(Study, key) if counts(s) and s.design in RANDOMISED]
            with_result = {s.id for s in trials if reported(s, outcome.id)}
            assert with_result <= rows, (key, outcome.id)
            assert {s.id for s in trials} <= rows | {item.study.id for item in drawn.listed}


def test_only_like_is_pooled(real: Dataset) -> None:
    for key in _ids(real):
        for outcome in forest(real, key).outcomes:
            for panel in forest(real, key, outcome.id).panels:
                inputs = panel.pooling.inputs if panel.pooling else ()
                assert len({row.study.id for row in inputs}) == len(inputs)
                assert {row.group for row in inputs} <= {"main"}
                assert {row.metric for row in inputs} <= {panel.metric}


def test_the_fibromyalgia_trials_pool_to_nothing_clear(real: Dataset) -> None:
    """The review of the ratings, by hand: random, plain variance, 0.03 (-0.78 to 0.84)."""
    pooling = forest(real, "fibromyalgia").panels[0].pooling
    assert pooling
    assert {row.study.id for row in pooling.inputs} == {"bruun-2024", "rodriguez-freire-2026"}
    assert (pooling.estimate, pooling.low, pooling.high) == pytest.approx(
        (0.03, -0.78, 0.84), abs=5e-3
    )


def test_ms_is_drawn_with_its_null_trial(ldn: Runner) -> None:
    out = ldn("forest", "ms", data=DATA).out
    assert "~ Compared with placebo, the studies disagree on quality of life" in out
    assert re.search(r"^= Sharafaddinzadeh 2010", out, re.MULTILINE)


def test_a_disputed_pooled_estimate_says_so(ldn: Runner) -> None:
    out = ldn("forest", "fibromyalgia", data=DATA).out
    assert "! Vatvani 2024" in out
    assert "DISPUTED" in out
    assert "Older than Rodríguez-Freire 2026" in out


def test_before_and_after_never_claims_a_side(ldn: Runner) -> None:
    out = ldn("forest", "long-covid", data=DATA).out
    assert "p<0.0001, before against after, not a comparison" in out
    assert "Before against after, no control" in out
    assert "better after" in out
    assert "< favours" not in out


@pytest.mark.parametrize(
    ("name", "words"), [("crohns-disease", "88% v 40%, p=0.009"), ("depression", "p=0.97")]
)
def test_trials_without_intervals_are_told_in_words(ldn: Runner, name: str, words: str) -> None:
    out = ldn("forest", name, data=DATA).out
    assert "nothing to draw" not in out
    assert words in out
    assert "no interval" in out


def test_an_outcome_must_exist(real: Dataset) -> None:
    with pytest.raises(NotFound):
        forest(real, "fibromyalgia", "nonsense")
    with pytest.raises(NotFound):
        forest(real, "nonsense")


def test_no_plot_is_wider_than_its_screen(real: Dataset) -> None:
    for key in _ids(real):
        for outcome in forest(real, key).outcomes:
            drawn = forest(real, key, outcome.id)
            axes = axes_of(drawn)
            for panel in drawn.panels:
                block = plot(panel, axes[panel.metric] if panel.metric else None)
                assert max(len(plain(line)) for line in block.lines) <= 80, (key, outcome.id)
                assert max(len(plain(line)) for line in block.narrow) <= 40, (key, outcome.id)
