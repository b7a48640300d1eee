"""The blocks of a page: a closed union that every format draws."""

import ast
from pathlib import Path
from typing import get_args

import pytest

from ldncli.document import blocks, page
from ldncli.document.blocks import Block, Facts, Prose, Section, joined
from ldncli.document.page import Document, Page
from ldncli.output import markdown, plain_text, screen
from ldncli.output.terminal import Terminal

SOURCE = Path(__file__).parent.parent / "src" / "ldncli"


def matches(tree: ast.AST) -> list[ast.Match]:
    """Return the matches over the classes of blocks."""
    names = {block.__name__ for block in get_args(Block)}
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Match)]
    return [
        node
        for node in found
        if any(
            isinstance(inner, ast.MatchClass) and ast.unparse(inner.cls) in names
            for case in node.cases
            for inner in ast.walk(case.pattern)
        )
    ]


def test_every_match_on_blocks_ends_in_assert_never():
    seen = 0
    texts = {path: path.read_text("utf-8") for path in SOURCE.rglob("*.py")}
    for path, text in texts.items():
        if "match " not in text:  # most modules: to parse them all takes seconds
            continue
        for node in matches(ast.parse(text)):
            seen += 1
            last = node.cases[-1]
            assert ast.unparse(last.pattern) == "_", path
            assert "assert_never" in ast.unparse(last.body[0]), path
    assert seen == 4, "screen, plain text, Markdown, the handout on paper"


@pytest.mark.parametrize("renderer", [screen, plain_text, markdown], ids=lambda m: m.__name__)
def test_what_is_no_block_is_refused_not_left_out(renderer):
    class Unknown:
        text = "would vanish"

    arranged = Page(schema="", data={}, records=(), blocks=(Unknown(),))
    document = Document(
        page=arranged, command="", dataset_version="1", searched_through="2026", notice=""
    )
    with pytest.raises(AssertionError):
        renderer.document(document, Terminal())


def test_the_handout_on_paper_refuses_what_it_does_not_draw():
    from ldncli.report.paper import _element

    drawn = {name: _element(block) for name, block in EXAMPLES.items() if name not in UNDRAWN}
    assert drawn == {
        "Title": "title", "Section": "heading", "Prose": "paragraph", "Bullets": "list",
        "Table": "table", "Hint": "",
    }  # fmt: skip
    for name in UNDRAWN:
        with pytest.raises(TypeError, match=name):
            _element(EXAMPLES[name])


UNDRAWN = ("Facts", "Preformatted")
EXAMPLES = {
    "Title": blocks.Title(text="a"),
    "Section": Section(text="a"),
    "Prose": Prose(text="a"),
    "Bullets": blocks.Bullets(items=("a",)),
    "Hint": blocks.Hint(text="a"),
    "Facts": Facts(rows=(("a", "b"),)),
    "Table": blocks.Table(columns=(blocks.Column(name="a"),), rows=(("b",),)),
    "Preformatted": blocks.Preformatted(lines=("a",)),
}


def test_the_union_holds_every_block_of_the_module():
    assert {block.__name__ for block in get_args(Block)} == set(EXAMPLES)


def test_facts_that_follow_each_other_become_one_list():
    one, two = Facts(rows=(("a", "1"),)), Facts(rows=(("b", "2"),))
    assert joined([one, two]) == [Facts(rows=(("a", "1"), ("b", "2")))]
    assert joined([one, Section(text="s"), two]) == [one, Section(text="s"), two]
    assert joined([]) == []


def test_a_page_never_changes_and_its_defaults_are_shared_by_none():
    arranged = Page(schema="", data={}, records=(), blocks=())
    with pytest.raises(AttributeError):
        arranged.blocks = (Section(text="a"),)
    with pytest.raises(TypeError):
        page.NO_FILES[".svg"] = str


@pytest.mark.parametrize("width", [40, 80])
def test_a_label_that_stands_over_its_text_is_broken_between_words(width):
    label = "American Academy of Physical Medicine and Rehabilitation (United States, 2025-04)"
    facts = Facts(rows=((label, "No statement."),), stacked=True)
    drawn = Document(
        page=Page(schema="ldn.x/1", data=(), records=(), blocks=(facts,)),
        command="ldn x",
        dataset_version="1",
        searched_through="2026",
        notice="N.",
    )
    lines = screen.document(drawn, Terminal(tty=True, width=width)).splitlines()
    assert max(map(len, lines)) <= width
    assert " ".join(" ".join(lines).split()).startswith(f"{label} No statement.")
