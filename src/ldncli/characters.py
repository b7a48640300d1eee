"""Characters that reach a screen: control characters inert, plain substitutes in ASCII."""

from __future__ import annotations

# Controls, and the marks that reorder or hide text: shown as escapes, never acted on.
_CONTROLS = [*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x200B, 0x200E, 0x200F]
_CONTROLS += [*range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
_INERT = {code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" for code in _CONTROLS}
_SPACES = {0x09: " ", 0x0A: " ", 0x0D: " "}
_ASCII = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "−": "-",
        "‐": "-",
        "‑": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "…": "...",
        "·": "|",
        "•": "*",
        "≥": ">=",
        "≤": "<=",
        "±": "+/-",
        "×": "x",
        "→": "->",
        "µ": "u",
        "μ": "mu",
        "α": "alpha",
        "β": "beta",
        "γ": "gamma",
        "δ": "delta",
        "κ": "kappa",
        "Δ": "Delta",
        "°": " degrees",
        "£": "GBP ",
        "€": "EUR ",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "ø": "o",
        "Ø": "O",
        "æ": "ae",
        "ł": "l",
        "ß": "ss",
    }
)


def inert(text: str) -> str:
    """Show control characters as escapes; line breaks and tabs become spaces."""
    if text.isprintable():
        return text
    return text.translate(_SPACES).translate(_INERT)


def to_ascii(text: str) -> str:
    """Return plain ASCII: a substitute where one is known, otherwise the code point."""
    if text.isascii():
        return text
    import unicodedata

    text = unicodedata.normalize("NFC", text).translate(_ASCII)
    if text.isascii():
        return text
    return "".join(_one(char, unicodedata.normalize("NFKD", char)) for char in text)


def _one(char: str, decomposed: str) -> str:
    if char.isascii():
        return char
    base = decomposed.encode("ascii", "ignore").decode()
    return base or char.encode("ascii", "backslashreplace").decode()


def shown(text: str, *, unicode: bool) -> str:
    """Return text as an output can show it."""
    safe = inert(text)
    return safe if unicode else to_ascii(safe)
