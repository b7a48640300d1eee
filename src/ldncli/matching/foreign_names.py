"""A substance's name in another language: codeinum, kodeina, morphinsulfat are spelt by rule.

International names keep their stem from language to language; spelling of sounds, ending and salt
change. Two names with one stem are one substance.
"""

from __future__ import annotations

import re

# What languages write for one sound, in the order in which it is replaced.
SPELT = (
    *(("ph", "f"), ("ae", "e"), ("oe", "e"), ("y", "i"), ("ck", "k"), ("qu", "k"), ("q", "k")),
    *(("ce", "se"), ("ci", "si"), ("c", "k"), ("x", "ks"), ("ks", "s"), ("w", "v"), ("kv", "k")),
    *(("h", ""), ("z", "s")),
)
_DOUBLED = re.compile(r"(.)\1+")
ENDING = r"(?:um|as|is|us|os|es|ai|[aeiosu])$"
# Salts as they are joined to a name, in the spelling that `SPELT` leaves.
SALT = (
    r"(?:(?:idro)?(?:klorid|bromid)|klorur|bisulfat|sulfat|sulfas|fosfat|fosfas|bitartrat|tartrat"
    r"|sitrat|maleat|fumarat|susinat|asetat|mesilat|besilat|nitrat|laktat"
    r"|natrium|kalium|emiidrat|idrat)(?:um|[aeio])?$"
)
# The letters with which a name can begin that has a stem of another first letter.
_FIRST_LETTERS = {"k": "ckq", "s": "csxz", "f": "fp", "v": "vw"}
_VOWELS = "aeiouyh"
# A shorter stem says too little.
SHORTEST_STEM = 5
# Cyrillic and Greek as the letters that international names have for them; pairs go first.
LATIN_PAIRS = (
    *(("ου", "u"), ("αι", "e"), ("ει", "i"), ("οι", "i"), ("μπ", "b"), ("ντ", "nt"), ("γκ", "g")),
    *(("ευ", "eu"), ("αυ", "au"), ("дж", "g"), ("кс", "ks")),
)
LATIN = {
    **dict(zip("абвгдезийклмнопрстуфцыэіјєґ", "abvgdeziiklmnoprstufcieiieg", strict=True)),
    **{"ж": "g", "х": "h", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": "", "ю": "iu", "я": "ia"},
    **{"ё": "e", "љ": "l", "њ": "n", "ћ": "c", "ђ": "d", "џ": "g"},
    **dict(zip("αβγδεζηικλμνξοπρσςτυφω", "abgdeziiklmnxoprsstifo", strict=True)),
    **{"θ": "t", "χ": "h", "ψ": "ps"},
}
# What one letter of these scripts stands for besides: the sound of h in Russian, of v in Greek.
ALSO = (("gidr", "idr"), ("gl", "hl"), ("b", "v"), ("ke", "ce"), ("ki", "ci"), ("nt", "d"))


def stem(word: str) -> str:
    """Return what the names of one substance share; nothing where too little is left."""
    alike = spelt(word)
    bare = re.sub(SALT, "", alike)
    while bare != alike:
        alike, bare = bare, re.sub(SALT, "", bare)
    left = re.sub(ENDING, "", bare)
    return left if len(left) >= SHORTEST_STEM else ""


def latin(word: str) -> tuple[str, ...]:
    """Return the spellings in our letters of a Cyrillic or Greek word; none for another script."""
    for pair, letters in LATIN_PAIRS:
        word = word.replace(pair, letters)
    word = "".join(LATIN.get(char, char) for char in word)
    if not word.isascii():
        return ()
    words = [word, word.removeprefix("g")]
    words += [word.replace(written, other) for written, other in ALSO]
    return tuple(dict.fromkeys(words))


def spelt(word: str) -> str:
    """Return a word as all languages would spell it: one letter a sound, none doubled."""
    for written, heard in SPELT:
        word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", word)


def first_letters(stem: str) -> str:
    """Return the letters with which the names of this stem can begin; none for no stem."""
    first = stem[:1]
    return _VOWELS if first in _VOWELS and first else _FIRST_LETTERS.get(first, first)
