"""Names as people type them: any case, accents or none, apostrophes, hyphens, salts."""

from __future__ import annotations


def normalise(text: str) -> str:
    """Fold a name for comparison: `Crohn's Disease` and `crohns-disease` are one."""
    folded = text.casefold()
    if not folded.isascii():
        import unicodedata

        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(char for char in decomposed if not unicodedata.combining(char))
        folded = folded.translate(_LOOKALIKES)
    for apostrophe in "'`":
        folded = folded.replace(apostrophe, "")
    return " ".join("".join(char if char.isalnum() else " " for char in folded).split())


_LOOKALIKES = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "’": "'"})
