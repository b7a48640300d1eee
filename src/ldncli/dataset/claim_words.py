"""The words of every claim, folded as questions are: which claims a sentence is near."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ldncli.matching.questions import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.schema.kinds import Raw, Row

# `own` tells a word of what the claim goes by from one that stands in its reason alone.
TABLE = """
CREATE TABLE claim_word (
  word TEXT NOT NULL, id TEXT NOT NULL, own INTEGER NOT NULL, PRIMARY KEY (word, id)) WITHOUT ROWID;
"""
MET = "SELECT word, id, own FROM claim_word WHERE word IN ({places})"


def fill(connection: Any, rows: Raw) -> None:
    """Write every word of every claim."""
    connection.executescript(TABLE)
    for row in rows["claim"]:
        connection.executemany("INSERT INTO claim_word VALUES (?, ?, ?)", [*_words(row)])


def _words(row: Row) -> Iterator[tuple[str, str, int]]:
    texts = (row["id"], row["claim"], *row.get("also_met_as", ()), *row.get("words", ()))
    own = {word for text in texts for word in words_of(text)}
    yield from ((word, row["id"], 1) for word in sorted(own))
    reason = set(words_of(row["reason"]))
    yield from ((word, row["id"], 0) for word in sorted(reason - own))
