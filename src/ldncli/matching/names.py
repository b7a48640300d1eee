"""Names as people type them: any case, accents or none, apostrophes, hyphens, salts."""

from __future__ import annotations

from functools import lru_cache

# As many as stand under an error with the error still in sight.
SUGGESTIONS = 8


# Marks that a name may be written without: accents, and points of other scripts.
# A vowel sign or a sound mark of another script is part of its word and stays.
ACCENTS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u093c"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
# Letters that no decomposition leads to the plain one.
PLAIN_LETTERS = {
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "’": "",
}
_PLAIN = str.maketrans(PLAIN_LETTERS)
_SIGNS = str.maketrans("™℠", "  ")
# Nearly every text is ASCII, and `translate` does in one pass what takes ten times as long by
# the character: apostrophes go, and whatever else is no letter or figure parts words.
_ASCII: dict[int, str | None] = {n: " " for n in range(128) if not chr(n).isalnum()}
_ASCII |= dict.fromkeys(map(ord, "'`"))


@lru_cache(maxsize=4096)  # a question is folded again beside each phrase that it may name
def normalise(text: str) -> str:
    """Fold a name for comparison: `Crohn's Disease` and `crohns-disease` are one."""
    folded = text.casefold()
    if folded.isascii():
        return " ".join(folded.translate(_ASCII).split())
    folded = _unaccented(folded)
    for apostrophe in "'`":
        folded = folded.replace(apostrophe, "")
    return " ".join("".join(char if _in_word(char) else " " for char in folded).split())


def _unaccented(folded: str) -> str:
    import re
    import unicodedata

    # A trade mark's sign would come apart into the letters TM.
    decomposed = unicodedata.normalize("NFKD", folded.translate(_SIGNS)).casefold()
    bare = re.sub(f"[{ACCENTS}]", "", decomposed).translate(_PLAIN)
    return unicodedata.normalize("NFC", bare)


def _in_word(char: str) -> bool:
    """Tell whether a character is a letter, a figure, or a mark that belongs to a letter."""
    if char.isalnum():
        return True
    import unicodedata

    return unicodedata.category(char).startswith("M")


def nearest(wanted: str, keys: dict[str, str]) -> tuple[str, ...]:
    """Return the ids whose names start with, or look like, what was typed."""
    import difflib

    if not wanted:
        return ()
    starting = [keys[folded] for folded in keys if folded.startswith(wanted)]
    near = difflib.get_close_matches(wanted, keys, n=SUGGESTIONS, cutoff=0.7)
    return tuple(dict.fromkeys(starting + [keys[folded] for folded in near]))
