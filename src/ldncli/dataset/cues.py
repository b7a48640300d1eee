"""What leads a question to a record: phrases as people type them, each as the words it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ldncli.matching.questions import words_of
from ldncli.schema.kinds import KINDS, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.schema.kinds import Raw, Row

    Cue = tuple[str, str, str, tuple[str, ...]]

TABLES = """
CREATE TABLE cue (
  cue INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, phrase TEXT NOT NULL,
  words INTEGER NOT NULL);
CREATE TABLE cue_word (
  word TEXT NOT NULL, cue INTEGER NOT NULL, PRIMARY KEY (word, cue)) WITHOUT ROWID;
"""
# The cues with any of these words, with how many of them each holds.
MET = """
SELECT kind, id, phrase, words, count(*) FROM cue_word JOIN cue USING (cue)
WHERE word IN ({places}) GROUP BY cue ORDER BY cue
"""

EVERY = """
SELECT kind, id, phrase, group_concat(word, ' ') FROM cue JOIN cue_word USING (cue)
GROUP BY cue ORDER BY cue
"""


def fill(connection: Any, rows: Raw) -> None:
    """Write every cue, and each of its words."""
    connection.executescript(TABLES)
    ignored = fillers(rows)
    for number, (kind, key, phrase, words) in enumerate(cues(rows, ignored)):
        row = (number, kind, key, phrase, len(words))
        connection.execute("INSERT INTO cue VALUES (?, ?, ?, ?, ?)", row)
        pairs = ((word, number) for word in words)
        connection.executemany("INSERT INTO cue_word VALUES (?, ?)", pairs)


def fillers(rows: Raw) -> frozenset[str]:
    """Return the stems that say nothing of a subject."""
    return frozenset(
        stem for row in rows["filler"] for text in row["words"] for stem in words_of(text)
    )


def cues(rows: Raw, ignored: frozenset[str]) -> Iterator[Cue]:
    """Yield (kind, id, phrase, its words) of every record that a question can lead to."""
    for kind, entries in rows.items():
        for row in entries:
            for phrase in _phrases(kind, row):
                words = tuple(dict.fromkeys(words_of(phrase)))
                needed = tuple(word for word in words if word not in ignored) or words
                if needed:
                    yield kind, key_of(kind, row), phrase, needed
    for row in rows["lay_word"]:
        for phrase in row["words"]:
            for key in row["conditions"]:
                yield "condition", key, phrase, tuple(dict.fromkeys(words_of(phrase)))


def _phrases(kind: str, row: Row) -> Iterator[str]:
    for field in KINDS[kind].cues:
        value = row.get(field) or []
        yield from value if isinstance(value, list) else [value]
    together = row.get(KINDS[kind].cue_words) if KINDS[kind].cue_words else None
    if together:
        yield " ".join(together)
