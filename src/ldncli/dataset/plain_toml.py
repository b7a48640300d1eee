"""Read TOML as the dataset writes it, a field a line; what else TOML allows is left to tomllib.

tomllib goes by the character and takes ten times as long, half of all the time of a check. A
file is read here only if every line of it has one of the forms below, and then has one meaning;
at the first that has not, or that says a thing twice, tomllib reads the whole file.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ldncli.schema.kinds import Row

KEY = r"[A-Za-z0-9_-]++"
SIGN = r'[^"\\\x00-\x1f\x7f]'
TEXT = rf'"(?:{SIGN}|\\["\\])*+"'
# No sign and no exponent but a minus, no digit grouped, no leading nought.
NUMBER = r"-?(?:0|[1-9]\d{0,17})(?:\.\d++)?"
DATE = r"\d{4}-\d\d-\d\d"
GAP = r"[ \n]*+"
ATOM = rf"(?:{TEXT}|{DATE}|{NUMBER}|true|false)"
FIELD = rf"{KEY} = {ATOM}"
INLINE = rf"\{{ {FIELD}(?:, {FIELD})*+ \}}"
STATEMENT = re.compile(
    rf"(?:({KEY}) = (?:\"(?P<plain>{SIGN}*+)\"|(?P<atom>{ATOM})|(?P<inline>{INLINE})"
    rf"|\[{GAP}(?P<texts>(?:{TEXT}{GAP}(?:,{GAP}|(?=\])))*+)\]"
    rf"|\[{GAP}(?P<inlines>(?:{INLINE}{GAP}(?:,{GAP}|(?=\])))*+)\])"
    rf"|\[\[(?P<tables>{KEY}(?:\.{KEY})*+)\]\]|\[(?P<table>{KEY})\]"
    r"|(?:\#[^\x00-\x08\x0a-\x1f\x7f]*+)?)(?:\n++|\Z)",
    re.ASCII,
)
EACH_TEXT, EACH_INLINE = re.compile(TEXT), re.compile(INLINE)
EACH_FIELD = re.compile(rf"({KEY}) = ({ATOM})", re.ASCII)
ESCAPED = re.compile(r"\\(.)")
WORDS = {"true": True, "false": False}


class _OtherwiseError(Exception):
    """The text is not of these forms, or of none that TOML allows."""


def parsed(text: str) -> Row:
    """Return the tables of a text; raise what tomllib raises where it is not TOML."""
    import tomllib

    try:
        return _document(text)
    except _OtherwiseError:
        return tomllib.loads(text)


def _document(text: str) -> Row:
    document: Row = {}
    current = document
    headed: set[int] = set()  # the lists that [[headings]] made: others may not be added to
    position = 0
    for found in STATEMENT.finditer(text):
        start, end = found.span()
        form = found.lastgroup or ""
        if start != position:
            break
        position = end
        if key := found[1]:
            if key in current:
                raise _OtherwiseError
            written = found[form]  # two in three are plain
            current[key] = written if form == "plain" else READERS[form](written)
        elif form == "tables":
            current = _headed(document, found[form].split("."), headed)
        elif form == "table":
            current = _new(document, found[form])
    if position < len(text):
        raise _OtherwiseError
    return document


def _new(document: Row, name: str) -> Row:
    if name in document:
        raise _OtherwiseError
    table: Row = {}
    document[name] = table
    return table


def _headed(document: Row, names: list[str], headed: set[int]) -> Row:
    """Return the new table under a heading: one more of its list, in the last of those above."""
    *above, last = names
    table = document
    for name in above:
        tables = table.get(name, [])
        if id(tables) not in headed:
            raise _OtherwiseError
        table = tables[-1]
    if last not in table:
        table[last] = []
        headed.add(id(table[last]))
    if id(table[last]) not in headed:
        raise _OtherwiseError
    new: Row = {}
    table[last].append(new)
    return new


def _inlines(text: str) -> list[Row]:
    return [_inline(item) for item in EACH_INLINE.findall(text)]


def _texts(text: str) -> list[str]:
    return [_text(item) for item in EACH_TEXT.findall(text)]


def _inline(text: str) -> Row:
    fields = EACH_FIELD.findall(text)
    table = {name: _atom(atom) for name, atom in fields}
    if len(table) < len(fields):
        raise _OtherwiseError
    return table


def _atom(atom: str) -> object:
    if atom[0] == '"':
        return _text(atom)
    if atom in WORDS:
        return WORDS[atom]
    if atom[4:5] == "-":
        return _date(atom)
    return float(atom) if "." in atom else int(atom)


def _text(quoted: str) -> str:
    text = quoted[1:-1]
    return ESCAPED.sub(r"\1", text) if "\\" in text else text


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise _OtherwiseError from None


READERS: dict[str, Callable[[str], object]] = {
    "atom": _atom,
    "inline": _inline,
    "texts": _texts,
    "inlines": _inlines,
}
