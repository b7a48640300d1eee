"""Identifiers as they stand in other people's files, in the form of this dataset."""

from __future__ import annotations

import re

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"\\^`{|}<>]+")
_PMCID = re.compile(r"PMC\d{3,9}", re.IGNORECASE)
_PMID = re.compile(r"(?:pmid:?\s*|pubmed\.ncbi\.nlm\.nih\.gov/|^)([1-9]\d{0,7})\b", re.IGNORECASE)
# The numbers of the registers that abstracts and records name, as the registers write them.
_REGISTRATION = re.compile(
    r"\b(?:NCT\d{8}|ISRCTN\d{8}|ACTRN\d{14}|\d{4}-5\d{5}-\d{2}-\d{2}|\d{4}-\d{6}-\d{2}(?![-\d])"
    r"|IRCT\d\w+|CTRI/\d{4}/\d{2,3}/\d{6}|ChiCTR[\w-]*\d|TCTR\d+|jRCT\w*\d|UMIN\d+|DRKS\d{8}"
    r"|PACTR\d+|KCT\d+)"
)


def doi(text: str) -> str:
    """Return the DOI in a text, folded: registries compare it without case."""
    match = _DOI.search(text)
    return match[0].rstrip(".,;)").casefold() if match else ""


def pmcid(text: str) -> str:
    """Return the PMCID in a text."""
    match = _PMCID.search(text)
    return match[0].upper() if match else ""


def pmid(text: str) -> str:
    """Return the PMID that a text is, names as one, or holds in an address of PubMed."""
    text = text.strip()
    match = _PMID.search(text)
    return match[1] if match and (match[0] != match[1] or match[1] == text) else ""


def registrations(*texts: str) -> tuple[str, ...]:
    """Return the registration numbers in texts, each once, with the prefix that ours have."""
    numbers = (_prefixed(number) for text in texts for number in _REGISTRATION.findall(text))
    return tuple(dict.fromkeys(numbers))


def _prefixed(number: str) -> str:
    if not number[0].isdigit():
        return number
    return f"EUCT {number}" if number.count("-") == 3 else f"EudraCT {number}"
