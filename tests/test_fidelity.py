"""No text of the dataset is altered or lost by drawing it, in any format, at any width."""

import csv
import io
import json
import re
import tomllib
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ldncli.cli.renderers import Format, renderer
from ldncli.document.blocks import Bullets, Column, Facts, Prose, Section, Span, Table, Title
from ldncli.document.characters import inert, to_ascii
from ldncli.document.page import Document, Page
from ldncli.output.terminal import Terminal
from ldncli.schema.kinds import KINDS
from ldncli.schema.record import to_plain

HOSTILE = (
    "[in Norwegian] [a] [/b] [bold]x[/bold] [link=http://x]y[/link]",
    ":x: :smile: :warning:",
    "10.1002/art.37734(2011)00278-3",
    "10.1093/ecco-jcc/jjy008.a-very-long-identifier-that-no-narrow-screen-can-hold-in-a-line",
    "a | b || c \\ d `e` *f* _g_ ~~h~~ <i>j</i> &amp; #k",
    "- not a list",
    "+ not a list",
    "1. not a list",
    "1) nor this",
    "> not a quotation",
    "=cmd()|' /C calc'!A0",
    "@SUM(1)",
    "\x1b[31mred\x1b[0m \x07 \x00 \x9b31m",
    "right \u202e to left \u2066 hidden \u200b soft\u00adhyphen",
    "naïve Ø æ ß β μg ≥ 5 ± 2 … – — “q” ‘r’",
    "日本語 の 幅",
    "e\u0301 combining",
    "http://example.org/a_b?c=[d]&e=*f*",
    "![img](x) [link](y)",
    "trailing backslash \\",
    "{{ jinja }} {% raw %} ${x} %s {0}",
)
WIDTHS = (40, 41, 57, 80, 99, 120, 200)
THOROUGH = (40, 80)  # every shape; at the other widths the hostile ones and a sample
# Three in four texts are so short that no line breaks them, and hold letters, digits and these
# marks alone: an id, a date, a number.
PLAIN = re.compile(r"[A-Za-z0-9 ,.()'/-]{1,30}")
SAMPLE = 3  # of the shapes, at the other widths: some 3,000 texts at each


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


@pytest.fixture(scope="module")
def held(real):
    found = {
        text
        for kind in KINDS.values()
        for row in real.all(kind.cls)
        for text in strings(to_plain(row))
    }
    return (*HOSTILE, *sorted(found))


def shape(text):
    """Return what decides how a text is drawn: itself, or of a plain one its length and marks."""
    if not PLAIN.fullmatch(text):
        return text
    ends = tuple(re.sub("[A-Za-z]", "a", re.sub("[0-9]", "0", text[0] + text[-1])))
    return len(text), ends, frozenset(re.findall(r"\W", text))


@pytest.fixture(scope="module")
def shapes(held):
    """Return one text of each shape: all that are long or hold a mark, one of many years."""
    return tuple({shape(text): text for text in held}.values())


def document(texts):
    """Return a page that draws each text as prose, item, fact, cell, and heading."""
    blocks = [
        block
        for text in texts
        for block in (
            Prose(text=text),
            Bullets(items=(Span(text=text, style="dim"),)),
            Facts(rows=(("label", text),)),
        )
    ]
    table = Table(columns=(Column(name="text", wrap=True),), rows=tuple((text,) for text in texts))
    narrow = Table(
        columns=(Column(name="a", wrap=True), Column(name="b", right=True, wrap=True)),
        rows=tuple((text, "x") for text in texts[:50]),
    )
    heads = [
        block for text in texts[:30] for block in (Title(text=text, aside=text), Section(text=text))
    ]
    data = [{"text": text, "list": [text]} for text in texts]
    page = Page(
        schema="ldn.test/1",
        data=data,
        records=tuple({"text": text} for text in texts),
        blocks=(*blocks, table, narrow, *heads),
    )
    return Document(
        page=page, command="ldn", dataset_version="1", searched_through="2026", notice="N."
    )


def drawn(texts, kind, **terminal):
    place = Terminal(**terminal)
    return renderer(kind, place)(document(tuple(texts)), place)


def parts(texts, size=60):
    """Yield a few texts at a time: looking for each in the whole would take for ever."""
    for start in range(0, len(texts), size):
        yield texts[start : start + size]


def squeezed(text):
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("unicode", [True, False])
def test_on_a_terminal_every_text_is_whole(shapes, width, unicode):
    for part in parts(shapes if width in THOROUGH else (*HOSTILE, *shapes[len(HOSTILE) :: SAMPLE])):
        out = squeezed(drawn(part, Format.text, tty=True, width=width, unicode=unicode))
        for text in part:
            wanted = inert(text) if unicode else to_ascii(inert(text))
            assert out.count(squeezed(wanted)) >= 4, text


@pytest.mark.parametrize("unicode", [True, False])
def test_off_a_terminal_every_text_is_on_one_line(held, unicode):
    lines = {line.strip() for line in drawn(held, Format.text, unicode=unicode).splitlines()}
    for text in held:
        wanted = inert(text) if unicode else to_ascii(inert(text))
        assert wanted.strip() in lines, text


@pytest.mark.parametrize("width", WIDTHS)
def test_an_identifier_is_never_broken(real, width):
    from ldncli.schema.studies import Reference

    numbers = [
        number
        for reference in real.all(Reference)
        for number in (reference.doi, reference.pmid, reference.registration, reference.url)
        if number and " " not in number
    ]
    out = drawn(numbers, Format.text, tty=True, width=width)
    for number in numbers:
        assert number in out, number


@pytest.mark.parametrize("unicode", [True, False])
def test_data_formats_read_back_equal(held, unicode):
    texts = list(held)
    wanted = [{"text": text, "list": [text]} for text in texts]
    assert json.loads(drawn(texts, Format.json, unicode=unicode))["data"] == wanted
    lines = drawn(texts, Format.jsonl, unicode=unicode).splitlines()
    assert [json.loads(line) for line in lines] == wanted
    assert tomllib.loads(drawn(texts, Format.toml, unicode=unicode))["data"] == wanted


@pytest.mark.parametrize(("kind", "delimiter"), [(Format.csv, ","), (Format.tsv, "\t")])
def test_spreadsheets_read_back_equal_but_for_the_guard(held, kind, delimiter):
    out = drawn(held, kind)
    rows = list(csv.DictReader(io.StringIO(out, newline=""), delimiter=delimiter))
    for text, row in zip(held, rows, strict=True):
        assert row["text"].removeprefix("'") == text.removeprefix("'")
        assert not row["text"].startswith(("=", "+", "-", "@"))


def rendered(markdown):
    """Return the characters that a Markdown reader shows."""
    found = []
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        children = token.children or ([token] if token.type in ("code_block", "fence") else [])
        found += [child.content for child in children if child.content]
    return squeezed("".join(found))


def test_markdown_shows_every_character(shapes):
    for part in parts(shapes):
        out = rendered(drawn(part, Format.markdown))
        for text in part:
            assert squeezed(inert(text)) in out, text


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("bruun-2024", "cants-2017", True),
        ("bruun-2024", "cant-20171", True),
        ("bruun-2024", "cant-2017", False),
        ("2024-01", "2024.01", False),
        ("1) case", "a) case", False),
        (":x:", ":y:", False),
        ("a" * 30, "b" * 30, True),
        ("a" * 31, "b" * 31, False),
    ],
)
def test_plain_texts_of_one_length_and_the_same_marks_are_of_one_shape(one, other, alike):
    assert (shape(one) == shape(other)) is alike


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=60), st.integers(40, 200), st.booleans())
def test_any_text_survives_any_width(text, width, unicode):
    wanted = inert(text) if unicode else to_ascii(inert(text))
    out = drawn([text], Format.text, tty=True, width=width, unicode=unicode)
    assert squeezed(wanted) in squeezed(out)
    assert squeezed(inert(text)) in rendered(drawn([text], Format.markdown))
    assert json.loads(drawn([text], Format.json))["data"][0]["text"] == text


@given(st.text())
def test_inert_text_has_no_control_and_ascii_is_ascii(text):
    assert all(char.isprintable() or category(char) == "Zs" for char in inert(text))
    assert to_ascii(text).isascii()
