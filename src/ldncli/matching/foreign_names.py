"""A substance's name in another language: codeinum, kodeina, morphinsulfat are spelt by rule.

International names keep their stem from language to language; spelling of sounds, ending and salt
change. Two names with one stem are one substance.
"""

from __future__ import annotations

import re

# What languages write for one sound, in the order in which it is replaced.
SPELT = (
    *(("ph", "f"), ("ae", "e"), ("oe", "e"), ("y", "i"), ("ck", "k"), ("q", "k"), ("c", "k")),
    *(("x", "ks"), ("ks", "s"), ("w", "v"), ("h", "")),
)
_DOUBLED = re.compile(r"(.)\1+")
ENDING = r"(?:um|as|is|us|os|es|ai|[aeiosu])$"
# Salts as they are joined to a name, in the spelling that `SPELT` leaves.
SALT = (
    r"(?:(?:idro)?(?:klorid|bromid)|klorur|bisulfat|sulfat|sulfas|fosfat|fosfas|bitartrat|tartrat"
    r"|kitrat|sitrat|maleat|fumarat|sukkinat|suksinat|aketat|asetat|mesilat|besilat|nitrat|laktat"
    r"|natrium|kalium|emiidrat|idrat)(?:um|[aeio])?$"
)
# The letters with which a name can begin that has a stem of another first letter.
_FIRST_LETTERS = {"k": "ckq", "s": "sx", "f": "fp", "v": "vw"}
_VOWELS = "aeiouyh"
# A shorter stem says too little.
SHORTEST_STEM = 5


def stem(word: str) -> str:
    """Return what the names of one substance share; nothing where too little is left."""
    spelt = _spelt(word)
    bare = re.sub(SALT, "", spelt)
    while bare != spelt:
        spelt, bare = bare, re.sub(SALT, "", bare)
    left = re.sub(ENDING, "", bare)
    return left if len(left) >= SHORTEST_STEM else ""


def _spelt(word: str) -> str:
    for written, heard in SPELT:
        word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", word)


def first_letters(stem: str) -> str:
    """Return the letters with which the names of this stem can begin; none for no stem."""
    first = stem[:1]
    return _VOWELS if first in _VOWELS and first else _FIRST_LETTERS.get(first, first)
