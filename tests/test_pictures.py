"""Pictures: well-formed, self-contained, told in words, and written where asked."""

import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from ldncli.dataset.dataset import Dataset
from ldncli.document.wording import MARKS
from ldncli.plots.files import forest_svg, map_svg, timeline_svg
from ldncli.plots.svg.marks import LOOKS
from ldncli.queries.evidence_map import evidence_map
from ldncli.queries.forest.plot import forest
from ldncli.queries.timeline import timeline
from ldncli.schema.conditions import Condition
from tests.conftest import DATA, Runner

SVG = "{http://www.w3.org/2000/svg}"


def _all(real: Dataset) -> Iterator[str]:
    yield map_svg(evidence_map(real), link="#{id}")
    yield timeline_svg(timeline(real))
    for item in real.all(Condition):
        yield forest_svg(forest(real, item.id))
        yield timeline_svg(timeline(real, item.id))


def test_every_picture_of_the_real_data(real: Dataset) -> None:
    for svg in _all(real):
        root = ET.fromstring(svg)
        assert root.get("role") == "img"
        title, description = root.findall(f"{SVG}title") + root.findall(f"{SVG}desc")
        assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert title.text
        assert description.text
        assert not re.search(r"style=|<style|<script|https?://(?!www\.w3\.org)", svg)
        values = {value for element in root.iter() for value in element.attrib.values()}
        assert not values & {"nan", "inf", "-inf"}
        width, height = float(root.get("width", "0")), float(root.get("height", "0"))
        for text in root.iter(f"{SVG}text"):
            assert 0 <= float(text.get("x", "-1")) <= width
            assert 0 <= float(text.get("y", "-1")) <= height


def test_a_hostile_name_stays_text(tiny: Dataset) -> None:
    svg = forest_svg(forest(tiny, "mockache"))
    assert "<b>" not in svg
    assert "&lt;b&gt;Co&lt;/b&gt;" in svg


def test_every_direction_has_a_shape_and_a_colour_of_its_own() -> None:
    assert LOOKS.keys() == MARKS.keys() - {"none-found"}
    looks = [(shape, fill) for shape, fill, _ in LOOKS.values()]
    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("words", [("forest", "exampleitis"), ("map",), ("timeline",)])
def test_the_suffix_makes_the_picture(ldn: Runner, tmp_path: Path, words: tuple[str, ...]) -> None:
    for suffix, start in ((".svg", b"<svg"), (".png", b"\x89PNG")):
        path = tmp_path / f"picture{suffix}"
        assert ldn(*words, "--output", str(path)).code == 0
        assert path.read_bytes().startswith(start)
    assert ldn(*words, "--output", str(path)).code == 2  # not over an existing file


def test_letters_are_drawn_without_the_fonts_of_the_machine() -> None:
    from ldncli.plots.png import to_png

    head = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30">'
    bare = to_png(f"{head}</svg>")
    for family in ("Source Sans Pro, Helvetica, Arial, sans-serif", "sans-serif"):
        text = f'<text x="5" y="20" font-family="{family}">pain</text>'
        assert len(to_png(f"{head}{text}</svg>")) > len(bare) + 100


def test_a_missing_extra_names_the_command(
    ldn: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    ran = ldn("map", "--output", str(tmp_path / "map.png"))
    assert ran.code == 1
    assert "pip install resvg-py font-source-sans-pro" in ran.err
    assert not list(tmp_path.iterdir())
    assert ldn("map", "--output", str(tmp_path / "map.svg"), data=DATA).code == 0
