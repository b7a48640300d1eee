"""The forest plot: like beside like, every trial a row, what was worked out here marked so."""

import csv
import io
import json
import re
from collections.abc import Callable

import pytest

from ldncli.dataset.dataset import Dataset
from ldncli.errors import NotFound
from ldncli.evidence.designs import RANDOMISED
from ldncli.evidence.eligibility import counts
from ldncli.plots.files import forest_svg
from ldncli.plots.forest.axis import axes_of
from ldncli.plots.forest.cells import plot
from ldncli.plots.forest.numbers import numbers
from ldncli.plots.forest.words import row_effect, verdict_line
from ldncli.queries.forest.plot import forest
from ldncli.queries.forest.question import Question, question_of
from ldncli.queries.forest.rows import reported, rows_of
from ldncli.schema.conditions import Condition, Scale
from ldncli.schema.record import replace
from ldncli.schema.studies import Study
from tests.conftest import DATA, Runner

Golden = Callable[[str, str], None]


def asked(dataset: Dataset, outcome: str = "pain", condition: str = "exampleitis") -> Question:
    """Return the question of an outcome, as the plot asks it."""
    scales = {scale.id: scale for scale in dataset.all(Scale)}
    subject = dataset.get(Condition, condition)
    assert subject
    return question_of(subject, outcome, dataset.about(Study, condition), scales)


def study_of(dataset: Dataset, key: str, **changes: object) -> Study:
    """Return a study of the small dataset with its first result changed, and no other."""
    study = dataset.get(Study, key)
    assert study
    return replace(study, results=(replace(study.results[0], **changes),))


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


def test_from_three_trials_on_hartung_knapp_and_a_prediction(tiny: Dataset) -> None:
    from ldncli.queries.forest.panels import panels_of

    rows = [
        row
        for name, estimate, width in (("a", -1.0, 0.2), ("b", 0.0, 0.5), ("c", 0.4, 1.0))
        for row in rows_of(
            replace(
                study_of(tiny, "author-2024", estimate=estimate, ci_low=estimate - width,
                         ci_high=estimate + width),
                id=name,
            ),
            asked(tiny),
        )
    ]  # fmt: skip
    (panel,) = panels_of(rows)
    assert panel.pooling
    assert panel.pooling.method == "hartung-knapp"
    assert panel.pooling.prediction_low is not None
    assert panel.pooling.prediction_low < panel.pooling.low
    (other,) = panels_of(rows, "dl")
    assert other.pooling
    assert other.pooling.pooled.tau2 != pytest.approx(panel.pooling.pooled.tau2)


def test_the_model_can_be_chosen(ldn: Runner) -> None:
    data = json.loads(ldn("forest", "exampleitis", "--model", "dl", "-f", "json").out)["data"]
    assert data["panels"][0]["pooling"]["model"] == "dl"
    assert "DerSimonian-Laird" in ldn("forest", "exampleitis", "--model", "dl").out
    assert ldn("forest", "exampleitis", "--model", "fixed").code == 2


def test_a_trial_without_an_interval_is_a_row_in_words(ldn: Runner, tiny: Dataset) -> None:
    found = forest(tiny, "exampleitis")
    row = next(row for row in found.panels[0].rows if row.study.id == "scribe-2011")
    assert row.se is None
    assert "-25% v -12%, p=0.03; no interval" in ldn("forest", "exampleitis").out
    assert "no interval reported" in forest_svg(found)
    assert [item.study.id for item in found.listed] == ["undone-2018"]


def test_a_retracted_trial_is_never_a_row(tiny: Dataset) -> None:
    study = study_of(tiny, "author-2024")
    assert rows_of(study, asked(tiny))
    assert not rows_of(replace(study, retracted=True), asked(tiny))


def test_a_crossover_enters_from_an_exact_p_and_is_marked(tiny: Dataset) -> None:
    changes = {"measure": "MD", "scale": "pain-0-10", "estimate": -0.5}
    (row,) = rows_of(study_of(tiny, "scribe-2011", **changes), asked(tiny))
    assert row.crossover
    assert (row.source, row.derived) == ("from-p", True)
    assert row.se == pytest.approx(0.5 / 2.3132, abs=1e-3)  # t, 23 degrees of freedom, p=0.03
    (vague,) = rows_of(study_of(tiny, "scribe-2011", **changes, p="<0.05"), asked(tiny))
    assert vague.se is None


COUNTED = {"measure": "proportion", "estimate": None, "ci_low": None, "ci_high": None, "p": None}


def test_counts_are_drawn_as_a_risk_ratio_and_marked(tiny: Dataset) -> None:
    """10/20 against 5/20 is 2; the SE of the logarithm is sqrt(1/10 - 1/20 + 1/5 - 1/20)."""
    study = study_of(tiny, "author-2024", **COUNTED, ldn_events=10, n_ldn=20, control_events=5,
                     n_control=20)  # fmt: skip
    (row,) = rows_of(study, asked(tiny))
    assert (row.metric.measure, row.source) == ("RR", "from-counts") if row.metric else False
    assert row.estimate == pytest.approx(2)
    assert row.se == pytest.approx(0.2**0.5)
    assert row_effect(row) == "2.00 (0.832 to 4.81)*"


def test_an_empty_arm_gets_a_half_and_two_empty_arms_stay_words(tiny: Dataset) -> None:
    counted = {**COUNTED, "n_ldn": 20, "n_control": 20, "ldn_events": 0}
    (row,) = rows_of(study_of(tiny, "author-2024", **counted, control_events=3), asked(tiny))
    assert row.estimate == pytest.approx(0.5 / 3.5)
    (words,) = rows_of(study_of(tiny, "author-2024", **counted, control_events=0), asked(tiny))
    assert words.se is None


def test_a_crossover_from_counts_is_drawn_and_not_pooled(real: Dataset) -> None:
    panel = forest(real, "fibromyalgia", "response").panels[0]
    younger = next(row for row in panel.rows if row.study.id == "younger-2013-crossover")
    assert younger.se
    assert younger.weight is None


def test_a_limit_reported_as_zero_gets_an_arrow_and_its_reason(tiny: Dataset) -> None:
    from ldncli.plots.forest.notes import remarks

    changes = {"measure": "RR", "estimate": 0.5, "ci_low": 0.0, "ci_high": 2.0}
    (row,) = rows_of(study_of(tiny, "author-2024", **changes), asked(tiny))
    assert row.arrow
    assert row.low == pytest.approx(0.125)  # as far below on the logarithm as 2 is above
    assert row_effect(row) == "0.5 (0.00 to 2.0)"
    assert "reported as 0.00" in remarks(row)[0]


def test_a_restated_result_is_drawn_once(real: Dataset) -> None:
    """Of each pair the row with the interval stays; another dose arm with its own counts too."""
    for condition, outcome, key, number in (
        ("fibromyalgia", "pain", "rodriguez-freire-2026", 1),
        ("multiple-sclerosis", "pain", "cree-2010", 1),
        ("neuraxial-opioid-itch", "itch", "abboud-1990-epidural", 2),
        ("migraine", "pain-freedom", "toledano-2021-acute", 1),
    ):
        rows = [r for p in forest(real, condition, outcome).panels for r in p.rows]
        assert [row.study.id for row in rows].count(key) == number, condition
        assert all(row.se for row in rows if row.study.id == key), condition


@pytest.mark.parametrize(
    ("values", "printed", "expected"),
    [
        ((-0.34, -0.95, 0.27), True, ("-0.34", "-0.95", "0.27")),
        ((0.5, -0.7, 1.25), True, ("0.50", "-0.70", "1.25")),
        ((0.0305, -0.77812, 0.83912), False, ("0.0305", "-0.778", "0.839")),
        ((2.4123, 1.7712, 13.28), False, ("2.41", "1.77", "13.3")),
        ((-0.0000001, -0.5, 0.5), False, ("0.00000", "-0.500", "0.500")),
        ((-0.004, -0.01, 0.0), True, ("-0.004", "-0.010", "0.000")),
        ((0.61, 0.0021, 1.37e40), False, ("0.61", "0.00", "1.37 x 10^40")),
        ((-1250000.0,), False, ("-1.25 x 10^6",)),
        ((48.2,), True, ("48.2",)),
        ((120.0, 90.0, 150.0), True, ("120", "90", "150")),
    ],
)
def test_three_significant_digits_and_no_signed_zero(
    values: tuple[float, ...], printed: bool, expected: tuple[str, ...]
) -> None:
    assert numbers(values, reported=printed) == expected


def test_no_picture_prints_a_zero_with_a_sign(real: Dataset) -> None:
    for condition in real.all(Condition):
        svg = forest_svg(forest(real, condition.id))
        assert not re.search(r"-0\.0*[^\d.]", svg), condition.id


def test_the_verdict_stands_under_the_title(ldn: Runner, tiny: Dataset) -> None:
    found = forest(tiny, "exampleitis")
    sign, words = verdict_line(found)
    assert sign == "="
    assert words.endswith("(moderate certainty ⊕⊕⊕◯).")
    assert ldn("forest", "exampleitis").out.splitlines()[1].startswith("= Compared with placebo")
    assert "moderate certainty ⊕⊕⊕◯" in forest_svg(found)
    unrated = forest(tiny, "samplodynia")
    assert verdict_line(unrated)[1]


def test_one_axis_for_all_blocks_of_one_scale(tiny: Dataset) -> None:
    found = forest(tiny, "exampleitis")
    main, published = found.panels
    assert main.metric == published.metric
    axes = axes_of(found)
    assert len(axes) == 1
    (axis,) = axes.values()
    assert axis.margin == 1
    assert 0 < axis.at(-1) < axis.at(1) < 1
    assert any(":" in str(line) for line in plot(main, axis).lines)


def test_a_scale_that_was_not_stated_shares_no_axis(tiny: Dataset) -> None:
    first, second = (
        rows_of(study_of(tiny, key, scale=None), asked(tiny))[0]
        for key in ("author-2024", "writer-2021")
    )
    assert first.metric != second.metric
    assert first.result.unit == second.result.unit


def test_another_comparator_and_a_mixed_group_have_blocks_of_their_own(
    tiny: Dataset, wider: Dataset
) -> None:
    from ldncli.schema.studies import PeopleWith

    groups = {panel.group for panel in forest(wider, "exampleitis").panels}
    assert {"main", "comparators"} <= groups
    study = study_of(tiny, "author-2024")
    mixed = replace(study, people_with=(PeopleWith(condition="exampleitis", n=40),))
    assert rows_of(mixed, asked(tiny))[0].group == "populations"
    whole = replace(study, people_with=(PeopleWith(condition="exampleitis", n=100),))
    assert rows_of(whole, asked(tiny))[0].group == "main"


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
    assert [name for name in COLUMNS if f"`{name}`" not in page] == []


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
            found = forest(real, key, outcome.id)
            if outcome.drawable:
                assert found.drawable, (key, outcome.id)
            axes = axes_of(found)
            for panel in found.panels:
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
            found = forest(real, key, outcome.id)
            rows = {row.study.id for panel in found.panels for row in panel.rows}
            trials = [s for s in real.about(Study, key) if counts(s) and s.design in RANDOMISED]
            with_result = {s.id for s in trials if reported(s, outcome.id)}
            assert with_result <= rows, (key, outcome.id)
            assert {s.id for s in trials} <= rows | {item.study.id for item in found.listed}


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
    assert "~ Compared with placebo, results on quality of life point both ways" in out
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
