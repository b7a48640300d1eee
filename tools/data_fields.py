"""Write docs/data-fields.md: every field of every kind of record, from the schema itself.

Run `python -m tools.data_fields` after a change of a record or of a meaning; a test fails while
they differ.
"""

from __future__ import annotations

from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Literal, get_args, get_origin

from ldncli.schema.field_meanings import says
from ldncli.schema.kinds import KINDS
from ldncli.schema.types import (
    DATE_FIELDS,
    LIMITS,
    TYPE_WORDS,
    bare,
    field_limits,
    field_types,
    inner,
)
from ldncli.schema.values import Calendar, Form, PublishedIn, Range, ReportedP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.schema.record import Record
    from ldncli.schema.types import Limit

PLACE = Path(__file__).parent.parent / "docs" / "data-fields.md"
HEAD = """\
# The fields of the data

Made from the schema by `python -m tools.data_fields`: do not edit it by hand.

One section a kind of record, then the tables inside it. A field in **bold** is required. A field
that is not there was not seen in what was read; it is never a zero and never a "no". `ldn data
vocabulary FIELD` lists the words that a field takes, and how often each is used. `ldn data new
KIND` prints an entry to fill in. How the files fit together: [data.md](data.md).
"""
# An end so far away says nothing to a reader.
FAR = 1e9
ROW = "| {field} | {takes} | {meaning} |"
# Dates have as many parts as the source gives.
PARTS = {
    (3,): "a day: 2026-10-31",
    (1, 2): "a month or a year: 2026-10",
    (1, 2, 3): "a day, month or year",
}


def page() -> str:
    """Return the whole page."""
    lines = [HEAD]
    for kind, row in KINDS.items():
        place = f"data/{row.file}<id>.toml" if row.file.endswith("/") else f"data/{row.file}"
        table = f"[{kind}]" if kind == "dataset" else f"[[{kind}]]"
        lines.append(f"## {kind}\n\n`{table}` in `{place}`. {_sentence(row.cls)}\n")
        lines.extend(_table((kind,), row.cls))
        lines.extend(_inside((kind,), row.cls))
    return "\n".join(lines).rstrip() + "\n"


def _inside(path: tuple[str, ...], cls: type[Record]) -> Iterator[str]:
    """Yield a section for each table inside a record, and for those inside that."""
    for name, hint in field_types(cls).items():
        nested = inner(hint)
        if nested:
            yield f"### {'.'.join((*path, name))}\n\n{_sentence(nested)}\n"
            yield from _table((*path, name), nested)
            yield from _inside((*path, name), nested)


def _table(path: tuple[str, ...], cls: type[Record]) -> Iterator[str]:
    derived = KINDS[path[0]].derived if len(path) == 1 else frozenset()
    yield "| field | takes | what it means |\n|---|---|---|"
    for name in cls.fields:
        if name not in derived:
            field = f"**`{name}`**" if name in cls.required else f"`{name}`"
            yield ROW.format(field=field, takes=_takes(path, cls, name), meaning=says(cls, name))
    if derived:
        filled_in = ", ".join(f"`{name}`" for name in cls.fields if name in derived)
        yield f"\nFilled in from its reference, and not written here: {filled_in}."
    yield ""


def _takes(path: tuple[str, ...], cls: type[Record], name: str) -> str:
    """Return the type, range, form or vocabulary of a field, in words."""
    hint = field_types(cls)[name]
    listed = get_origin(_without_none(hint)) is tuple
    if inner(hint):
        return "tables" if listed else "a table"
    kind = KINDS[path[0]].links.get(".".join((*path[1:], name)))
    if kind:
        return f"{'a list: ids' if listed else 'the id'} of a [{kind}](#{kind})"
    one = _one(name, bare(hint), field_limits(cls).get(name))
    return f"a list: {one}" if listed else one


def _without_none(hint: object) -> object:
    options = [item for item in get_args(hint) if item is not NoneType]
    return options[0] if NoneType in get_args(hint) else hint


def _one(name: str, kind: object, limit: Limit | None) -> str:
    if get_origin(kind) is Literal:
        return "one of: " + ", ".join(f"`{word}`" for word in get_args(kind))
    if name in LIMITS:
        return f"text of at most {LIMITS[name]} characters"
    if name in DATE_FIELDS:
        return PARTS[(3,)]
    words = TYPE_WORDS[kind] if isinstance(kind, type) else "text"
    return _limited(limit, words)


def _limited(limit: Limit | None, words: str) -> str:
    match limit:
        case Range():
            return f"{words}{_ends(limit)}"
        case Calendar():
            return PARTS[limit.parts]
        case Form():
            return f"text {limit.says}" if limit.says.startswith("of ") else limit.says
        case PublishedIn():
            return "a year"
        case ReportedP():
            return "a value such as 0.03 or <0.001, then words, if any"
        case _:
            return words


def _ends(limit: Range) -> str:
    """Return the ends of a range that a reader can meet; the far ones only catch slips."""
    lowest = "" if limit.lowest <= -FAR else f"{limit.lowest:g}"
    highest = "" if limit.highest >= FAR else f"{limit.highest:g}"
    start = f" {'above' if limit.without_lowest else 'from'} {lowest}" if lowest else ""
    return start + (f" to {highest}" if highest else "")


def _sentence(cls: type[Record]) -> str:
    return " ".join((cls.__doc__ or "").split())


if __name__ == "__main__":
    PLACE.write_text(page(), "utf-8")
