"""The dataset compiled for reading: one SQLite file, made from the TOML and never edited.

Reading TOML takes milliseconds for 100 KiB; opening this file and reading one condition takes
one or two, however many studies there are. The TOML stays the source of truth: the file
carries the fingerprint of what it was made from, and is made anew when that changes.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from typing import TYPE_CHECKING, Any

from ldncli.dataset import derived
from ldncli.matching.names import normalise
from ldncli.schema.build import complete, texts
from ldncli.schema.kinds import KINDS, key_of
from ldncli.schema.record import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ldncli.schema.kinds import Raw

# Count up LAYOUT in `compiled_file` when these change, or what stands in them.
TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE record (
  kind TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (kind, id));
CREATE INDEX in_order ON record (kind, position);
CREATE TABLE about (
  condition TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
  PRIMARY KEY (condition, kind, id)) WITHOUT ROWID;
CREATE TABLE mention (
  target TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
  PRIMARY KEY (target, kind, id)) WITHOUT ROWID;
CREATE TABLE name (
  kind TEXT NOT NULL, folded TEXT NOT NULL, id TEXT NOT NULL, label TEXT NOT NULL,
  PRIMARY KEY (kind, folded, id)) WITHOUT ROWID;
"""


def compile_into(connection: sqlite3.Connection, raw: Raw, stamps: dict[str, str]) -> None:
    """Write every table of a checked dataset into an empty database."""
    from ldncli.dataset import claim_words, cues, search_index

    rows = complete(raw)
    connection.executescript(TABLES)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", [*stamps.items()])
    connection.executemany("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)", _records(rows))
    connection.executemany("INSERT OR IGNORE INTO about VALUES (?, ?, ?)", _about(rows))
    connection.executemany("INSERT OR IGNORE INTO mention VALUES (?, ?, ?)", _mentions(rows))
    connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", _names(rows))
    search_index.fill(connection, rows)
    cues.fill(connection, rows)
    claim_words.fill(connection, rows)
    connection.commit()


def compile_file(path: Path, draft: Path, raw: Raw, stamps: dict[str, str]) -> None:
    """Write the database to a file by way of a draft, whole or not at all; raise OSError if not.

    Of equal tables it is equal byte for byte: VACUUM writes the pages in one order.
    """
    try:
        connection = sqlite3.connect(draft)
        try:
            compile_into(connection, raw, stamps)
            connection.execute("VACUUM")
        finally:
            connection.close()
        draft.replace(path)
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
    finally:
        draft.unlink(missing_ok=True)


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _records(rows: Raw) -> Iterator[tuple[str, str, int, str]]:
    for kind, held in rows.items():
        for position, row in enumerate(held):
            yield kind, key_of(kind, row), position, _dump(row)
    counted: Counter[str] = Counter()
    for record in derived.derived(rows):
        kind = derived.KEPT_AS[type(record).__name__]
        place = counted[kind]
        counted[kind] += 1
        yield kind, derived.key_of(record, place), place, _dump(to_plain(record))


def _about(rows: Raw) -> Iterator[tuple[str, str, str]]:
    for kind, held in rows.items():
        for row in held:
            for condition_id in row.get("conditions", ()):
                yield condition_id, kind, key_of(kind, row)


def _mentions(rows: Raw) -> Iterator[tuple[str, str, str]]:
    known = {key_of(kind, row) for kind, held in rows.items() for row in held}
    for kind, held in rows.items():
        for row in held:
            for text in texts(row):
                if text in known:
                    yield text, kind, key_of(kind, row)


def _names(rows: Raw) -> Iterator[tuple[str, str, str, str]]:
    for kind, held in rows.items():
        for row in held:
            key = key_of(kind, row)
            for label in _labels(kind, row):
                yield kind, normalise(label), key, label


def _labels(kind: str, row: dict[str, Any]) -> Iterator[str]:
    yield key_of(kind, row)
    for field in KINDS[kind].labels:
        value = row.get(field)
        yield from value if isinstance(value, list) else [str(value)] if value else []
