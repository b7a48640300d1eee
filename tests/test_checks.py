"""Each rule on one good and one bad entry: the small dataset is the good one."""

import copy

import pytest

from ldncli.dataset.checks import intervals, run
from ldncli.dataset.toml_files import read
from tests.conftest import TINY


@pytest.fixture(scope="module")
def good():
    raw, faults = read(TINY)
    assert not faults
    return raw


def test_the_good_entries_have_no_fault(good):
    assert run.run(good) == ()


def row(raw, kind, key):
    return next(r for r in raw[kind] if key in (r.get("id"), r.get("registration"), r.get("name")))


def drop(name):
    return lambda entry: entry.pop(name)


def put(**fields):
    return lambda entry: entry.update(fields)


def result(**fields):
    return lambda entry: entry["results"][0].update(fields)


def finding(**fields):
    return lambda entry: entry["findings"][0].update(fields)


BAD = {
    "missing field": ("study", "author-2024", drop("finding"), "is missing"),
    "unknown field": ("study", "author-2024", put(n_enroled=3), "did you mean n_enrolled?"),
    "from the reference": ("study", "author-2024", put(pmid="1"), "comes from the reference"),
    "wrong type": ("study", "author-2024", put(n_enrolled="104"), "must be a whole number"),
    "not a list": ("study", "author-2024", put(conditions="exampleitis"), "must be a list"),
    "inner table": ("study", "author-2024", put(results=["x"]), "must be a table"),
    "vocabulary": ("study", "author-2024", put(direction="cures"), "use one of: favours-ldn"),
    "inner vocabulary": ("study", "author-2024", result(measure="magic"), "use one of: MD"),
    "date": ("study", "author-2024", put(checked_on="soon"), "must be a date"),
    "off the middle": ("study", "author-2024", result(estimate=0.2), "far off the middle"),
    "a digit slipped": (
        "study",
        "author-2024",
        result(measure="RR", estimate=2.14, ci_low=0.177, ci_high=3.28),
        "far off the middle",
    ),
    "empty text": ("condition", "exampleitis", put(plain=" "), "is empty"),
    "too long": ("study", "author-2024", put(short="x" * 45), "over 44 characters"),
    "no locator": ("study", "author-2024", lambda e: e["results"][0].pop("locator"), "is missing"),
    "pmid form": ("reference", "author-2024", put(pmid="PMID 9"), "1 to 8 digits"),
    "doi form": ("reference", "author-2024", put(doi="https://doi.org/10.1/x"), "must be 10."),
    "registry form": ("study", "author-2024", put(registration=["NCT1"]), "registry's number"),
    "atc form": ("medicine", "codeine", put(atc=["R5"]), "ATC code"),
    "id form": ("reference", "author-2024", put(id="Author 2024"), "lower-case letters"),
    "shared pmid": ("reference", "author-2024", put(pmid="90000002"), "belongs to"),
    "analysed": ("study", "author-2024", put(n_analysed=105), "more people analysed"),
    "interval": ("study", "author-2024", result(ci_low=-0.1), "starts above the estimate"),
    "interval end": ("study", "author-2024", result(ci_high=-0.5), "ends below the estimate"),
    "half an interval": (
        "study",
        "author-2024",
        lambda e: e["results"][0].pop("ci_high"),
        "needs both ends",
    ),
    "no width": ("study", "author-2024", result(ci_low=-0.2, ci_high=-0.2), "has a width"),
    "risk difference in percent": (
        "study",
        "clerk-2020",
        result(measure="RD", estimate=17.3, ci_low=-14.1, ci_high=44.3),
        "17.3 percentage points are 0.173",
    ),
    "ratio limit": ("study", "clerk-2020", result(ci_low=0.0), "a ratio is above zero"),
    "ratio beyond sense": ("study", "clerk-2020", result(ci_high=1e9), "at most 1e+06"),
    "three levels": (
        "condition",
        "exampleitis",
        finding(
            certainty="very-low",
            downgrades=[{"domain": "imprecision", "levels": 3, "reason": "a"}],
        ),
        "from 1 to 2",
    ),
    "an abbreviation": (
        "study",
        "author-2024",
        put(conditions=["XD"]),
        "XD is exampleitis; write exampleitis",
    ),
    "a synonym": (
        "study",
        "author-2024",
        put(conditions=["example's disease"]),
        "example's disease is exampleitis; write exampleitis",
    ),
    "a synonym of two": (
        "study",
        "author-2024",
        put(conditions=["sample itch"]),
        "is exampleitis or mockache",
    ),
    "a slip": ("study", "author-2024", put(reference="auther-2024"), "did you mean author-2024?"),
    "control character": ("study", "author-2024", put(finding="a\x1b[2Jb"), "U+001B"),
    "turned text": ("claim", "take-it-at-night", put(claim="a\u202eb"), "U+202E"),
    "line end in a text": ("condition", "exampleitis", put(plain="a\nb"), "U+000A"),
    "ends before it starts": (
        "trial",
        "NCT90000003",
        put(started="2024-05", completed="2021"),
        "completed before it started",
    ),
    "ratio": ("study", "clerk-2020", result(estimate=-1.0, ci_low=-2.0), "above zero"),
    "events": ("study", "clerk-2020", result(ldn_events=21), "more events than people"),
    "negative": ("trial", "NCT90000003", put(n_target=-1), "from 0"),
    "unknown reference": ("study", "author-2024", put(reference="nobody"), "no reference"),
    "unknown condition": ("study", "author-2024", put(conditions=["ache"]), "no condition"),
    "unknown study": ("condition", "exampleitis", finding(studies=["nobody"]), "no study"),
    "unknown class": ("medicine", "codeine", put(interaction="none"), "no class"),
    "unknown ingredient": (
        "product",
        "Tylenol with codeine",
        put(ingredients=["x"]),
        "no medicine",
    ),
    "unknown position": (
        "safety",
        "surgery",
        lambda e: e["positions"][0].update(source="x"),
        "no reference",
    ),
    "unknown rating": (
        "condition",
        "exampleitis",
        lambda e: e["findings"][0]["published"][0].update(by="x"),
        "no reference",
    ),
    "order": ("reference", "author-2024", put(id="zebra-2024"), "order of id"),
    "certainty": ("condition", "exampleitis", finding(certainty="high"), "gives 'moderate'"),
    "domains": (
        "condition",
        "exampleitis",
        finding(
            certainty="low", downgrades=[{"domain": "imprecision", "levels": 1, "reason": "a"}] * 2
        ),
        "each domain once",
    ),
    "mixed designs": (
        "condition",
        "exampleitis",
        finding(studies=["author-2024", "drafter-2019"]),
        "mixes randomised",
    ),
    "counts for nothing": (
        "condition",
        "exampleitis",
        finding(studies=["undone-2018"]),
        "cannot count",
    ),
    "two main findings": (
        "condition",
        "exampleitis",
        lambda e: e["findings"][1].update(main=True),
        "one finding alone",
    ),
    "uncontrolled words": (
        "study",
        "author-2024",
        put(direction="uncontrolled-improvement"),
        "read against its control",
    ),
    "dose band": ("study", "author-2024", put(dose_mg=50.0), "not dose_class low"),
}


@pytest.mark.parametrize(("kind", "key", "spoil", "says"), BAD.values(), ids=BAD)
def test_each_rule_tells_its_fault(good, kind, key, spoil, says):
    raw = copy.deepcopy(good)
    spoil(row(raw, kind, key))
    faults = run.run(raw)
    assert any(says in fault.remedy for fault in faults), [fault.line() for fault in faults]
    assert all(fault.file and fault.remedy for fault in faults)


def test_a_rule_tells_the_whole_fault(good):
    raw = copy.deepcopy(good)
    row(raw, "study", "clerk-2020")["results"][0].update(ci_high=float("inf"))
    row(raw, "condition", "exampleitis")["findings"][0].update(certainty="low")
    assert [fault.line() for fault in run.run(raw)] == [
        "studies/clerk-2020.toml: study clerk-2020: results[1].ci_high = inf: "
        "is no number that a study can report; write the figure of the source",
        "conditions.toml: condition exampleitis: findings[1].certainty = 'low': "
        "start minus downgrades gives 'moderate'; mend one of them",
    ]


@pytest.mark.parametrize("kind", ["study", "condition", "reference", "claim", "trial", "dataset"])
def test_a_missing_key_ends_nothing(good, kind):
    raw = copy.deepcopy(good)
    field = {"trial": "registration", "dataset": "version"}.get(kind, "id")
    raw[kind][0].pop(field)
    assert f"{kind}: {field}" in " ".join(fault.line() for fault in run.run(raw))


@pytest.mark.parametrize("value", [[], {}, 3, True, [[]], [{}], [3], ["x" * 10**6]])
@pytest.mark.parametrize("kind", ["dataset", "study", "condition", "medicine"])
def test_a_value_of_any_shape_is_told_in_a_line(good, kind, value):
    raw = copy.deepcopy(good)
    raw[kind][0].update(dict.fromkeys(raw[kind][0], value))
    faults = run.run(raw)
    assert faults
    assert all(len(fault.line()) < 2000 for fault in faults)


def test_every_fault_is_told_at_once(good):
    raw = copy.deepcopy(good)
    row(raw, "study", "author-2024").update(direction="cures", n_enrolled="x")
    row(raw, "reference", "writer-2021").update(pmid="x")
    assert len(run.run(raw)) >= 3


def test_the_same_id_twice_is_told(good):
    raw = copy.deepcopy(good)
    raw["claim"].append(copy.deepcopy(raw["claim"][0]))
    assert any("stands twice" in fault.remedy for fault in run.run(raw))


def test_a_condition_without_low_dose_studies_can_have_no_finding(good):
    raw = copy.deepcopy(good)
    borrowed = copy.deepcopy(row(raw, "condition", "mockache")["findings"])
    row(raw, "condition", "fauxalgia")["findings"] = borrowed
    assert any("names this condition" in fault.remedy for fault in run.run(raw))


@pytest.mark.parametrize(
    ("measure", "estimate", "low", "high", "far"),
    [
        ("MD", -0.34, -0.95, 0.27, False),
        ("MD", 0.1, -0.1, 0.2, False),  # as rounded: 0.14 (-0.06 to 0.24) and the like
        ("MD", 0.34, -0.95, 0.27 + 0.2, True),
        ("RR", 2.41, 1.77, 3.28, False),  # the middle of a ratio is that of its logarithm
        ("RR", 0.05, 0.003, 0.75, False),
        ("RR", 2.5, 0.1, 3.3, True),
        ("RD", -0.667, -0.848, -0.344, False),  # a share near its end is nobody's slip
    ],
)
def test_an_estimate_is_near_the_middle_of_its_interval(measure, estimate, low, high, far):
    numbers = {"measure": measure, "estimate": estimate, "ci_low": low, "ci_high": high}
    assert (intervals.off_middle(numbers) > intervals.FARTHEST) is far
