"""What every claim goes by, folded as questions are: which claims a sentence means or is near."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ldncli.matching.names import normalise
from ldncli.matching.questions import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.schema.kinds import Raw, Row

# `rank` tells a key word of the claim (2) from another word of what it goes by (1), and from one
# that stands in its reason alone (0); `keys` is how many key words the claim has.
KEY, OWN, REASON = 2, 1, 0
TABLE = """
CREATE TABLE claim_word (
  word TEXT NOT NULL, id TEXT NOT NULL, rank INTEGER NOT NULL, keys INTEGER NOT NULL,
  PRIMARY KEY (word, id)) WITHOUT ROWID;
CREATE TABLE claim_sentence (
  folded TEXT NOT NULL, id TEXT NOT NULL, keys INTEGER NOT NULL,
  PRIMARY KEY (folded, id)) WITHOUT ROWID;
"""
MET = "SELECT word, id, rank, keys FROM claim_word WHERE word IN ({places})"
SAYING = """
SELECT id, max(folded = ?1), keys = 0 FROM claim_sentence
WHERE folded = ?1 OR (keys = 0 AND instr(' ' || folded || ' ', ' ' || ?1 || ' '))
GROUP BY id
"""


def fill(connection: Any, rows: Raw) -> None:
    """Write every word and every sentence of every claim."""
    connection.executescript(TABLE)
    for row in rows["claim"]:
        keys = {stem for word in row.get("words", ()) for stem in words_of(word)}
        words = [(word, row["id"], rank, len(keys)) for word, rank in _words(row, keys)]
        said = {normalise(text) for text in _sentences(row)}
        sentences = [(text, row["id"], len(row.get("words", ()))) for text in sorted(said)]
        connection.executemany("INSERT INTO claim_word VALUES (?, ?, ?, ?)", words)
        connection.executemany("INSERT INTO claim_sentence VALUES (?, ?, ?)", sentences)


def _sentences(row: Row) -> tuple[str, ...]:
    """Return what a claim goes by: its id, its sentence, and how else it is met."""
    return (row["id"], row["claim"], *row.get("also_met_as", ()))


def _words(row: Row, keys: set[str]) -> Iterator[tuple[str, int]]:
    own = {word for text in _sentences(row) for word in words_of(text)} | keys
    yield from ((word, KEY if word in keys else OWN) for word in sorted(own))
    yield from ((word, REASON) for word in sorted(set(words_of(row["reason"])) - own))
