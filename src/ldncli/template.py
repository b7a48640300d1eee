"""An entry to fill in, drawn from the model: its fields, their types and vocabularies."""

from __future__ import annotations

import textwrap
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from ldncli.build import KINDS
from ldncli.checks.shape import DATE_FIELDS, DERIVED, LIMITS, SAYS, field_types
from ldncli.guide import says
from ldncli.record import Record
from ldncli.sources import FILE_OF

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
    cls = KINDS[kind]
    head = [
        *_comment(f"A {kind}, for {FILE_OF[kind]}. {cls.__doc__}"),
        *_comment(HOW),
        *_comment("Then check it with: ldn validate FILE"),
    ]
    return "\n".join([*head, "", *_table(kind, cls, DERIVED.get(kind, set())), ""])


def _table(path: str, cls: type[Record], derived: set[str], sign: str = "") -> Iterator[str]:
    """Yield the lines of a table, then those of the tables inside it."""
    hints = field_types(cls)
    yield f"{sign}[[{path}]]"
    for name in cls.fields:
        if name not in derived and not _record(hints[name]):
            optional = bool(sign) or name not in cls.required
            yield from _field(cls, name, hints[name], "#" if optional else "")
    for name in cls.fields:
        inner = _record(hints[name])
        if inner:
            yield from ("", *_comment(f"{says(cls, name)}; one such table for each"))
            yield from _table(f"{path}.{name}", inner, set(), "#")


def _record(hint: Any) -> type[Record] | None:
    """Return the class of the tables that a field holds, if it holds tables."""
    inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
    return inner if isinstance(inner, type) and issubclass(inner, Record) else None


def _field(cls: type[Record], name: str, hint: Any, sign: str) -> Iterator[str]:
    line = f"{sign}{name} = {_empty(name, hint)}".rstrip()
    required = "required" if name in cls.required else ""
    told = "; ".join(part for part in (says(cls, name), _kind(name, hint), required) if part)
    beside = f"{line.ljust(MARGIN)}  # {told}"
    if len(beside) <= WIDTH + 12:
        yield beside
        return
    yield from _comment(f"{name}: {told}")
    yield line


def _bare(hint: Any) -> Any:
    """Return the type of a value: of a member where the field is a list."""
    options = [item for item in get_args(hint) if item is not NoneType]
    if NoneType in get_args(hint) or get_origin(hint) is tuple:
        return options[0]
    return hint


def _empty(name: str, hint: Any) -> str:
    """Return a value that cannot pass for one: the checks ask for it to be filled in."""
    bare = _bare(hint)
    if bare is bool:
        return "true"
    if bare in (int, float):
        return ""
    return '[""]' if get_origin(hint) is tuple else '""'


def _kind(name: str, hint: Any) -> str:
    bare = _bare(hint)
    if get_origin(bare) is Literal:
        return f"one of: {', '.join(get_args(bare))}"
    if name in DATE_FIELDS:
        return "a date, like 2026-10-31"
    limit = f"at most {LIMITS[name]} characters" if name in LIMITS else ""
    listed = "a list" if get_origin(hint) is tuple else ""
    return limit or listed or (SAYS[bare] if bare in (int, float) else "")


def _comment(text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent="# ", subsequent_indent="#   ", break_on_hyphens=False
    )
