"""The kinds that are lists of words: how people name things, and what their words mean."""

from __future__ import annotations

from ldncli.schema.conditions import LayWord
from ldncli.schema.kind import Kind
from ldncli.schema.knowledge import Filler, GenericWord, HarmWord, Intent, OrdinaryWord
from ldncli.schema.medicines import (
    ClassWord,
    ContextWord,
    MakerWord,
    OpioidScript,
    OpioidStem,
    PackWord,
)

WORD_KINDS: dict[str, Kind] = {
    "intent": Kind(cls=Intent, file="questions.toml", cues=("words",)),
    "filler": Kind(cls=Filler, file="questions.toml", key="words"),
    "generic_word": Kind(cls=GenericWord, file="questions.toml", key="words"),
    "ordinary_word": Kind(cls=OrdinaryWord, file="questions.toml", key="words"),
    "lay_word": Kind(
        cls=LayWord,
        file="lay_words.toml",
        key="words",
        labels=("words",),
        links={"conditions": "condition"},
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
