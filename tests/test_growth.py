"""Cost follows what is asked: no command looks a record up by comparing it with others."""

import shutil
from collections import Counter

import pytest

from ldncli.dataset.rows import BUILT_AT_ONCE
from ldncli.evidence.cells import Cell, cells
from ldncli.evidence.doses import ComparedDoses, DoseGroup, SourcedDose, doses
from ldncli.evidence.eligibility import counts
from ldncli.evidence.harms import Harm, PooledHarm, harms, pooled
from ldncli.evidence.summary import ConditionSummary
from ldncli.matching.common_words import CommonStems, common_stems
from ldncli.matching.opioid_names import OpioidNames, opioid_names
from ldncli.pages.safety import HARMS_SHOWN
from ldncli.plots.svg.figure import CUT, Figure, Label, rectangle, shortened
from ldncli.schema.build import build
from ldncli.schema.conditions import Condition
from ldncli.schema.knowledge import Filler, GenericWord
from ldncli.schema.medicines import Medicine, Product
from ldncli.schema.record import Record, to_plain
from ldncli.schema.studies import Reference, Study
from ldncli.schema.view import View
from tests.conftest import DATA, Runner

# A study has sixty fields: `study in studies` compares them all with those of every other, and at
# 160 times the data that took a minute. Membership goes by id.
LARGE = (Study, Reference, Condition)
CALLS = (
    "home", "about", "conditions", "show exampleitis", "show exampleitis fauxalgia --full",
    "why exampleitis", "why exampleitis --full", "compare exampleitis fauxalgia",
    "study author-2024", "compare author-2024 clerk-2020", "studies",
    "studies --condition exampleitis", "dosing", "dosing exampleitis --full", "trials",
    "timeline", "timeline exampleitis", "map --full", "forest exampleitis",
    "forest exampleitis -f json", "safety", "safety --full", "mechanism", "cite --all",
    "search pain", "ask does it help exampleitis", "claims", "claims bedtime", "practice",
    "positions", "check tramadol", "handout exampleitis -f markdown",
    "report -o {folder}/r.html", "forest exampleitis -o {folder}/f.svg",
    "export {folder}/a.json", "export {folder}/a.md", "export {folder}/a.sqlite",
    "export {folder}/csv --as csv", "site {folder}/site",
)  # fmt: skip


@pytest.fixture(scope="module")
def data(wider_folder, tmp_path_factory):
    """The small dataset with studies that compare doses, which it lacks."""
    folder = tmp_path_factory.mktemp("growth") / "data"
    shutil.copytree(wider_folder, folder)
    for name in ("author-2024", "clerk-2020"):
        path = folder / "studies" / f"{name}.toml"
        own = f'[[study]]\nid = "{name}"\n'
        text = path.read_text("utf-8")
        assert own in text
        path.write_text(text.replace(own, f"{own}dose_finding = true\n"), "utf-8")
    return folder


@pytest.mark.parametrize("call", CALLS)
def test_no_large_record_is_compared_with_another(call, ldn: Runner, data, tmp_path, monkeypatch):
    compared = []
    equal = Record.__eq__

    def noting(self, other):
        if isinstance(self, LARGE) and isinstance(other, LARGE):
            compared.append((self.id, other.id))
        return equal(self, other)

    monkeypatch.setattr(Record, "__eq__", noting)
    ran = ldn(*call.format(folder=tmp_path).split(), data=data)
    assert not ran.err.startswith("ldn: "), ran.err
    assert not compared


# What these pages sum up is kept beside the studies: at 160 times the data, building them took
# the pages of sums half a minute.
SUMS = ("map", "map --full", "map -f json", "safety", "safety -q", "dosing", "dosing --full",
        "dosing -f json", "dosing -q", "map -o {folder}/map.svg")  # fmt: skip


@pytest.fixture
def built(monkeypatch):
    """Count the records that are built of the compiled dataset, by class."""
    counted = Counter()

    def counting(cls, row):
        counted[cls] += 1
        return build(cls, row)

    monkeypatch.setattr("ldncli.dataset.dataset.build", counting)
    return counted


@pytest.mark.parametrize("call", SUMS)
def test_a_page_of_sums_builds_no_study(call, ldn: Runner, data, tmp_path, built):
    ran = ldn(*call.format(folder=tmp_path).split(), data=data)
    assert (ran.code, ran.err) == (0, "")
    assert built  # those of sums are counted
    assert not built[Study]


def test_a_screen_builds_of_a_long_list_what_it_shows(ldn: Runner, real, built):
    for words, cls, most in (("safety", Harm, HARMS_SHOWN), ("dosing", SourcedDose, 0)):
        built.clear()
        assert real.count(cls) > HARMS_SHOWN
        assert ldn(words, data=DATA).code == 0
        assert built[cls] == most
        assert not built[Reference]


def test_a_question_without_a_medicine_builds_none(ldn: Runner, built):
    assert ldn("ask", "does it help fatigue", data=DATA).code == 0
    assert built[ConditionSummary]
    assert not built[Medicine]
    assert not built[Product]


@pytest.mark.parametrize("dataset", ["wider", "real"])
def test_what_is_kept_beside_the_studies_follows_from_them(dataset, request):
    dataset = request.getfixturevalue(dataset)
    studies = dataset.all(Study)
    told = doses(studies)
    assert dataset.all(Harm) == harms(studies)
    assert dataset.all(PooledHarm) == pooled(studies)
    assert dataset.all(SourcedDose) == told.studies
    assert dataset.all(ComparedDoses) == told.comparing
    assert dataset.all(DoseGroup) == told.groups
    of_conditions = [
        cell
        for summary in dataset.all(ConditionSummary)
        for cell in cells(summary, dataset.about(Study, summary.id))
    ]
    assert dataset.all(Cell) == tuple(of_conditions)
    (opioids,) = dataset.all(OpioidNames)
    assert opioids == opioid_names(dataset.all(Medicine), dataset.all(Product))
    for kind, cls in (("filler", Filler), ("generic_word", GenericWord)):
        words = common_stems(kind, (row.words for row in dataset.all(cls)))
        assert dataset.get(CommonStems, kind) == words
    assert told.n_low == len([study for study in studies if counts(study)])


def test_a_list_of_records_is_that_of_all_of_them(real):
    every, listed = real.all(Reference), real.each(Reference)
    assert len(every) > 2 * BUILT_AT_ONCE
    assert (tuple(listed), len(listed)) == (every, len(every))
    places = (slice(4), slice(2, 5), slice(None), slice(-3, None), slice(0), slice(3, -1), 0, -1)
    for place in places:
        assert listed[place] == every[place], place
    assert to_plain(listed) == to_plain(every)


def test_a_view_is_listed_anew_at_each_reading_and_not_before():
    calls = []
    view = View(lambda: calls.append(1) or (1, 2, 3))
    assert not calls
    assert (len(view), list(view), view[0], view[1:]) == (3, [1, 2, 3], 1, (2, 3))
    assert len(calls) > 3  # nothing is kept from one reading to the next
    assert view.__dict__.keys() == {"_listed"}


def test_a_record_is_itself_without_a_look_at_its_fields():
    class Spy:
        def __eq__(self, other):
            raise AssertionError("compared")

        __hash__ = None

    class One(Record):
        field: object

    one = One(field=Spy())
    assert one == one


def figure(height: float) -> Figure:
    items = (Label(x=0, y=10, text="first"), rectangle(0, 0, 5, 5), Label(x=0, y=990, text="last"))
    return Figure(name="a", title="a", description="", width=100, height=height, items=items)


def test_a_tall_picture_is_cut_with_a_line_that_says_so():
    cut = shortened(figure(1000), 500)
    labels = [item for item in cut.items if isinstance(item, Label)]
    assert cut.height == 500
    assert [label.text for label in labels] == ["first", CUT]
    assert all(label.y < 500 for label in labels)


def test_a_picture_that_fits_is_left_as_it_is():
    whole = figure(1000)
    assert shortened(whole, 1000) is whole
