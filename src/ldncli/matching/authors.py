"""Names of authors, as files write them and as this dataset does."""

from __future__ import annotations

import re

_INITIALS = re.compile(r"[A-Z]{1,4}")
_SUFFIXES = frozenset({"Jr", "Sr", "2nd", "3rd", "II", "III", "IV"})


def author(name: str) -> str:
    """Return a name as `Bruun KD`: from `Bruun, Karin Due`, or as it stands."""
    family, *rest = (part.strip() for part in name.strip().rstrip(".,;").split(","))
    if not rest or not rest[0]:
        return family
    given, suffix = rest[0], " ".join(rest[1:])
    parts = [part for part in re.split(r"[\s.-]+", given) if part]
    initials = given if _INITIALS.fullmatch(given) else "".join(part[0] for part in parts).upper()
    return " ".join(part for part in (family, initials, suffix) if part)


def authors(text: str) -> tuple[str, ...]:
    """Return the names in one cell: parted by semicolons, or by commas after initials."""
    if ";" in text:
        parts = text.split(";")
    elif all(_INITIALS.fullmatch(part.split()[-1]) for part in _split(text)):
        parts = _split(text)
    else:
        parts = [text]
    return tuple(author(part) for part in parts if part.strip())


def _split(text: str) -> list[str]:
    return [part for part in text.rstrip(".").split(",") if part.strip()]


def surname(name: str) -> str:
    """Return the family name of `Bruun KD` or `Guttuso T Jr`; the last word of `Karin Bruun`."""
    words = name.split()
    if len(words) > 1 and words[-1].rstrip(".") in _SUFFIXES:
        words.pop()
    if len(words) > 1 and _INITIALS.fullmatch(words[-1]):
        return " ".join(words[:-1])
    return words[-1] if words else ""
