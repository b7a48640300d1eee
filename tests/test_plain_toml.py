"""What is read a line at a time means what tomllib reads, and what is not is left to tomllib."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldncli.dataset import plain_toml
from ldncli.dataset.plain_files import plain_text
from ldncli.dataset.plain_toml import parsed
from tests.conftest import DATA, TINY

HERE = (
    "",
    "\n\n# a line\n",
    'a = "text"',
    'a = ""\n',
    'a = "she said \\"no\\" \\\\ twice"\n',
    'a = "a # b = c [d]"\n',
    "a = 0\nb = -0\nc = 12\nd = -3.50\ne = 0.0\nf = -0.0\n",
    "a = true\nb = false\n",
    "a = 2026-11-28\nb = 0001-01-01\n",
    "a = []\nb = [ ]\nc = [\n]\n",
    'a = ["x"]\nb = ["x", "y"]\nc = ["x","y",]\nd = [\n  "x",\n  "y, [z]",\n]\n',
    'a = { b = "x", c = 1 }\nd = [{ b = "x" }, { b = 2.5 }]\ne = [\n  { b = "x" },\n]\n',
    'a-b_1 = "x"\n1 = 2\ntrue = false\n',
    "[a]\nb = 1\n[c]\nb = 2\n",
    "[[a]]\nb = 1\n[[a]]\nb = 2\n[[a.c]]\nb = 3\n[[a.c]]\n[[a.c.d]]\n[[a]]\n[[a.c]]\n[[e]]\n",
)
LEFT = (
    # TOML in another form
    "a = 'x'\n", 'a = """x"""\n', 'a = "x" # why\n', " a = 1\n", "a=1\n", "a  = 1\n", "a = 1 \n",
    '"a" = 1\n', "a.b = 1\n", "a = 1_000\n", "a = +1\n", "a = 1e5\n", "a = 0x1f\n", "a = nan\n",
    "a = inf\n", "a = 2026-11-28T10:00:00\n", "a = 2026-11-28 10:00:00\n", "a = 10:00:00\n",
    'a = "\\u00e9"\n', 'a = "\\n"\n', 'a = "x\ty"\n', "a = [1, 2]\n", 'a = ["x", 1]\n',
    "a = [[]]\n", 'a = [ # why\n "x" ]\n', "a = {}\n", "a = {b = 1}\n", "a = { b = [] }\n",
    "[a.b]\nc = 1\n", "[a]\n[a.b]\n", "[a]\n[[a.b]]\n", "[ a ]\n", "[[ a ]]\n", "[[a]] # why\n",
    "a = 1\r\nb = 2\r\n", "[[a.b]]\nc = 1\n", "[[a]]\n[a.b]\n[[a]]\n",
    # no TOML
    "a\n", "a =\n", "a = x\n", 'a = "x\n', 'a = "x\ny"\n', 'a = "\\x"\n', 'a = "\x00"\n',
    'a = "\x7f"\n', "# \x00\n", "# \x7f\n", "a = 1 b = 2\n", "a = 01\n", "a = -01\n", "a = 1.\n",
    "a = .5\n", "a = tru\n", "a = 2026-02-30\n", "a = 2026-13-01\n", "a = 0000-01-01\n",
    "a = 2026-1-1\n", "a = [\n", 'a = ["x" "y"]\n', 'a = [,]\n', 'a = ["x",,]\n', "a = ٣\n",
    "é = 1\n", "a = { b = 1, }\n", "a = { b = 1\n}\n", "a = [{ b = 1 } { b = 2 }]\n", "[]\n",
    "[a\n", "[[a]\n", "[a]]\n", "[a..b]\n", '[a] b = "x"\n',
    # a thing said twice
    "a = 1\na = 2\n", "[a]\nb = 1\nb = 2\n", "[a]\n[a]\n", "[a]\n[[a]]\n", "[[a]]\n[a]\n",
    "a = 1\n[a]\n", "a = []\n[[a]]\n", 'a = [{ b = 1 }]\n[[a]]\n', "a = [{ b = 1 }]\n[[a.c]]\n",
    "a = { b = 1, b = 2 }\n", "[[a]]\nb = []\n[[a.b]]\n", "[[a]]\n[[a.b]]\n[a.b]\n",
    "[[a]]\n[[a.b]]\n[[a]]\nb = 1\n[[a.b]]\n",
)  # fmt: skip


def outcome(read, text):
    """What was read with its types, or the words of the error."""
    try:
        return repr(read(text))
    except tomllib.TOMLDecodeError as error:
        return f"not TOML: {error}"


@pytest.mark.parametrize("text", HERE)
def test_a_text_of_these_forms_is_read_here(text):
    assert repr(plain_toml._document(text)) == repr(tomllib.loads(text))


@pytest.mark.parametrize("text", LEFT)
def test_any_other_text_is_left_to_tomllib(text):
    with pytest.raises(plain_toml._OtherwiseError):
        plain_toml._document(text)
    assert outcome(parsed, text) == outcome(tomllib.loads, text)


@pytest.mark.parametrize("folder", [TINY, DATA], ids=["tiny", "shipped"])
def test_the_data_are_read_here(folder):
    paths = [*folder.glob("*.toml"), *folder.glob("studies/*.toml")]
    left = []
    for path in paths:
        try:
            assert repr(plain_toml._document(plain_text(path))) == repr(
                tomllib.loads(plain_text(path))
            )
        except plain_toml._OtherwiseError:
            left.append(path.name)
    assert len(paths) > 5
    assert len(left) * 10 < len(paths)  # most of it, or the way round tomllib is for nothing


LINES = [line for text in HERE + LEFT for line in text.splitlines(keepends=True)]


@given(st.lists(st.sampled_from(LINES), max_size=8))
@settings(max_examples=300, deadline=None)
def test_lines_in_any_order_mean_the_same(lines):
    text = "".join(lines)
    assert outcome(parsed, text) == outcome(tomllib.loads, text)


@given(st.text(alphabet='a=1-[]{}"\\#., \n\r\t', max_size=30))
@settings(max_examples=300, deadline=None)
def test_signs_in_any_order_mean_the_same(text):
    assert outcome(parsed, text) == outcome(tomllib.loads, text)
