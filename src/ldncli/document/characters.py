"""Characters that reach a screen: control characters inert, plain substitutes in ASCII."""

from __future__ import annotations

_BREAKS = "\t\n\r"
_LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
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
        "⊕": "+",
        "◯": "-",
        "■": "#",
        "◆": "*",
        "─": "-",
        "┄": ".",
        "│": "|",
        "┼": "+",
        "┴": "+",
        "◄": "<",
        "►": ">",
        "ø": "o",
        "Ø": "O",
        "æ": "ae",
        "ł": "l",
        "ß": "ss",
    }
)


def inert(text: str) -> str:
    """Show whatever would act on a screen, reorder or hide text as escapes.

    Line breaks and tabs become spaces; spaces of every width stay.
    """
    return text if text.isprintable() else "".join(map(_shown_inert, text))


def _shown_inert(char: str) -> str:
    if char in _BREAKS:
        return " "
    if char.isprintable() or (char.isspace() and char not in _LINE_ENDS):
        return char
    return _escape(char)


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


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
    return base or _escape(char)


def shown(text: str, *, unicode: bool) -> str:
    """Return text as an output can show it."""
    safe = inert(text)
    return safe if unicode else to_ascii(safe)
