"""Find the line of a fault: the text is read again only when there is something to tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ldncli.schema.kinds import KINDS
from ldncli.schema.record import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ldncli.errors import Fault

HEADER = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?")
STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")
# What tomli appends to its message.
TOLD_BY_READER = re.compile(r"\(at line (\d+)")
Span = tuple[int, int]


def located(faults: Iterable[Fault], text_of: Callable[[str], str]) -> tuple[Fault, ...]:
    """Return the faults with the line on which each stands, in files that `text_of` reads."""
    texts: dict[str, list[str]] = {}
    placed = []
    for fault in faults:
        if fault.file not in texts:
            texts[fault.file] = text_of(fault.file).splitlines()
        placed.append(replace(fault, line_number=_line(texts[fault.file], fault)))
    return tuple(placed)


def _line(lines: list[str], fault: Fault) -> int:
    """Return the line of a fault, from 1; 0 where none can be named."""
    if not fault.record:
        place = TOLD_BY_READER.search(fault.remedy)
        return int(place[1]) if place else _starts(lines, fault.field)
    kind, _, key = fault.record.partition(" ")
    span = _record(lines, kind, key)
    return _field(lines, kind, span, fault.field) + 1 if span else 0


def _starts(lines: list[str], table: str) -> int:
    """Return the first line that opens a table or sets a key of this name."""
    start = re.compile(rf"\s*\[*\s*{re.escape(table)}\b")
    return next((n for n, line in enumerate(lines, 1) if table and start.match(line)), 0)


def _record(lines: list[str], kind: str, key: str) -> Span | None:
    """Return where a record begins and ends: the one with this key, or the first with none."""
    name = KINDS[kind].key
    for start, end in _tables(lines, kind):
        first = _value(lines[start:end], name).split('"')[0]  # of a list of words
        if kind == "dataset" or key == first[: max(len(key), 1)]:
            return start, end
    return None


def _tables(lines: list[str], path: str) -> list[Span]:
    """Return where each table of a name begins and ends; its inner tables belong to it."""
    headers = [(n, found[1]) for n, line in enumerate(lines) if (found := HEADER.match(line))]
    outer = [(n, name) for n, name in headers if not name.startswith(path + ".")]
    ends = [n for n, _ in outer[1:]] + [len(lines)]
    return [(n, end) for (n, name), end in zip(outer, ends, strict=True) if name == path]


def _value(lines: list[str], name: str) -> str:
    """Return what stands behind a key of the table itself, without its quotes."""
    key = re.compile(rf"\s*{re.escape(name)}\s*=\s*(.*)")
    for line in lines[1:]:
        if HEADER.match(line):
            break
        if found := key.match(line):
            return found[1].split("#")[0].strip(" []\"'")
    return ""


def _field(lines: list[str], kind: str, span: Span, field: str) -> int:
    """Follow a path such as results[2].estimate as far as the text does."""
    path, (start, end), line = kind, span, span[0]
    for name, number in STEP.findall(field):
        path = f"{path}.{name}"
        inside = _tables(lines[start:end], path)
        if inside:
            first, last = inside[min(int(number or 1), len(inside)) - 1]
            start, end = start + first, start + last
            line = start
            continue
        line = _key(lines, start, end, name, line)
        if number and line + int(number) < end and lines[line].rstrip().endswith("["):
            line += int(number)  # a list of one entry a line
    return line


def _key(lines: list[str], start: int, end: int, name: str, otherwise: int) -> int:
    key = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*[.=]")
    for number in range(start, end):
        if number > start and HEADER.match(lines[number]):
            break
        if key.match(lines[number]):
            return number
    return otherwise
