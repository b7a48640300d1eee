"""What is particular to one kind of record."""

from __future__ import annotations

from ldncli.schema.record import Record


class Kind(Record):
    """What is particular to one kind of record.

    `apart` is the field that tells two records of one key apart. `links` leads from a field, or
    from `table.field` inside it, to the kind that it names. `labels` are the fields whose values
    people type as names. `cues` are the fields with phrases that lead a question to the record,
    `cue_words` the one whose words must all be met. `weight` is the rank of a hit in a search
    beside other kinds (0: not searched), and `needed` says that a dataset must have the file.
    """

    cls: type[Record]
    file: str
    key: str = "id"
    apart: str = ""
    links: dict[str, str] = {}  # noqa: RUF012  # a field's default, never changed
    labels: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    cue_words: str = ""
    weight: float = 0
    in_order: bool = False
    needed: bool = False
    derived: frozenset[str] = frozenset()
