"""What would change a verdict: each list whole, with the verdict that every line leads to."""

from __future__ import annotations

import pytest

from ldncli.evidence.rating import Rating, rating
from ldncli.evidence.summary import ConditionSummary, summarise
from ldncli.evidence.what_would_change import changes
from ldncli.schema.conditions import Condition, Downgrade, Finding, Statement
from ldncli.schema.record import replace
from ldncli.schema.studies import Study
from tests.test_verdict import condition, finding

TRIAL = "A randomised low-dose trial against placebo"
BETTER = "Compared with placebo, LDN may improve symptoms."
OPEN = "Compared with placebo, no clear difference in symptoms was shown; "
FIRST = [
    (f"{TRIAL} that favours LDN, rated low", BETTER),
    (f"{TRIAL} with no clear difference, rated low", f"{OPEN}a benefit is not ruled out."),
]
ANY_STUDY = "Any study of people who took it at low dose would end “none”, and show no cause"
GROUP = "A followed group would be more than cases, and show no cause"


def of(
    tier: str, made: tuple[Rating, ...] = (), silent: tuple[str, ...] = (), **fields: object
) -> list[tuple[str, str | None]]:
    """Return each result with the verdict that it would lead to."""
    subject: Condition = replace(condition(), **fields)
    summary: ConditionSummary = replace(summarise(subject, ()), tier=tier)
    return [(item.result, item.verdict) for item in changes(subject, summary, made, silent)]


def rated(*downgrades: tuple[str, int], main: bool = True, **changed: object) -> Rating:
    """Return a rating that starts high, as randomised trials do."""
    lowered = tuple(Downgrade(domain=d, levels=n, reason="x") for d, n in downgrades)
    subject: Finding = finding(downgrades=lowered, main=main, **changed)
    trial = Study.trusted({"id": "a", "design": "randomised-parallel"})
    return rating(replace(condition(), findings=(subject,) if main else ()), subject, {"a": trial})


@pytest.mark.parametrize(
    ("tier", "before"),
    [
        ("none-found", [(ANY_STUDY, None)]),
        ("preclinical", [(ANY_STUDY, None)]),
        ("case-reports", [(GROUP, None)]),
        ("uncontrolled", []),
        ("randomised", []),
    ],
)
def test_without_a_rated_comparison_a_first_trial_would(tier, before):
    assert of(tier) == [*before, *FIRST]


UNCOMPARED = [
    rated(comparator="none", direction="uncontrolled-improvement", certainty="very-low"),
    rated(certainty="not-rated"),
    rated(main=False),
]


@pytest.mark.parametrize("one", UNCOMPARED)
def test_what_compares_nothing_or_is_not_the_main_one_leaves_a_first_trial_to_do(one):
    assert of("uncontrolled", (one,)) == FIRST


def test_silent_trials_are_named_last():
    silent = of("uncontrolled", (), ("NCT1", "NCT2"))
    assert silent == [*FIRST, ("The results of silent low-dose trials: NCT1, NCT2", None)]


def test_the_main_rating_is_the_one_that_counts():
    other, main = rated(main=False, direction="mixed"), rated(direction="favours-ldn")
    assert of("randomised", (other, main)) == of("randomised", (main,))


ON = "Compared with placebo,"
EQUAL = "A low-dose randomised trial of equal weight"
MIXED = f"{ON} the studies disagree on pain."
LARGER = [
    ("Larger low-dose randomised trials that agree in favour of LDN",
     f"{ON} LDN may improve pain."),
    ("Larger ones that agree on no clear difference",
     f"{ON} no clear difference in pain was shown; a benefit is not ruled out."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("direction", "rows"),
    [
        ("favours-ldn", [(f"{EQUAL} with no clear difference", MIXED)]),
        ("favours-comparator", [(f"{EQUAL} that favours LDN", MIXED)]),
        ("no-difference", [(f"{EQUAL} that clearly favours LDN", MIXED)]),
        ("mixed", LARGER),
        ("not-applicable", LARGER),
    ],
)
def test_another_trial_of_equal_weight(direction, rows):
    assert of("randomised", (rated(direction=direction),)) == rows


BIAS = "Trials with concealed allocation, kept blinding and few people lost"
PUBLISHED = "The missing results, published"
AGREE = "Trials that agree, or a shown reason why these differ"
SAME = "A trial in these very people, at this dose, on this outcome"
MORE = "More people: an interval that leaves only one conclusion"
NOTICED = "More people, if LDN turns out better by a difference that people notice"
NARROW = "More people, if the interval stays inside what people notice"
FAVOURS = (f"{EQUAL} with no clear difference", MIXED)
ALONE = " (by itself not enough)"


def improves(hedge: str) -> str:
    """Return the verdict in favour of LDN."""
    return f"{ON} LDN {hedge} pain."


LIFTED = [
    # two levels for imprecision and one for bias: very low; without either more is known
    ((("imprecision", 2), ("risk-of-bias", 1)), "very-low", [
        (MORE, improves("probably improves")),
        (BIAS, improves("may improve")),
        ("All of that together", improves("improves")),
    ]),
    # one downgrade alone is all of that together
    ((("publication-bias", 1),), "moderate", [(PUBLISHED, improves("improves"))]),
    # below the floor one level gains nothing by itself
    ((("inconsistency", 1), ("indirectness", 2), ("risk-of-bias", 2)), "very-low", [
        (AGREE + ALONE, None),
        (SAME + ALONE, None),
        (BIAS + ALONE, None),
        ("All of that together", improves("improves")),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("downgrades", "certainty", "rows"), LIFTED)
def test_each_downgrade_that_could_be_lifted(downgrades, certainty, rows):
    one = rated(*downgrades, direction="favours-ldn", certainty=certainty)
    assert of("randomised", (one,)) == [FAVOURS, *rows]


def test_more_people_can_show_a_benefit_or_rule_it_out():
    """Both branches are told, and a margin is supposed where the finding has none."""
    one = rated(("imprecision", 1), ("inconsistency", 1), certainty="low")
    assert of("randomised", (one,)) == [
        (f"{EQUAL} that clearly favours LDN", MIXED),
        (NOTICED, improves("probably improves")),
        (NARROW, f"{ON} LDN probably makes little or no difference to pain."),
        (AGREE, f"{ON} no clear difference in pain was shown; a benefit is not ruled out."),
    ]


def test_results_that_disagree_are_not_settled_by_size_or_method():
    """More people could turn them either way, which the larger trials above them tell."""
    one = rated(("imprecision", 2), ("risk-of-bias", 1), direction="mixed", certainty="very-low")
    assert [result for result, _ in of("randomised", (one,))] == [
        *(result for result, _ in LARGER),
        BIAS,
    ]


def test_one_study_and_another_can_disagree():
    """One study by itself would be mixed; with the trial that is supposed there are two."""
    alone = rated(direction="favours-ldn", n_studies=1)
    assert of("randomised", (alone,)) == [FAVOURS]


def test_a_statement_on_no_difference_is_left_out_of_what_is_supposed():
    """What others concluded from these trials says nothing of the trials to come."""
    cited = rated(direction="mixed", statements=(Statement(says="little or none", by="x"),))
    assert of("randomised", (cited,)) == LARGER


def test_the_phrase_of_the_condition_is_in_every_line():
    rows = of("uncontrolled", phrase="joy")
    assert [line for _, line in rows] == [
        "Compared with placebo, LDN may improve joy.",
        "Compared with placebo, no clear difference in joy was shown; a benefit is not ruled out.",
    ]
