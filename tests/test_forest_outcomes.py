"""A whole forest on small records: its outcomes, what is drawn, what is listed under it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ldncli.errors import Candidate, NotFound
from ldncli.queries.forest.plot import Forest, forest
from ldncli.schema.conditions import Condition, Scale
from ldncli.schema.record import replace
from ldncli.schema.studies import Awaiting, Reference, Study
from tests.test_forest_blocks import ACTIVE, CARE, PAIN, trial
from tests.test_forest_intervals import COUNTS, MD, result
from tests.test_verdict import condition, finding
from tests.test_what_counts import CROSSOVER, OPEN


class Shelf:
    """The records of one condition, `x`, where a forest looks for those of a dataset."""

    metadata = SimpleNamespace(searched_through="2026-01")

    def __init__(self, *studies: Study, findings=(), awaiting=(), phrase="joy") -> None:
        self.condition = replace(condition(phrase), findings=tuple(findings))
        about = {Study: studies, Awaiting: awaiting}
        self.records = {(kind, "x"): tuple(items) for kind, items in about.items()}

    def get(self, kind: type, key: str) -> Condition | None:
        return self.condition if (kind, key) == (Condition, "x") else None

    def all(self, kind: type) -> tuple[Scale, ...]:
        return {Scale: (PAIN,)}[kind]

    def about(self, kind: type, key: str) -> tuple[object, ...]:
        return self.records[kind, key]

    def many(self, kind: type, keys: list[str]) -> tuple[str, ...]:
        assert kind is Reference
        return tuple(keys)


def on(outcome: str, words: str = "", **changes: object):
    """Return a drawn result on an outcome."""
    return result(**{**MD, "scale": "pain-0-10", "outcome_id": outcome, **changes,
                     "outcome": words or outcome.title()})  # fmt: skip


def outcomes(drawn: Forest) -> list[tuple[str, str, int, bool]]:
    return [(item.id, item.words, item.n_results, item.drawable) for item in drawn.outcomes]


def listed(drawn: Forest) -> list[str]:
    return [item.study.id for item in drawn.listed]


def rows(drawn: Forest) -> dict[str, object]:
    return {row.study.id: row for panel in drawn.panels for row in panel.rows}


# --- which outcomes there are, and which is drawn ---

UNDRAWN = {"ci_low": None}


def test_the_outcomes_of_findings_come_first_and_then_the_most_reported():
    shelf = Shelf(
        trial("a", on("sleep"), on("fatigue"), on("pain", "Pain, in a study's words")),
        trial("b", on("sleep", **UNDRAWN), on("cure", **UNDRAWN)),
        trial("c", on("mood", **UNDRAWN), on("fatigue")),
        trial("d", on("sleep")),
        findings=(
            finding(outcome="pain, 0 to 10"),
            finding(outcome="pain again"),
            finding(outcome="never reported", outcome_id="nothing"),
            finding(outcome="joy", outcome_id="mood"),
        ),
    )
    assert outcomes(forest(shelf, "x")) == [
        ("pain", "pain, 0 to 10", 1, True),
        ("mood", "joy", 1, False),
        ("sleep", "Sleep", 3, True),
        ("fatigue", "Fatigue", 2, True),
        ("cure", "Cure", 1, False),
    ]


def test_an_outcome_is_drawable_where_any_row_of_it_has_an_interval():
    shelf = Shelf(trial("a", on("pain", **UNDRAWN)), trial("b", on("pain"), design=OPEN),
                  trial("c", on("sleep"), retracted=True))  # fmt: skip
    assert outcomes(forest(shelf, "x")) == [("pain", "Pain", 2, True), ("sleep", "Sleep", 1, False)]


SLEEP, MOOD = finding(outcome="sleep", outcome_id="sleep"), finding(outcome_id="mood", main=True)
CHOSEN = [
    # findings, studies, the outcome that is drawn
    ((SLEEP, MOOD), (trial("a", on("mood", **UNDRAWN), on("sleep")),), "mood"),
    ((SLEEP,), (trial("a", on("mood"), on("sleep", **UNDRAWN)),), "sleep"),
    # the main one was never reported: the first that can be drawn, else the first
    ((MOOD,), (trial("a", on("cure", **UNDRAWN), on("sleep")),), "sleep"),
    ((), (trial("a", on("cure", **UNDRAWN), on("sleep")),), "sleep"),
    ((), (trial("a", on("cure", **UNDRAWN), on("sleep", **UNDRAWN)),), "cure"),
    ((MOOD,), (), None),
    ((), (trial("a"),), None),
]


@pytest.mark.parametrize(("findings", "studies", "outcome"), CHOSEN)
def test_the_outcome_that_is_drawn(findings, studies, outcome):
    drawn = forest(Shelf(*studies, findings=findings), "x")
    assert (drawn.outcome.id if drawn.outcome else None) == outcome
    assert drawn.finding == next((f for f in findings if f.outcome_id == outcome), None)


TWO = (trial("a", on("pain", "Pain, 0 to 10"), on("sleep", "Sleep at night")),)


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [("sleep", "sleep"), ("SLEEP AT NIGHT", "sleep"), ("pain 0-to-10", "pain")],
)
def test_an_outcome_is_named_by_its_id_or_its_words(typed, outcome):
    assert forest(Shelf(*TWO), "x", typed).outcome.id == outcome


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("slep", (("sleep", "Sleep at night"),)),
        ("PAIN, 0", (("pain", "Pain, 0 to 10"),)),
        ("qqq", (("pain", "Pain, 0 to 10"), ("sleep", "Sleep at night"))),
    ],
)
def test_an_unknown_outcome_tells_those_that_are_near_or_all(typed, candidates):
    with pytest.raises(NotFound) as caught:
        forest(Shelf(*TWO), "x", typed)
    error = caught.value
    assert (error.kind, error.asked, error.within) == ("outcome", typed, "x")
    assert error.candidates == tuple(
        Candidate(kind="outcome", id=key, label=words) for key, words in candidates
    )


def test_an_unknown_condition_is_told_as_one():
    with pytest.raises(NotFound) as caught:
        forest(Shelf(), "y")
    assert (caught.value.kind, caught.value.asked) == ("condition", "y")


# --- the verdict ---

STANDARD = trial("z", dose_class="standard")


@pytest.mark.parametrize(
    ("findings", "outcome", "verdict"),
    [
        # the phrase of the condition names the outcome of its main finding
        ((MOOD, SLEEP), "mood", "Compared with placebo, no clear difference in joy was shown; "
         "a benefit is not ruled out."),
        ((MOOD, SLEEP), "sleep", "Compared with placebo, no clear difference in sleep was shown; "
         "a benefit is not ruled out."),
        ((MOOD, replace(SLEEP, comparator="none")), "sleep", "In 40 people without a comparison "
         "group, sleep went both ways. We cannot tell what LDN did."),
        ((MOOD,), "sleep", ""),
        ((), "sleep", ""),
    ],
)  # fmt: skip
def test_the_line_is_that_of_the_outcome_that_is_drawn(findings, outcome, verdict):
    shelf = Shelf(trial("a", on("mood"), on("sleep")), STANDARD, findings=findings)
    assert forest(shelf, "x", outcome).verdict == verdict


def test_studies_at_other_doses_alone_say_nothing_on_a_finding():
    shelf = Shelf(trial("a", on("mood"), on("sleep"), dose_class="standard"), STANDARD,
                  findings=(MOOD, SLEEP))  # fmt: skip
    line = "No study at low dose was found. 2 studies at other doses cannot tell us about LDN."
    assert [forest(shelf, "x", key).verdict for key in ("mood", "sleep")] == [line, line]


# --- what a review is held against ---

REVIEW = {"design": "meta-analysis", "year": 2020}
TRIALS = (
    trial("older", on("pain"), year=2019),
    trial("same", on("pain"), year=2020),
    trial("newer", on("pain"), year=2021),
    trial("crossover", on("pain"), year=2022, design=CROSSOVER),
    # none of these speaks against it
    trial("open", on("pain"), year=2022, design=OPEN),
    trial("dose", on("pain"), year=2022, dose_class="standard"),
    trial("gone", on("pain"), year=2022, retracted=True),
    trial("sleep", on("sleep"), year=2022),
    trial("undated", on("pain"), year=None),
)
AGAINST = [
    ({}, ["newer", "crossover"], ["same"]),
    # what it includes it is not older than; then the trials of its year are known to be left out
    ({"includes": ("newer",)}, ["crossover"], []),
    ({"includes": ("older",)}, ["newer", "crossover"], []),
    ({"searched_to": "2019-06"}, ["same", "newer", "crossover"], []),
    ({"searched_to": "2021"}, ["crossover"], []),
    ({"year": 2022}, [], ["crossover"]),
    ({"year": None}, [], []),
    ({"year": None, "searched_to": "2020-01"}, ["newer", "crossover"], []),
]


@pytest.mark.parametrize(("changes", "newer", "level"), AGAINST)
def test_the_trials_that_a_review_is_older_than(changes, newer, level):
    review = trial("review", on("pain"), **REVIEW | changes)
    row = rows(forest(Shelf(review, *TRIALS), "x", "pain"))["review"]
    assert [study.id for study in row.newer] == newer
    assert [study.id for study in row.same_year] == level


def test_reviews_that_reach_as_far_share_one_list():
    # At 160 times the data each review went through every newer trial.
    reviews = [trial(key, on("pain"), **REVIEW) for key in ("first", "second")]
    reviews.append(trial("third", on("pain"), includes=("older",), **REVIEW))
    found = rows(forest(Shelf(*reviews, *TRIALS), "x", "pain"))
    assert found["first"].newer is found["second"].newer is found["third"].newer
    assert found["first"].same_year is found["second"].same_year


def test_only_a_review_is_older_than_others():
    found = rows(forest(Shelf(*TRIALS), "x", "pain"))
    assert all((row.newer, row.same_year, row.disputed) == ((), (), ()) for row in found.values())


def test_what_disputes_a_review_stands_beside_it():
    letters = [Awaiting(id=key, title="x", conditions=("x",), reason="x", checked_on="")
               for key in ("letter", "other")]  # fmt: skip
    disputed = [trial(key, on("pain"), design=design, disputed_by=("letter",))
                for key, design in (("review", "meta-analysis"), ("trial", OPEN))]  # fmt: skip
    found = rows(forest(Shelf(*disputed, awaiting=letters), "x"))
    assert {key: [item.id for item in row.disputed] for key, row in found.items()} == {
        "review": ["letter"],
        "trial": [],
    }


# --- what stands under the plot ---

SILENT = trial("silent", on("sleep"), year=2015)
LISTED = [
    # a randomised low-dose trial that did not report the outcome, retracted or not
    ((SILENT,), ["silent"]),
    ((replace(SILENT, design=CROSSOVER),), ["silent"]),
    ((replace(SILENT, retracted=True),), ["silent"]),
    ((replace(SILENT, dose_class="standard"),), []),
    ((replace(SILENT, design=OPEN),), []),
    ((replace(SILENT, design="meta-analysis"),), []),
    # what reported it without a number that can be drawn: reviews, and trials at other doses
    ((trial("r", on("pain", **UNDRAWN), design="meta-analysis"),), ["r"]),
    ((trial("d", on("pain", **UNDRAWN), dose_class="standard"),), ["d"]),
    ((trial("o", on("pain", **UNDRAWN), design=OPEN),), []),
    ((trial("l", on("pain"), design="animal"),), []),
    # the order: low-dose trials, other doses, reviews; the newest first
    ((trial("r", on("pain", **UNDRAWN), design="meta-analysis", year=2026),
      trial("d", on("pain", **UNDRAWN), dose_class="standard", year=2025),
      trial("n", on("sleep"), year=2012), SILENT,
      trial("s", on("pain", **UNDRAWN), design="systematic-review", year=2027),
      trial("e", on("pain", **UNDRAWN), dose_class="standard", year=2026)),
     ["silent", "n", "e", "d", "s", "r"]),
]  # fmt: skip


@pytest.mark.parametrize(("studies", "keys"), LISTED)
def test_what_may_not_be_passed_over_is_listed(studies, keys):
    drawn = forest(Shelf(trial("drawn", on("pain")), *studies), "x", "pain")
    assert listed(drawn) == keys
    assert "drawn" in rows(drawn)


def test_where_nothing_is_randomised_all_who_reported_it_are_listed():
    studies = (trial("o", on("pain", **UNDRAWN), design=OPEN),
               trial("c", on("pain", **UNDRAWN), design="case-series"),
               trial("s", on("sleep"), design=OPEN),
               trial("l", on("pain", **UNDRAWN), design="animal"),
               trial("e", on("pain", **UNDRAWN), design="economic-evaluation"))  # fmt: skip
    assert listed(forest(Shelf(*studies), "x", "pain")) == ["c", "o"]
    other_dose = trial("d", on("sleep"), dose_class="standard")
    assert listed(forest(Shelf(*studies, other_dose), "x", "pain")) == ["c", "o"]
    assert listed(forest(Shelf(*studies, SILENT), "x", "pain")) == ["silent"]


def test_what_is_listed_comes_with_what_it_reported():
    undrawn = on("pain", **UNDRAWN)
    review = trial("r", on("sleep"), undrawn, design="meta-analysis")
    (item,) = forest(Shelf(trial("a", on("pain")), review), "x", "pain").listed
    assert (item.study, item.results) == (review, (undrawn,))


def test_uncontrolled_studies_that_are_not_listed_are_counted():
    studies = (trial("o", on("pain"), design=OPEN), trial("s", on("sleep"), design=OPEN),
               trial("c", design="case-report"), trial("d", design=OPEN, dose_class="standard"),
               trial("g", design=OPEN, retracted=True), trial("a", on("pain")))  # fmt: skip
    assert forest(Shelf(*studies), "x", "pain").n_uncontrolled == 3
    undrawn = trial("u", on("pain", **UNDRAWN), design=OPEN)
    drawn = forest(Shelf(undrawn, *studies[1:3]), "x", "pain")
    assert (listed(drawn), drawn.n_uncontrolled) == (["u"], 2)


# --- the whole ---


def test_a_forest_has_its_condition_its_sources_and_the_day_of_the_search():
    shelf = Shelf(trial("a", on("pain"), reference="ref-a"), SILENT,
                  trial("r", on("pain"), design="meta-analysis", reference="ref-r"))  # fmt: skip
    drawn = forest(shelf, "x", "pain")
    assert drawn.condition == shelf.condition
    assert drawn.references == ("ref-a", "ref-r", "silent")
    assert drawn.searched_through == "2026-01"
    assert drawn.drawable


def test_a_forest_of_words_alone_draws_nothing():
    drawn = forest(Shelf(trial("a", on("pain", **UNDRAWN))), "x")
    assert [panel.metric for panel in drawn.panels] == [None]
    assert not drawn.drawable
    assert not forest(Shelf(), "x").drawable


def test_the_question_knows_the_scales_and_the_finding():
    """The comparator of the finding makes the main block; counts are drawn as it states."""
    usual = finding(comparator="usual-care", measure="RD")
    counted = result(**COUNTS | {"timepoint": "12 weeks"})
    shelf = Shelf(trial("p", on("pain")), trial("u", on("pain"), **CARE),
                  trial("c", counted, **CARE), trial("a", on("pain"), **ACTIVE),
                  findings=(usual,))  # fmt: skip
    blocks = [(p.group, p.metric.measure, [row.study.id for row in p.rows])
              for p in forest(shelf, "x").panels]  # fmt: skip
    assert blocks == [
        ("main", "MD", ["u"]),
        ("main", "RD", ["c"]),
        ("comparators", "MD", ["a"]),
        ("comparators", "MD", ["p"]),
    ]


@pytest.mark.parametrize("model", ["reml", "dl"])
def test_the_model_that_pools(model):
    shelf = Shelf(trial("a", on("pain")), trial("b", on("pain")))
    (panel,) = forest(shelf, "x", model=model).panels
    assert panel.pooling.pooled.model == model
    assert forest(shelf, "x").panels[0].pooling.pooled.model == "reml"
