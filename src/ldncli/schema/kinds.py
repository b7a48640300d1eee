"""One row a kind of record: its class, its file, its key, what it names, how it is found.

Whoever needs to know something of every kind reads it here; a new kind is a new row.
"""

from __future__ import annotations

from typing import Any

from ldncli.schema.conditions import (
    Condition,
    LayWord,
    Scale,
)
from ldncli.schema.knowledge import (
    Claim,
    Filler,
    GenericWord,
    HarmWord,
    HelpTopic,
    Intent,
    Mechanism,
    OrdinaryWord,
    Pharmacology,
    Position,
    Practice,
    SafetyNote,
    Scope,
)
from ldncli.schema.medicines import (
    ClassWord,
    ContextWord,
    InteractionClass,
    MakerWord,
    Medicine,
    OpioidScript,
    OpioidStem,
    PackWord,
    Product,
    Washout,
)
from ldncli.schema.metadata import Metadata
from ldncli.schema.record import Record
from ldncli.schema.studies import (
    Awaiting,
    Excluded,
    Reference,
    Study,
    Trial,
)

Row = dict[str, Any]
Raw = dict[str, list[Row]]


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
    "scale": Kind(cls=Scale, file="scales.toml", links={"noticeable_reference": "reference"}),
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
    "intent": Kind(cls=Intent, file="questions.toml", cues=("words",)),
    "filler": Kind(cls=Filler, file="questions.toml", key="words"),
    "generic_word": Kind(cls=GenericWord, file="questions.toml", key="words"),
    "ordinary_word": Kind(cls=OrdinaryWord, file="questions.toml", key="words"),
    "lay_word": Kind(
        cls=LayWord,
        file="lay_words.toml",
        key="words",
        links=_ABOUT,
    ),
    "harm_word": Kind(
        cls=HarmWord,
        file="harm_words.toml",
        key="harm",
        cues=("harm", "words"),
    ),
    "opioid_stem": Kind(cls=OpioidStem, file="opioid_words.toml", key="stem"),
    "opioid_script": Kind(
        cls=OpioidScript,
        file="opioid_words.toml",
        key="name",
        links={"medicine": "medicine"},
    ),
    "class_word": Kind(
        cls=ClassWord,
        file="medicine_words.toml",
        key="words",
        labels=("words",),
        links={"interaction": "class", "medicines": "medicine"},
    ),
    "pack_word": Kind(cls=PackWord, file="medicine_words.toml", key="words"),
    "maker_word": Kind(cls=MakerWord, file="medicine_words.toml", key="words"),
    "context_word": Kind(cls=ContextWord, file="medicine_words.toml", key="words"),
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
