"""Each rule of the data on the least rows that can keep or break it, with the words of the fault.

The rows hold only what the rule reads. What is compared is every fault, as one line: a rule that
tells too much fails as well as one that is silent.
"""

from __future__ import annotations

import datetime
import math
from typing import get_args

import pytest

from ldncli.dataset.checks import arithmetic, findings, identifiers, intervals, links, run, shape
from ldncli.dataset.checks.evidence import check as check_evidence
from ldncli.dataset.toml_files import read
from ldncli.schema.build import build
from ldncli.schema.conditions import Condition
from ldncli.schema.kinds import KINDS
from ldncli.schema.studies import Study
from ldncli.schema.vocabulary import Measure
from tests.conftest import TINY


def raw(**rows):
    """Return tables that hold these rows and nothing else."""
    return {kind: [] for kind in KINDS} | rows


def lines(faults):
    faults = list(faults)
    assert all(isinstance(part, str) for fault in faults for part in (fault.field, fault.value))
    return [fault.line() for fault in faults]


S = "studies/s.toml: study s: "
ABOVE = "the interval starts above the estimate; check both against the source"
BELOW = "the interval ends below the estimate; check both against the source"
BEFORE = "the interval ends before it starts; check both against the source"
EVENTS = "more events than people; check both against the source"
SHARE = "a risk difference is a share, -1 to 1; 17.3 percentage points are 0.173"
RATIO = "a ratio is above zero and at most 1e+06; check the source"


@pytest.mark.parametrize(
    ("result", "told"),
    [
        ({"ci_low": -1.0, "estimate": 0.5, "ci_high": 1.0}, []),
        ({"ci_low": 0.5, "estimate": 0.5, "ci_high": 1.0}, []),  # at the end is inside
        ({"ci_low": -1.0, "estimate": 1.0, "ci_high": 1.0}, []),
        ({"ci_low": 0.6, "estimate": 0.5, "ci_high": 1.0},
         [f"ci_low = 0.6 and estimate 0.5: {ABOVE}"]),
        ({"ci_low": 0.1, "estimate": 2, "ci_high": 1.0},
         [f"estimate = 2 and ci_high 1.0: {BELOW}"]),
        ({"ci_low": 2, "ci_high": 1}, [f"ci_low = 2 and ci_high 1: {BEFORE}"]),
        ({"ci_low": 1, "ci_high": 2}, []),
        ({"estimate": 1.5}, []),
        ({"ci_low": 1}, ["ci_low = 1: an interval needs both ends; add the other"]),
        ({"ci_high": 1}, ["ci_high = 1: an interval needs both ends; add the other"]),
        ({"ci_low": 1, "ci_high": 1},
         ["ci_low = 1: an interval has a width; check both ends against the source"]),
        ({"ldn_events": 5, "n_ldn": 5, "control_events": 4, "n_control": 4}, []),
        ({"ldn_events": 6, "n_ldn": 5}, [f"ldn_events = 6 and n_ldn 5: {EVENTS}"]),
        ({"control_events": 6, "n_control": 5}, [f"control_events = 6 and n_control 5: {EVENTS}"]),
        ({"measure": "RD", "ci_low": -1, "estimate": 0, "ci_high": 1}, []),
        ({"measure": "RD", "ci_low": -14.1, "estimate": 17.3, "ci_high": 44.3},
         [f"ci_low = -14.1: {SHARE}", f"estimate = 17.3: {SHARE}", f"ci_high = 44.3: {SHARE}"]),
        ({"measure": "RD", "estimate": 1.01}, [f"estimate = 1.01: {SHARE}"]),
        ({"measure": "RD", "estimate": 17.3, "unit": "percentage points"}, []),
        ({"measure": "MD", "estimate": 17.3}, []),
        ({"measure": "MD", "ci_low": -2e6, "estimate": 0, "ci_high": 2e6}, []),
        *(({"measure": measure, "estimate": 1.2, "unit": "per month"}, [])
          for measure in ("RR", "OR", "HR")),
        *(({"measure": measure, "estimate": 0.0}, [f"estimate = 0.0: {RATIO}"])
          for measure in ("RR", "OR", "HR")),
        ({"measure": "OR", "ci_low": 1e-9, "estimate": 2.0, "ci_high": 1e6}, []),
        ({"measure": "OR", "ci_low": -0.1, "estimate": 2.0, "ci_high": 1000001.0},
         [f"ci_low = -0.1: {RATIO}", f"ci_high = 1000001.0: {RATIO}"]),
        ({"measure": "OR", "estimate": 0.0, "unit": "per month"}, [f"estimate = 0.0: {RATIO}"]),
    ],
)  # fmt: skip
def test_the_arithmetic_of_a_result(result, told):
    row = {"id": "s", "results": [{}, result]}
    assert lines(arithmetic.check(raw(study=[row]))) == [f"{S}results[2].{line}" for line in told]


@pytest.mark.parametrize(
    ("kind", "row", "told"),
    [
        ("study", {"id": "s", "n_analysed": 9, "n_enrolled": 9}, []),
        ("study", {"id": "s", "n_analysed": 9, "n_enrolled": 8},
         [f"{S}n_analysed = 9 and n_enrolled 8: more people analysed than enrolled; "
          "check both against the source"]),
        ("study", {"id": "s", "adverse_events": [{"ldn_events": 3, "ldn_n": 2},
                                                 {"control_events": 3, "control_n": 2}]},
         [f"{S}adverse_events[1].ldn_events = 3 and ldn_n 2: {EVENTS}",
          f"{S}adverse_events[2].control_events = 3 and control_n 2: {EVENTS}"]),
        ("study", {"id": "s", "adverse_events": [{"ldn_events": 2, "ldn_n": 2},
                                                 {"control_events": 2, "control_n": 2}]}, []),
        ("condition", {"id": "c", "findings": [{"ci_low": 1}]},
         ["conditions.toml: condition c: findings[1].ci_low = 1: "
          "an interval needs both ends; add the other"]),
        ("scale", {"id": "c", "lowest": 10, "highest": 10}, []),
        ("scale", {"id": "c", "lowest": 10, "highest": 0},
         ["scales.toml: scale c: lowest = 10 and highest 0: the scale ends before it starts; "
          "check both against the source"]),
        ("dataset", {"version": "1", "dose_bands": [{"lowest_mg": 1, "highest_mg": 1}]}, []),
        ("dataset", {"version": "1", "dose_bands": [{"lowest_mg": 6.0, "highest_mg": 0.5}]},
         ["dataset.toml: dataset 1: dose_bands[1].lowest_mg = 6.0 and highest_mg 0.5: "
          "the band ends before it starts; check both against the source"]),
        ("trial", {"registration": "T", "started": "2024", "completed": "2024"}, []),
        ("trial", {"registration": "T", "started": "2024-05", "completed": "2021"},
         ["trials.toml: trial T: started = 2024-05 and completed 2021: "
          "it was completed before it started; check both against the source"]),
    ],
)  # fmt: skip
def test_the_arithmetic_of_other_rows(kind, row, told):
    assert lines(arithmetic.check(raw(**{kind: [row]}))) == told


FAR = "the estimate is far off the middle of its interval; check all three against the source"


@pytest.mark.parametrize(
    ("kind", "row", "told"),
    [
        ("study", {"id": "s", "results": [{"measure": "MD", "estimate": 0.0, "ci_low": -1.0,
                                           "ci_high": 1.0}]}, []),
        ("study", {"id": "s", "results": [{}, {"measure": "MD", "estimate": 0.6, "ci_low": -1.0,
                                               "ci_high": 1.0}]},
         [f"{S}results[2].estimate = 0.6 (-1.0 to 1.0): {FAR}"]),
        ("study", {"id": "s", "results": [{"measure": "MD", "estimate": 0.5, "ci_low": -1.0,
                                           "ci_high": 1.0}]}, []),  # 0.4 is not beyond 0.4
        ("condition", {"id": "c", "findings": [{"measure": "RR", "estimate": 2.14,
                                                "ci_low": 0.177, "ci_high": 3.28}]},
         [f"conditions.toml: condition c: findings[1].estimate = 2.14 (0.177 to 3.28): {FAR}"]),
        ("condition", {"id": "c"}, []),
    ],
)  # fmt: skip
def test_intervals_are_told_where_they_stand(kind, row, told):
    assert lines(intervals.check(raw(**{kind: [row]}))) == told


@pytest.mark.parametrize(
    ("measure", "numbers", "off"),
    [
        # (estimate - middle - slack) / half width. Slack: half a unit of the last digit, of the
        # estimate and of the middle: 0.1 / 2 * 2 with one decimal.
        ("MD", (-1.0, 0.6, 1.0), 0.5),
        ("MD", (-1.0, -0.6, 1.0), 0.5),
        ("MD", (-1.0, 2.0, 1.0), 1.9),
        ("MD", (1.0, 2.6, 3.0), 0.5),
        ("SMD", (-1.0, 0.6, 1.0), 0.5),
        ("mean", (-1.0, 0.6, 1.0), 0.5),
        ("MD", (-1.0, 0.1, 1.0), 0.0),  # rounding alone can do it
        ("MD", (-1.0, 0.05, 1.0), 0.04),  # two decimals: 0.05 - 0.01
        ("MD", (-2, 1, 2), 0.45),  # read as -2.0, 1.0, 2.0: (1 - 0.1) / 2
        ("RD", (-1.0, 0.6, 1.0), 0.0),
        ("median", (-1.0, 0.6, 1.0), 0.0),
        # The logarithms of 0.5, 1.5, 2.0: middle 0, half width 0.6931, estimate 0.4055; slack
        # 0.05 * (1 / 1.5 + (1 / 0.5 + 1 / 2.0) / 2) = 0.0958
        ("RR", (0.5, 1.5, 2.0), 0.4467),
        ("OR", (0.5, 1.5, 2.0), 0.4467),
        ("HR", (0.5, 1.5, 2.0), 0.4467),
        # The logarithms of 0.01, 0.5, 1.0: middle -2.3026, half width 2.3026, estimate -0.6931;
        # slack 0.005 * (2 + (100 + 1) / 2) = 0.2625
        ("RR", (0.01, 0.5, 1.0), 0.5850),
        # told elsewhere: no width, turned round, not above zero
        ("MD", (1.0, 5.0, 1.0), 0.0),
        ("MD", (2.0, 5.0, 1.0), 0.0),
        ("RR", (0.0, 1.5, 2.0), 0.0),
        ("RR", (-1.0, 1.5, 2.0), 0.0),
        ("RR", (0.5, 0.0, 2.0), 0.0),
    ],
)
def test_how_far_off_the_middle(measure, numbers, off):
    low, estimate, high = numbers
    row = {"measure": measure, "ci_low": low, "estimate": estimate, "ci_high": high}
    assert intervals.off_middle(row) == pytest.approx(off, abs=5e-5)
    for name in ("ci_low", "estimate", "ci_high", "measure"):
        assert intervals.off_middle({k: v for k, v in row.items() if k != name}) == 0.0


TWICE = "stands twice; give one of them another id or remove it"


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        ({"claim": [{"id": "a"}, {"id": "b"}]}, []),
        ({"claim": [{"id": "a"}, {"id": "b"}, {"id": "a"}]},
         [f"claims.toml: claim a: id = 'a': {TWICE}"]),
        ({"trial": [{"registration": "T"}, {"registration": "T"}]},
         [f"trials.toml: trial T: id = 'T': {TWICE}"]),
        ({"claim": [{"id": "a"}], "study": [{"id": "a"}]}, []),
        *(({kind: [{"id": "a", name: "10.1/X"}, {"id": "b", name: "10.1/x"}]},
           [f"{kind if kind != 'reference' else 'references'}.toml: {kind} b: {name} = '10.1/x': "
            "belongs to a too; one of them is wrong"])
          for kind in ("reference", "excluded", "awaiting") for name in ("pmid", "doi", "pmcid")),
        ({"reference": [{"id": "a", "pmid": "1", "doi": "2"}, {"id": "b", "pmid": "2", "doi": "1"},
                        {"id": "c"}, {"id": "d"}]}, []),
        # the first fields missing hide no later one
        ({"reference": [{"id": "a", "pmcid": "3"}, {"id": "b", "doi": "1", "pmcid": "3"}]},
         ["references.toml: reference b: pmcid = '3': belongs to a too; one of them is wrong"]),
        # two entries on one paper in different files are no fault: an excluded one is cited too
        ({"reference": [{"id": "a", "pmid": "1"}], "excluded": [{"id": "b", "pmid": "1"}]}, []),
    ],
)  # fmt: skip
def test_an_identifier_stands_for_one_thing(tables, told):
    assert lines(identifiers.check(raw(**tables))) == told


class Read(dict):
    """A row that was read from a file of another name."""

    file = "other.toml"


def test_the_file_that_a_row_was_read_from_is_told():
    rows = [{"id": "a", "pmid": "1"}, Read(id="b", pmid="1"), Read(id="a")]
    assert [fault.file for fault in identifiers.check(raw(reference=rows))] == ["other.toml"] * 2
    tables = raw(reference=[{"id": "b"}, Read(id="a")])
    assert [fault.file for fault in links.check(tables, tables)] == ["other.toml"]


NO_CONDITION = "no condition of this id in conditions.toml"


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        ({"trial": [{"registration": "T", "conditions": ["c"]}], "condition": [{"id": "c"}]}, []),
        ({"trial": [{"registration": "T", "conditions": ["open"]}],
          "dataset": [{"version": "1", "open_conditions": ["open", "wide"]}]}, []),
        # a list of another shape is told elsewhere, and opens nothing
        ({"trial": [{"registration": "T", "conditions": ["open"]}],
          "dataset": [{"version": "1", "open_conditions": "open"}, {"version": "2"}]},
         [f"trials.toml: trial T: conditions = 'open': {NO_CONDITION}; add it or mend the id"]),
        ({"trial": [{"registration": "T", "conditions": ["XYZ"]}],
          "condition": [{"id": "ache", "abbreviations": ["x"]},
                        {"id": "pain", "abbreviations": ["xyz"]}]},
         [f"trials.toml: trial T: conditions = 'XYZ': {NO_CONDITION}: XYZ is pain; write pain"]),
        ({"trial": [{"registration": "T", "conditions": ["The Itch"]}],
          "condition": [{"id": "ache", "name": "the itch"},
                        {"id": "pain", "synonyms": ["sting", "The-itch"]}]},
         [f"trials.toml: trial T: conditions = 'The Itch': {NO_CONDITION}: "
          "The Itch is ache or pain; write ache"]),
        ({"trial": [{"registration": "T", "conditions": ["Pain"]}], "condition": [{"id": "pain"}]},
         [f"trials.toml: trial T: conditions = 'Pain': {NO_CONDITION}: Pain is pain; write pain"]),
        ({"trial": [{"registration": "T", "conditions": ["none"]}], "condition": [{"id": "pain"}]},
         [f"trials.toml: trial T: conditions = 'none': {NO_CONDITION}; add it or mend the id"]),
        # of several near ones the nearest, and one alone
        ({"trial": [{"registration": "T", "conditions": ["mockachy"]}],
          "condition": [{"id": "mock"}, {"id": "mockach"}, {"id": "mockache"}]},
         [f"trials.toml: trial T: conditions = 'mockachy': {NO_CONDITION}; did you mean mockach?"]),
        ({"study": [{"id": "s", "reference": "r"}]},
         [f"{S}reference = 'r': no reference of this id in references.toml; "
          "add it or mend the id"]),
        ({"product": [{"name": "P", "ingredients": ["m", "x"]}], "medicine": [{"id": "m"}]},
         ["interactions.toml: product P: ingredients = 'x': "
          "no medicine of this id in interactions.toml; add it or mend the id"]),
        # order: of kinds that are kept so, each against all before it
        ({"reference": [{"id": "1"}, {"id": "a"}, {"id": "b"}, {"id": "c"}]}, []),
        ({"reference": [{"id": "a"}, {"id": "c"}, {"id": "b"}, {"id": "b"}]},
         ["references.toml: reference b: id = 'b': stands after c; "
          "keep the file in order of id"] * 2),
        ({"reference": [{"id": "b"}, {"id": "b"}]}, []),
        ({"trial": [{"registration": "b"}, {"registration": "a"}]}, []),
    ],
)  # fmt: skip
def test_links_lead_somewhere_and_files_are_in_order(tables, told):
    tables = raw(**tables)
    assert lines(links.check(tables, tables)) == told


def test_links_of_faulty_rows_wait_and_their_ids_count():
    """A row with a fault of its own is not told twice, and what cites it is not told at all."""
    everything = raw(trial=[{"registration": "T", "conditions": ["c"]}], condition=[{"id": "c"}])
    assert lines(links.check(everything, everything | {"condition": []})) == []
    nothing = everything | {"condition": []}
    assert lines(links.check(nothing, nothing | {"trial": []})) == []


@pytest.fixture(scope="module")
def good():
    tables, faults = read(TINY)
    assert not faults
    return tables


def test_every_family_of_rules_is_asked(good):
    """One fault a family, in the order in which they are told."""
    study = next(row for row in good["study"] if row["id"] == "author-2024")
    result = study["results"][0]
    bad = {**study, "n_analysed": 105, "comparator": "none", "reference": "nobody",
           "direction": "uncontrolled-worsening",
           "results": [{**result, "estimate": 0.25}, *study["results"][1:]]}  # fmt: skip
    others = [row for row in good["study"] if row["id"] != "author-2024"]
    tables = {**good, "study": [bad, *others], "claim": [{**good["claim"][0], "x": 1}],
              "trial": [*good["trial"], good["trial"][-1]]}  # fmt: skip
    whole = [fault.remedy.split(";")[0] for fault in run.run(tables)]
    alone = [fault.remedy.split(";")[0] for fault in run.run(tables, linked=False)]
    assert alone == [
        "unknown field",
        "stands twice",
        "more people analysed than enrolled",
        "the estimate is far off the middle of its interval",
    ]
    assert whole[:4] == alone
    assert whole[4:] == [
        "no reference of this id in references.toml",
        "a randomised trial is read against its control",
    ]


# The evidence rules. `s` is a trial of low dose in people with a row of pain; `o` a cohort.

RESULT = {"outcome": "pain", "outcome_id": "pain", "comparison": "between-arms", "measure": "MD",
          "locator": "Table 2"}  # fmt: skip
STUDY = {"reference": "r", "conditions": ["c"], "design": "randomised-parallel",
         "dose_class": "low", "direction": "no-difference", "finding": "f", "short": "s",
         "read": "abstract", "checked_on": datetime.date(2026, 1, 2),
         "results": [RESULT]}  # fmt: skip
BANDS = [{"version": "1", "dose_bands": [
    {"dose_class": "standard", "lowest_mg": 25.0, "highest_mg": 120.0},
    {"dose_class": "low", "lowest_mg": 0.5, "highest_mg": 6.0}]}]  # fmt: skip
SEE = "a randomised trial is read against its control; see evidence rules"
ADD_ROW = "no row compares the arms: add it, or write not-applicable"
HARM = {"event": "nausea", "locator": "Table 3"}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, []),
        *(({"direction": f"uncontrolled-{word}"}, [f"direction = 'uncontrolled-{word}': {SEE}"])
          for word in ("improvement", "no-change", "worsening")),
        ({"design": "prospective-cohort", "direction": "uncontrolled-improvement"}, []),
        ({"direction": "not-applicable"}, []),
        *(({"direction": word, "results": [{**RESULT, "comparison": "within-arm"}]},
           [f"direction = '{word}': {ADD_ROW}"])
          for word in ("favours-ldn", "no-difference", "favours-comparator", "mixed")),
        ({"direction": "not-applicable", "results": [{**RESULT, "comparison": "within-arm"}]}, []),
        ({"design": "prospective-cohort", "results": []}, []),
        # one row between the arms is enough, wherever it stands
        *(({"results": [{**RESULT, "comparison": "within-arm"},
                        {**RESULT, "comparison": word}]}, [])
          for word in ("between-arms", "between-doses", "pooled")),
        ({"dose_mg": 0.5}, []),
        ({"dose_mg": 6.0}, []),
        ({"dose_mg": 0.4}, ["dose_mg = 0.4: outside 0.5 to 6 mg: not dose_class low"]),
        ({"dose_mg": 6.1}, ["dose_mg = 6.1: outside 0.5 to 6 mg: not dose_class low"]),
        ({"dose_mg": 50.0, "dose_class": "standard"}, []),
        ({"adverse_events": [HARM]}, []),
        ({"harms": "none-reported"}, []),
        ({"adverse_events": [HARM], "harms": "not-split"}, []),
        *(({"adverse_events": [HARM], "harms": word},
           [f"harms = '{word}': there are harm rows; remove it"])
          for word in ("none-reported", "not-mentioned")),
    ],
)  # fmt: skip
def test_what_a_study_may_say(changes, told):
    tables = raw(study=[{"id": "s", **STUDY, **changes}], dataset=BANDS)
    assert lines(check_evidence(tables, tables)) == [f"{S}{line}" for line in told]


@pytest.mark.parametrize("dataset", [[], [{"version": "1"}], [{"version": "1", "dose_bands": [
    {"dose_class": "standard", "lowest_mg": 25.0}]}], [{"version": "1", "dose_bands": [
        {"dose_class": "low"}]}]])  # fmt: skip
def test_without_a_low_band_no_dose_is_outside_it(dataset):
    for dose in (0.001, 999.0):
        tables = raw(study=[{"id": "s", **STUDY, "dose_mg": dose}], dataset=dataset)
        assert lines(check_evidence(tables, tables)) == []


FINDING = {"outcome": "pain, 0 to 10", "outcome_id": "pain", "comparator": "placebo",
           "studies": ["s"], "direction": "no-difference", "effect": "e", "short": "s",
           "certainty": "high"}  # fmt: skip
BIAS = {"domain": "risk-of-bias", "levels": 1, "reason": "Half left."}
FEW = {"domain": "imprecision", "levels": 1, "reason": "Few people."}
BODY = {
    "s": {}, "t": {}, "sleep": {"results": [{**RESULT, "outcome_id": "sleep"}]},
    "o": {"design": "prospective-cohort"},
    "review": {"design": "systematic-review"}, "mouse": {"design": "animal"},
    "standard": {"dose_class": "standard"}, "gone": {"retracted": True},
    "elsewhere": {"conditions": ["d"]},
    "within": {"results": [{**RESULT, "comparison": "within-arm"}]},
    "harmed": {"results": [], "adverse_events": [HARM]},
    "biased": {"results": [{**RESULT, "risk_of_bias": "high"}]},
    "unbiased": {"results": [{**RESULT, "risk_of_bias": "low"}]},
}  # fmt: skip
UNCOMPARED = {"studies": ["o"], "comparator": "none", "certainty": "low"}
C = "conditions.toml: condition c: findings"
CANNOT = "not low dose in people, or retracted; it cannot count"


def told_of(condition, bodies, whole=True):
    """Return what is told of a condition when these studies are there."""
    studies = {key: build(Study, {"id": key, **STUDY, **BODY[key]}) for key in bodies}
    row = {"id": "c", "name": "C", "area": "pain", "plain": "p", **condition}
    return lines(findings.check([build(Condition, row)], studies, whole=whole))


@pytest.mark.parametrize(
    ("changes", "others", "told"),
    [
        ({}, "", []),
        # what it rests on
        ({"studies": []}, "s", ["[1]: rests on no study; name at least one"]),
        *(({"studies": ["s", key]}, "", [f"[1] = {key}: {CANNOT}"])
          for key in ("gone", "standard")),
        *(({"studies": ["s", key]}, "", [f"[1] = {key}: {CANNOT}",
            "[1]: mixes randomised and other studies; make two findings",
            "[1].certainty = 'high': start minus downgrades gives 'low'; mend one of them"])
          for key in ("review", "mouse")),
        ({"studies": ["s", "sleep"]}, "",
         ["[1] = sleep: sleep has no row of pain; add what was read, or drop it"]),
        ({"studies": ["s", "sleep"], "certainty": "not-rated"}, "", []),
        ({"studies": ["harmed"]}, "",
         ["[1] = harmed: harmed has no row of pain; add what was read, or drop it"]),
        ({"studies": ["harmed"], "kind": "harm"}, "", []),
        ({"studies": ["sleep"], "kind": "harm"}, "",
         ["[1] = sleep: sleep has no row of pain; add what was read, or drop it"]),
        # a study with a fault of its own is not there, and its findings wait
        ({"studies": ["s", "nobody"], "certainty": "low"}, "", []),
        # the level
        ({"certainty": "low"}, "",
         ["[1].certainty = 'low': start minus downgrades gives 'high'; mend one of them"]),
        ({"certainty": "moderate", "downgrades": [FEW]}, "", []),
        ({"certainty": "low", "downgrades": [FEW, BIAS]}, "", []),
        ({"studies": ["o"], "comparator": "none", "certainty": "low"}, "", []),
        ({"certainty": "not-rated"}, "", []),
        ({"certainty": "not-rated", "downgrades": [FEW], "n_people": 3}, "",
         ["[1].certainty = 'not-rated': what is not rated has no downgrades; remove them"]),
        ({"n_people": 6}, "", []),
        ({"n_people": 5}, "", ["[1].certainty = 'high': 5 people are cases: write not-rated"]),
        ({"certainty": "low", "downgrades": [FEW, FEW]}, "",
         ["[1] = downgrades: each domain once, by 1 or 2 levels"]),
        ({"certainty": "low", "downgrades": [{**FEW, "levels": 2}]}, "", []),
        ({"certainty": "very-low", "downgrades": [BIAS, {**FEW, "levels": 3}]}, "",
         ["[1] = downgrades: each domain once, by 1 or 2 levels"]),
        ({"certainty": "moderate", "downgrades": [BIAS, {**FEW, "levels": 0}]}, "",
         ["[1] = downgrades: each domain once, by 1 or 2 levels"]),
        # the risk of bias of its rows
        ({"studies": ["biased"], "certainty": "low", "downgrades": [{**BIAS, "levels": 2}]}, "",
         []),
        ({"studies": ["biased"]}, "",
         ["[1] = 0: the result rows cost 2; a finding inherits their risk of bias"]),
        ({"studies": ["biased"], "certainty": "low", "downgrades": [BIAS, FEW]}, "",
         ["[1] = 1: the result rows cost 2; a finding inherits their risk of bias"]),
        ({"studies": ["unbiased"]}, "", []),
        ({"studies": ["unbiased"], "certainty": "moderate", "downgrades": [BIAS]}, "",
         ["[1] = 1: the result rows cost 0; a finding inherits their risk of bias"]),
        ({"certainty": "moderate", "downgrades": [BIAS]}, "", []),  # no row was judged
        # every counted trial that measured the outcome is named
        ({}, "t", ["[1]: t measured pain: add it, or to left_out with why"]),
        ({}, "sleep gone standard o t",
         ["[1]: t measured pain: add it, or to left_out with why"]),
        ({"left_out": [{"study": "t", "reason": "Another dose."}]}, "t", []),
        ({"studies": ["t", "s"]}, "", []),
        ({"kind": "harm"}, "t", []),
        # nor does a trial that compared stand aside where people without a group are rated
        ({**UNCOMPARED}, "", []),
        ({**UNCOMPARED}, "t sleep gone standard within",
         ["[1]: t compared pain between groups: make a finding of it, "
          "or name it in left_out with why"]),
        ({**UNCOMPARED, "left_out": [{"study": "t", "reason": "Another dose."}]}, "t", []),
        ({**UNCOMPARED, "kind": "harm"}, "t", []),
        ({"studies": ["o"], "certainty": "low"}, "t", []),
        # words
        ({"effect": "There is little or no difference."}, "",
         ["[1].effect = little or no difference: "
          "needs an interval inside a stated margin, or a cited statement"]),
        ({"effect": "There is little or no difference.",
          "statements": [{"says": "little to no difference", "by": "r"}]}, "", []),
        # what the verdict says of people without a comparison group, and no more than the effect
        ({**UNCOMPARED, "effect": "3 of 12 felt better.", "in_words": "3 of 12 felt better."},
         "", []),
        ({**UNCOMPARED, "effect": "3 felt better.", "in_words": "3 of 12 did.", "n_people": 12},
         "", []),
        ({**UNCOMPARED, "effect": "3 of 12 felt better.", "in_words": "4 of 12 felt better."}, "",
         ["[1].in_words = 4: does not stand in effect; the verdict says no more"]),
        ({"effect": "3 of 12 felt better.", "in_words": "3 of 12 felt better."}, "",
         ["[1].in_words: the verdict is made from the comparison; remove them"]),
        ({"published_status": "none-found"}, "",
         ["[1] = published_searched_on: is missing; say when it was searched"]),
        ({"published_status": "none-found", "published_searched_on": "2026-01-02"}, "", []),
    ],
)  # fmt: skip
def test_what_a_finding_may_say(changes, others, told):
    finding = {**FINDING, **changes}
    there = [key for key in BODY if key in {*finding["studies"], *others.split()}]
    assert told_of({"findings": [finding]}, there) == [f"{C}{line}" for line in told]


SECOND = {**FINDING, "outcome": "sleep", "outcome_id": "sleep", "studies": ["sleep"]}
NONE_NAMED = "no low-dose study in people names this condition"


@pytest.mark.parametrize(
    ("rows", "others", "told"),
    [
        ([FINDING, SECOND], "", []),
        # each finding is judged and numbered, those after a finding that waits as well
        ([FINDING, {**SECOND, "certainty": "low"}], "",
         ["[2].certainty = 'low': start minus downgrades gives 'high'; mend one of them"]),
        ([{**FINDING, "studies": ["nobody"]}, {**SECOND, "certainty": "low"}], "",
         ["[2].certainty = 'low': start minus downgrades gives 'high'; mend one of them"]),
        ([{**FINDING, "main": True}, SECOND], "", []),
        ([{**FINDING, "main": True}, {**SECOND, "main": True}], "",
         [": one finding alone may be the main one"]),
        # what is counted is of the condition: t has no row of sleep
        ([FINDING, SECOND], "t", ["[1]: t measured pain: add it, or to left_out with why"]),
        # a reason may stand under one outcome twice, and not under two
        ([{**FINDING, "certainty": "moderate", "downgrades": [FEW]},
          {**FINDING, "comparator": "active", "certainty": "moderate", "downgrades": [FEW]}], "",
         []),
        ([{**FINDING, "certainty": "moderate", "downgrades": [{**FEW, "reason": "x" * 41}]},
          {**SECOND, "certainty": "moderate", "downgrades": [{**FEW, "reason": "x" * 41}]}], "",
         [f": sleep = {'x' * 40}: copied from pain, 0 to 10; say why for this one"]),
        # without a low-dose study in people there is nothing to rate
        ([{**FINDING, "studies": ["standard"]}], "",
         [f"[1] = standard: {CANNOT}", f" = main: {NONE_NAMED}"]),
        ([{**FINDING, "studies": ["mouse"], "certainty": "low"}], "",
         [f"[1] = mouse: {CANNOT}", f" = main: {NONE_NAMED}"]),
        ([], "standard", []),
        ([{**FINDING, "studies": ["elsewhere"]}], "", [f" = main: {NONE_NAMED}"]),
        ([{**FINDING, "studies": ["elsewhere"]}], "s",
         ["[1]: s measured pain: add it, or to left_out with why"]),
    ],
)  # fmt: skip
def test_what_the_findings_of_a_condition_may_say(rows, others, told):
    named = {*others.split(), *(key for row in rows for key in row["studies"])}
    there = [key for key in BODY if key in named]
    assert told_of({"findings": rows}, there) == [f"{C}{line}" for line in told]


def test_what_rests_on_all_studies_waits_for_them():
    """`t` measured pain as well, and nothing is main: neither is told of a part of the data."""
    assert told_of({"findings": [FINDING]}, ["s", "t"], whole=False) == []
    assert told_of({"findings": [{**FINDING, "certainty": "low"}]}, ["s"], whole=False) == [
        f"{C}[1].certainty = 'low': start minus downgrades gives 'high'; mend one of them"
    ]
    faulty = {"findings": [{**FINDING, "studies": ["standard"]}]}
    assert told_of(faulty, ["standard"], whole=False) == [f"{C}[1] = standard: {CANNOT}"]


def test_a_faulty_study_makes_a_part_of_the_data():
    """Of three trials one is faulty: that the second is in no finding is not told, by then."""
    row = {"id": "c", "name": "C", "area": "pain", "plain": "p", "findings": [FINDING]}
    studies = [{"id": key, **STUDY} for key in ("s", "t", "u")]
    everything = raw(study=studies, condition=[row], dataset=BANDS)
    assert len(lines(check_evidence(everything, everything))) == 2
    assert lines(check_evidence(everything, everything | {"study": studies[:2]})) == []


def test_studies_take_what_their_reference_says():
    """A retraction stands with the reference, and takes the study out of every finding."""
    row = {"id": "c", "name": "C", "area": "pain", "plain": "p",
           "findings": [{**FINDING, "studies": ["s", "t"]}]}  # fmt: skip
    studies = [{"id": "s", **STUDY}, {"id": "t", **STUDY, "reference": "gone"}]
    references = [{"id": "r"}, {"id": "gone", "retracted": True}]
    tables = raw(study=studies, condition=[row], reference=references, dataset=BANDS)
    assert lines(check_evidence(tables, tables)) == [f"{C}[1] = t: {CANNOT}"]


# Shape: types, vocabularies, dates, texts

M = "interactions.toml: medicine m: "
MEDICINE = {"id": "m", "name": "m", "interaction": "i", "kind": "k"}
WASHOUT = {"id": "w", "applies_to": "a", "says": "s", "source": "r", "dose_basis": "both",
           "read": "label"}  # fmt: skip
CONTROL = "holds the control character U+{}; take it out"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, []),
        ({"synonyms": ["a", "b"], "note": "a\u00a0b é", "atc": ["N07BB04"]}, []),
        ({"name": None}, ["name: must be text"]),
        ({"name": 3}, ["name = 3: must be text"]),
        ({"name": True}, ["name = True: must be text"]),
        ({"name": ["a"]}, ["name = a list: must be text"]),
        ({"name": {"a": 1}}, ["name = a table: must be text"]),
        ({"name": 10**17}, [f"name = {10**17}: must be text"]),
        ({"name": 10**18}, ["name = a huge number: must be text"]),
        ({"name": -(10**18)}, ["name = a huge number: must be text"]),
        ({"name": ""}, ["name = '': is empty; write it or leave the field out"]),
        ({"name": " \t"}, ["name = ' \\t': is empty; write it or leave the field out"]),
        *(({"name": f"a{char}b"}, [f"name = {f'a{char}b'!r}: {CONTROL.format(code)}"])
          for char, code in (("\x1b", "001B"), ("\n", "000A"), ("\t", "0009"), ("\u2028", "2028"),
                             ("\u2029", "2029"), ("\ud800", "D800"), ("\u202e", "202E"),
                             ("\u2066", "2066"), ("\u2069", "2069"))),
        *(({"name": f"a{char}b"}, []) for char in ("\u00ad", "\u200b", "\u3000", "\ue000")),
        ({"synonyms": "a"}, ["synonyms = 'a': must be a list; put it in [ ]"]),
        ({"synonyms": ["a", 3, "c", ""]},
         ["synonyms[2] = 3: must be text",
          "synonyms[4] = '': is empty; write it or leave the field out"]),
        ({"atc": ["N07BB04", "R5"]}, ["atc[2] = 'R5': must be an ATC code, like N07BB04"]),
        ({"id": "M M"}, ["id = 'M M': must be of lower-case letters, digits and hyphens"]),
        ({"severity": "grave"},
         ["severity = 'grave': use one of: contraindicated, major, moderate, minor, theoretical, "
          "none-known, not-studied"]),
        ({"severity": None},
         ["severity: use one of: contraindicated, major, moderate, minor, theoretical, "
          "none-known, not-studied"]),
        ({"severity": []},
         ["severity = a list: use one of: contraindicated, major, moderate, minor, theoretical, "
          "none-known, not-studied"]),
        ({"severity": "minor"}, []),
        ({"nam": "x"}, ["nam = 'x': unknown field; did you mean name?"]),
        ({"qqqq": "x"}, ["qqqq = 'x': unknown field; remove it"]),
        # one line of a terminal: sixty characters stand, of more the first fifty-seven
        ({"qqqq": "x" * 58}, [f"qqqq = '{'x' * 58}': unknown field; remove it"]),
        ({"qqqq": "x" * 59}, [f"qqqq = '{'x' * 56}...: unknown field; remove it"]),
    ],
)  # fmt: skip
def test_the_shape_of_a_row(changes, told):
    row = {**MEDICINE, **changes}
    where = M if row["id"] == "m" else M.replace("medicine m", f"medicine {row['id']}")
    faults, sound = shape.check(raw(medicine=[row]))
    assert [fault.line() for fault in faults] == [f"{where}{line}" for line in told]
    assert sound == raw(medicine=[] if told else [row])


@pytest.mark.parametrize(
    ("kind", "row", "told"),
    [
        ("medicine", {"id": "m", "kind": "k"},
         [f"{M}interaction: is missing; add it", f"{M}name: is missing; add it"]),
        ("medicine", {"id": "m" * 61, "name": "m", "interaction": "i", "kind": 3},
         [f"interactions.toml: medicine {'m' * 60}: kind = 3: must be text"]),
        ("washout", WASHOUT, []),
        ("washout", {k: v for k, v in WASHOUT.items() if k != "id"},
         ["interactions.toml: washout: id: is missing; add it"]),
        # what a study takes from its reference is neither asked for nor allowed
        ("study", {"id": "s", **STUDY}, []),
        ("study", {"id": "s", **STUDY, "title": "t", "titel": "t"},
         [f"{S}title = 't': comes from the reference; remove it",
          f"{S}titel = 't': unknown field; remove it"]),
        # dates: a day as TOML reads it, or as text
        ("study", {"id": "s", **STUDY, "checked_on": "2026-01-02"}, []),
        ("study", {"id": "s", **STUDY, "checked_on": "soon"},
         [f"{S}checked_on = 'soon': must be a date, like 2026-10-31"]),
        ("study", {"id": "s", **STUDY, "checked_on": 3},
         [f"{S}checked_on = 3: must be a date, like 2026-10-31"]),
        ("study", {"id": "s", **STUDY, "country": datetime.date(2026, 1, 2)},
         [f"{S}country = datetime.date(2026, 1, 2): must be text"]),
        # a whole number stands for a number, and true is none
        ("study", {"id": "s", **STUDY, "dose_mg": 4, "n_enrolled": 3}, []),
        ("study", {"id": "s", **STUDY, "dose_mg": "4"}, [f"{S}dose_mg = '4': must be a number"]),
        ("study", {"id": "s", **STUDY, "dose_mg": True}, [f"{S}dose_mg = True: must be a number"]),
        ("study", {"id": "s", **STUDY, "n_enrolled": 3.0},
         [f"{S}n_enrolled = 3.0: must be a whole number"]),
        ("study", {"id": "s", **STUDY, "dose_finding": 1},
         [f"{S}dose_finding = 1: must be true or false"]),
        ("study", {"id": "s", **STUDY, "dose_mg": math.inf},
         [f"{S}dose_mg = inf: is no number that a study can report; "
          "write the figure of the source"]),
        ("study", {"id": "s", **STUDY, "short": "x" * 44, "finding": "x" * 200}, []),
        ("study", {"id": "s", **STUDY, "short": "x" * 45},
         [f"{S}short = '{'x' * 45}': is over 44 characters; shorten it"]),
        # inner tables
        ("study", {"id": "s", **STUDY, "results": [RESULT, {**RESULT, "measure": 3, "x": 1}]},
         [f"{S}results[2].measure = 3: use one of: "
          + ", ".join(get_args(Measure)),
          f"{S}results[2].x = 1: unknown field; remove it"]),
        ("study", {"id": "s", **STUDY, "results": ["x"]},
         [f"{S}results[1] = 'x': must be a table of fields"]),
        ("study", {"id": "s", **STUDY, "results": [{k: v for k, v in RESULT.items()
                                                    if k != "locator"}]},
         [f"{S}results[1].locator: is missing; add it"]),
        ("condition", {"id": "c", "name": "C", "area": "pain", "plain": "p",
                       "searched_on": "2026-01-02", "searched_for": ["c"],
                       "findings": [{**FINDING, "short": "x" * 45}]},
         [f"{C}[1].short = '{'x' * 45}': is over 44 characters; shorten it"]),
        ("study", {"id": "s", **STUDY, "results": [{**RESULT, "ci_level": 3}]},
         [f"{S}results[1].ci_level = 3: must be from 50 to 99.99; check it in the source"]),
    ],
)  # fmt: skip
def test_the_shape_of_other_rows(kind, row, told):
    faults, sound = shape.check(raw(**{kind: [row]}))
    assert [fault.line() for fault in faults] == told
    assert sound[kind] == ([] if told else [row])


def test_a_faulty_row_takes_no_other_with_it():
    rows = [MEDICINE, {"id": "n"}, {**MEDICINE, "id": "o"}]
    faults, sound = shape.check(raw(medicine=rows))
    assert len(faults) == 3
    assert sound["medicine"] == [rows[0], rows[2]]
