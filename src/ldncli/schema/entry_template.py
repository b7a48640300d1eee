"""An entry to fill in, drawn from the model: its fields, their types and vocabularies."""

from __future__ import annotations

import json
import textwrap
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from ldncli.schema.field_meanings import says
from ldncli.schema.kinds import KINDS
from ldncli.schema.record import Record
from ldncli.schema.types import DATE_FIELDS, LIMITS, TYPE_WORDS, bare, field_types, inner

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    # What is known of an entry before it is written: by field, a table inside it as a dict.
    Filled = Mapping[str, object]

NOTHING: Filled = MappingProxyType({})
WIDTH = 88
MARGIN = 30  # where the comments that fit beside their field begin
HOW = (
    "Write what you read in the source, and leave out what you did not see. A field behind "
    "a hash is optional: take the hash away to fill it in."
)


def file_of_entries(kind: str, filled: Filled = NOTHING, reference: Filled = NOTHING) -> str:
    """Return the file to begin with: a study's holds its reference too, filled in as known."""
    begun = entry(kind, filled)
    if kind != "study":
        return begun
    row = KINDS["reference"]
    head = _comment("Its main source, in the same file. " + (row.cls.__doc__ or ""))
    return "\n".join(
        [begun, *head, "", *_table("reference", row.cls, row.derived, filled=reference), ""]
    )


def entry(kind: str, filled: Filled = NOTHING) -> str:
    """Return the commented TOML of one entry of a kind, some of its fields filled in."""
    row = KINDS[kind]
    article = "An" if kind[0] in "aeiou" else "A"
    head = [
        *_comment(f"{article} {kind}, for data/{row.file}. {row.cls.__doc__}"),
        *_comment(HOW),
        *_comment("Then check it with: ldn data validate FILE"),
    ]
    return "\n".join([*head, "", *_table(kind, row.cls, row.derived, filled=filled), ""])


def _table(
    path: str,
    cls: type[Record],
    derived: frozenset[str],
    sign: str = "",
    filled: Filled = NOTHING,
) -> Iterator[str]:
    """Yield the lines of a table, then those of the tables inside it."""
    hints = field_types(cls)
    yield f"{sign}[[{path}]]"
    for name in cls.fields:
        if name not in derived and not inner(hints[name]):
            yield from _field(cls, name, hints[name], sign, filled.get(name))
    for name in cls.fields:
        rows = inner(hints[name])
        if rows:
            yield from ("", *_comment(f"{says(cls, name)}; one such table for each"))
            begun = filled.get(name) or ()
            for row in begun if isinstance(begun, tuple) else ():
                if isinstance(row, dict):
                    yield from (*_table(f"{path}.{name}", rows, frozenset(), filled=row), "")
            yield from _table(f"{path}.{name}", rows, frozenset(), "#")


def _field(
    cls: type[Record], name: str, hint: Any, sign: str, value: object = None
) -> Iterator[str]:
    behind_hash = bool(sign) or (name not in cls.required and value is None)
    text = _empty(name, hint) if value is None else _literal(value)
    line = f"{'#' if behind_hash else ''}{name} = {text}".rstrip()
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


def _literal(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_literal, value))}]"
    return json.dumps(value, ensure_ascii=False)


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
