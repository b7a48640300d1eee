"""Cost follows what is asked: no command looks a record up by comparing it with others."""

import shutil

import pytest

from ldncli.plots.svg.figure import CUT, Figure, Label, rectangle, shortened
from ldncli.schema.conditions import Condition
from ldncli.schema.record import Record
from ldncli.schema.studies import Reference, Study
from tests.conftest import Runner

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
