"""What full-text search reads: one passage a record, and the words that occur in them.

Prose goes to the body, where the context of a hit is taken from; names, identifiers and
terms of the vocabularies go to the labels. What only links records, or dates them, is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ldncli.matching.names import normalise
from ldncli.schema.build import texts
from ldncli.schema.kinds import KINDS, key_of

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator

    from ldncli.schema.kinds import Raw

Passage = tuple[str, str, str, str, str, str]

TABLES = """
CREATE VIRTUAL TABLE passage USING fts5 (
  kind UNINDEXED, id UNINDEXED, shown_by UNINDEXED, heading, labels, body,
  tokenize = "porter unicode61 remove_diacritics 2");
CREATE TABLE word (word TEXT PRIMARY KEY, records INTEGER NOT NULL) WITHOUT ROWID;
"""
# bm25 is negative, so that a larger factor comes first.
_WEIGHTS = " ".join(f"WHEN '{kind}' THEN {row.weight}" for kind, row in KINDS.items() if row.weight)
BEST = f"""
SELECT kind, id, shown_by,
  highlight(passage, 3, char(2), char(3)),
  snippet(passage, 4, char(2), char(3), '…', 9),
  snippet(passage, 5, char(2), char(3), '…', 18)
FROM passage WHERE passage MATCH ? AND kind IN ({{kinds}})
ORDER BY bm25(passage, 0, 0, 0, 10, 6, 1) * CASE kind {_WEIGHTS} END, kind, id
LIMIT ?
"""  # noqa: S608  # kinds and weights are our own
# What a record says in a sentence comes first: a context begins there when only a name matched.
GISTS = (
    "plain",
    "finding",
    "reason",
    "idea",
    "what_happens",
    "statement",
    "short",
    "answer",
    "says",
)
HEADINGS = ("name", "title", "claim", "question", "body", "topic")
LABELS = frozenset(
    {
        "id",
        "abbreviations",
        "acronym",
        "aliases",
        "also_met_as",
        "area",
        "atc",
        "blinding",
        "brands",
        "conditions",
        "country",
        "design",
        "doi",
        "first_author",
        "ingredients",
        "journal",
        "kind",
        "pmid",
        "registration",
        "severity",
        "species",
        "sponsor",
        "status",
        "synonyms",
        "topic",
        "verdict",
        "words",
    }
)
LEFT_OUT = frozenset(
    {
        "also",
        "basis",
        "better",
        "by",
        "certainty",
        "checked_on",
        "comparison",
        "direction",
        "domain",
        "dose_basis",
        "dose_class",
        "favours",
        "includes",
        "interaction",
        "locator",
        "measure",
        "outcome_id",
        "p",
        "read",
        "reference",
        "references",
        "registration_match",
        "route",
        "searched_for",
        "searched_on",
        "source",
        "studies",
        "support",
        "tool",
    }
)
# Terms that say only that there is nothing to say.
EMPTY = frozenset({"", "none", "none-found", "not-applicable", "unknown"})


def fill(connection: Any, rows: Raw) -> None:
    """Write the passages of every record, and how many records each word occurs in."""
    rows_of_text = list(passages(rows))
    connection.executescript(TABLES)
    connection.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?)", rows_of_text)
    connection.executemany("INSERT INTO word VALUES (?, ?)", words(rows_of_text).items())


def passages(rows: Raw) -> Iterator[Passage]:
    """Return (kind, id, what shows it, heading, labels, body) of each record to be searched."""
    members = {row["interaction"]: row["id"] for row in reversed(rows["medicine"])}
    classes = {row["id"]: _class(row) for row in rows["class"]}
    for kind, held in rows.items():
        if not KINDS[kind].weight:
            continue
        for row in held:
            heading = next((field for field in HEADINGS if row.get(field)), "")
            rest = {name: value for name, value in row.items() if name != heading}
            labels = {name: value for name, value in rest.items() if name in LABELS}
            gist = {name: rest[name] for name in GISTS if name in rest}
            prose = gist | {name: value for name, value in rest.items() if name not in LABELS}
            # Of a medicine there is little else to say than what its class does with LDN.
            more = {"class": classes.get(row.get("interaction", ""), "")}
            yield (
                kind,
                key_of(kind, row),
                _shown_by(kind, row, members),
                str(row.get(heading, "")) + (" (RETRACTED)" if row.get("retracted") else ""),
                _searched(labels),
                _searched({**more, **prose}),
            )


def _class(row: dict[str, Any]) -> str:
    return f"{row['name']} (interaction: {str(row['severity']).replace('-', ' ')})"


def _shown_by(kind: str, row: dict[str, Any], members: dict[str, str]) -> str:
    """Return what is named to see a record: its id, or one that it is shown with."""
    if kind in ("help", "scope"):
        return str(row.get("question") or row.get("topic"))
    key = key_of(kind, row)
    return members.get(key, "") if kind == "class" else key


def words(held: Iterable[Passage]) -> Counter[str]:
    """Return each word with the number of records that hold it."""
    import re
    from collections import Counter

    word = re.compile(r"[^\W_]+")
    found: Counter[str] = Counter()
    for _, _, _, *parts in held:
        found.update(set(word.findall(" ".join(parts).casefold())))
    plain: Counter[str] = Counter()
    for text, number in found.items():
        for part in [text] if text.isascii() else normalise(text).split():
            plain[part] += number
    return plain


def _searched(row: dict[str, Any]) -> str:
    kept = (text for text in texts(row, LEFT_OUT) if text not in EMPTY)
    return " · ".join(dict.fromkeys(kept))
