"""Names as people type them: any case, accents or none, apostrophes, hyphens, salts."""

from __future__ import annotations

# As many as stand under an error with the error still in sight.
SUGGESTIONS = 8


def normalise(text: str) -> str:
    """Fold a name for comparison: `Crohn's Disease` and `crohns-disease` are one."""
    folded = text.casefold()
    if not folded.isascii():
        import unicodedata

        decomposed = unicodedata.normalize("NFKD", folded).casefold()
        folded = "".join(char for char in decomposed if not unicodedata.combining(char))
        folded = folded.translate(_LOOKALIKES)
    for apostrophe in "'`":
        folded = folded.replace(apostrophe, "")
    return " ".join("".join(char if char.isalnum() else " " for char in folded).split())


_LOOKALIKES = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "’": "'"})


def nearest(wanted: str, keys: dict[str, str]) -> tuple[str, ...]:
    """Return the ids whose names start with, or look like, what was typed."""
    import difflib

    if not wanted:
        return ()
    starting = [keys[folded] for folded in keys if folded.startswith(wanted)]
    near = difflib.get_close_matches(wanted, keys, n=SUGGESTIONS, cutoff=0.7)
    return tuple(dict.fromkeys(starting + [keys[folded] for folded in near]))
