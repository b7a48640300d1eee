"""One part of an answer."""

from __future__ import annotations

from ldncli.schema.record import Record


class Part(Record):
    """One part of an answer: what it is on, the lines that answer, what shows the whole.

    `lines` are (label, text); a line without a label is a paragraph.
    """

    kind: str
    id: str
    title: str
    lines: tuple[tuple[str, str], ...]
    command: str
    direction: str | None = None
    certainty: str | None = None
    verdict: str | None = None
    urgent: bool = False
