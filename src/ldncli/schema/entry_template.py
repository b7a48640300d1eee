"""An entry to fill in, drawn from the model: its fields, their types and vocabularies."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from ldncli.schema.field_meanings import says
from ldncli.schema.kinds import KINDS
from ldncli.schema.record import Record
from ldncli.schema.types import DATE_FIELDS, LIMITS, TYPE_WORDS, bare, field_types, inner

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 88
MARGIN = 30  # where the comments that fit beside their field begin
HOW = (
    "Write what you read in the source, and leave out what you did not see. A field behind "
    "a hash is optional: take the hash away to fill it in."
)


def entry(kind: str) -> str:
    """Return the commented TOML of one entry of a kind."""
    row = KINDS[kind]
    head = [
        *_comment(f"A {kind}, for data/{row.file}. {row.cls.__doc__}"),
        *_comment(HOW),
        *_comment("Then check it with: ldn validate FILE"),
    ]
    return "\n".join([*head, "", *_table(kind, row.cls, row.derived), ""])


def _table(path: str, cls: type[Record], derived: frozenset[str], sign: str = "") -> Iterator[str]:
    """Yield the lines of a table, then those of the tables inside it."""
    hints = field_types(cls)
    yield f"{sign}[[{path}]]"
    for name in cls.fields:
        if name not in derived and not inner(hints[name]):
            optional = bool(sign) or name not in cls.required
            yield from _field(cls, name, hints[name], "#" if optional else "")
    for name in cls.fields:
        rows = inner(hints[name])
        if rows:
            yield from ("", *_comment(f"{says(cls, name)}; one such table for each"))
            yield from _table(f"{path}.{name}", rows, frozenset(), "#")


def _field(cls: type[Record], name: str, hint: Any, sign: str) -> Iterator[str]:
    line = f"{sign}{name} = {_empty(name, hint)}".rstrip()
    required = "required" if name in cls.required else ""
    remark = "; ".join(part for part in (says(cls, name), _kind(name, hint), required) if part)
    beside = f"{line.ljust(MARGIN)}  # {remark}"
    if len(beside) <= WIDTH + 12:
        yield beside
        return
    yield from _comment(f"{name}: {remark}")
    yield line


def _empty(name: str, hint: Any) -> str:
    """Return a value that cannot pass for one: the checks ask for it to be filled in."""
    kind = bare(hint)
    if kind is bool:
        return "true"
    if kind in (int, float):
        return ""
    return '[""]' if get_origin(hint) is tuple else '""'


def _kind(name: str, hint: Any) -> str:
    kind = bare(hint)
    if get_origin(kind) is Literal:
        return f"one of: {', '.join(get_args(kind))}"
    if name in DATE_FIELDS:
        return "a date, like 2026-10-31"
    limit = f"at most {LIMITS[name]} characters" if name in LIMITS else ""
    listed = "a list" if get_origin(hint) is tuple else ""
    return limit or listed or (TYPE_WORDS[kind] if kind in (int, float) else "")


def _comment(text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent="# ", subsequent_indent="#   ", break_on_hyphens=False
    )
