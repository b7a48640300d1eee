"""One row a kind of record: its class, its file, its key, what it names, how it is found.

Whoever needs to know something of every kind reads it here; a new kind is a new row.
"""

from __future__ import annotations

from typing import Any

from ldncli.schema.conditions import (
    Condition,
    Scale,
)
from ldncli.schema.kind import Kind
from ldncli.schema.knowledge import (
    Claim,
    HelpTopic,
    Mechanism,
    Pharmacology,
    Position,
    Practice,
    SafetyNote,
    Scope,
)
from ldncli.schema.medicines import (
    InteractionClass,
    Medicine,
    Product,
    Washout,
)
from ldncli.schema.metadata import Metadata
from ldncli.schema.studies import (
    Awaiting,
    Excluded,
    Reference,
    Study,
    Trial,
)
from ldncli.schema.word_kinds import WORD_KINDS

Row = dict[str, Any]
Raw = dict[str, list[Row]]


# A study repeats nothing of its reference in TOML; these are filled in from it.
FROM_REFERENCE = ("title", "year", "journal", "pmid", "doi")
_NAMED = ("name", "synonyms", "abbreviations", "aliases")
_ABOUT = {"conditions": "condition"}
_CITED = {"references": "reference"}
# The weights of a search: what answers a question stands before what is only named in it, and
# without them the 1,200 short records of medicines would come first.
KINDS: dict[str, Kind] = {
    "dataset": Kind(
        cls=Metadata,
        file="dataset.toml",
        key="version",
        needed=True,
        links={**_CITED, "dose_bands.reference": "reference"},
    ),
    "condition": Kind(
        cls=Condition,
        file="conditions.toml",
        labels=_NAMED,
        cues=("name", "synonyms", "abbreviations"),
        weight=2.0,
        in_order=True,
        needed=True,
        links={
            "findings.studies": "study",
            "findings.scale": "scale",
            "findings.estimate_from": "study",
            "findings.published.by": "reference",
            "findings.left_out.study": "study",
            "findings.statements.by": "reference",
        },
    ),
    "study": Kind(
        cls=Study,
        file="studies/",
        labels=("registration", "pmid", "doi", "acronym"),
        weight=1.0,
        in_order=True,
        derived=frozenset({*FROM_REFERENCE, "first_author"}),
        links={
            **_ABOUT,
            "reference": "reference",
            "also": "reference",
            "disputed_by": "reference",
            "with_medicines": "medicine",
            "people_with.condition": "condition",
            "results.reference": "reference",
            "results.scale": "scale",
            "adverse_events.reference": "reference",
            "risk_of_bias.by": "reference",
        },
    ),
    "excluded": Kind(
        cls=Excluded,
        file="excluded.toml",
        labels=("registration",),
        weight=0.5,
        links=_ABOUT,
    ),
    "awaiting": Kind(
        cls=Awaiting,
        file="awaiting.toml",
        labels=("registration",),
        weight=0.5,
        links=_ABOUT,
    ),
    "reference": Kind(
        cls=Reference,
        file="references.toml",
        labels=("registration",),
        in_order=True,
        needed=True,
    ),
    "trial": Kind(
        cls=Trial,
        file="trials.toml",
        key="registration",
        labels=("registration",),
        weight=0.8,
        links={**_ABOUT, "study": "study"},
    ),
    "mechanism": Kind(
        cls=Mechanism,
        file="mechanism.toml",
        labels=_NAMED,
        cues=("name", "aliases"),
        weight=1.5,
        links=_CITED,
    ),
    "pharmacology": Kind(
        cls=Pharmacology, file="mechanism.toml", weight=1.0, cues=("topic", "words"), links=_CITED
    ),
    "safety": Kind(
        cls=SafetyNote,
        file="safety.toml",
        cues=("title", "words"),
        weight=1.5,
        links={**_CITED, "positions.source": "reference"},
    ),
    "class": Kind(cls=InteractionClass, file="interactions.toml", weight=1.2, links=_CITED),
    "washout": Kind(cls=Washout, file="interactions.toml", links={"source": "reference"}),
    "medicine": Kind(
        cls=Medicine,
        file="interactions.toml",
        labels=("name", "synonyms", "brands", "scripts"),
        weight=0.5,
        in_order=True,
        links={"interaction": "class"},
    ),
    "product": Kind(
        cls=Product,
        file="interactions.toml",
        key="name",
        apart="meaning",
        labels=("name", "aliases"),
        weight=0.3,
        links={"ingredients": "medicine", "read_in": "reference"},
    ),
    "claim": Kind(
        cls=Claim,
        file="claims.toml",
        cues=("claim", "also_met_as"),
        cue_words="words",
        weight=1.6,
        in_order=True,
        links={**_ABOUT, **_CITED, "studies": "study", "results.study": "study"},
    ),
    "scale": Kind(
        cls=Scale,
        file="scales.toml",
        links={"noticeable_reference": "reference", "references": "reference"},
    ),
    "position": Kind(
        cls=Position,
        file="positions.toml",
        cues=("body", "words"),
        weight=1.2,
        links={**_ABOUT, **_CITED},
    ),
    "practice": Kind(
        cls=Practice,
        file="practice.toml",
        cues=("question", "words"),
        weight=1.6,
        links={**_ABOUT, **_CITED, "studies": "study"},
    ),
    "scope": Kind(cls=Scope, file="scope.toml", weight=1.4, cues=("topic", "words")),
    "help": Kind(cls=HelpTopic, file="help.toml", weight=1.0, cues=("question", "words")),
    **WORD_KINDS,
}


def key_of(kind: str, row: Row) -> str:
    """Return what identifies a row of this kind; of a list of words, the first."""
    value = row.get(KINDS[kind].key, "")
    key = str(value[0] if isinstance(value, list) and value else value)
    apart = KINDS[kind].apart and row.get(KINDS[kind].apart)
    return f"{key} ({apart})" if apart else key


def file_of(kind: str, row: Row) -> str:
    """Return the file that a row was read from, or the one that it would stand in."""
    read_from: str = getattr(row, "file", "")
    if read_from:
        return read_from
    file = KINDS[kind].file
    return f"{file}{key_of(kind, row)}.toml" if file.endswith("/") else file
