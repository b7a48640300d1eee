"""What the words around a name say of it: denied, an allergy, past, or that there is nothing.

They only lower a warning where every word of the entry is understood. In doubt they are taken for
words that are not known, and the warning stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ldncli.matching.medicine_names import FORMS, NOISE

if TYPE_CHECKING:
    from ldncli.queries.interactions.answers import NotTaken
    from ldncli.queries.interactions.recognition import Names, Recognised, Token

# What may stand between two names that share one context.
_LISTED = re.compile(r"[+/&]|\b(?:and|or|nor)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d")


def context_of(names: Names, typed: str, read: Recognised) -> NotTaken | None:
    """Return what the whole of an entry is said to be; None in doubt."""
    kinds = {token.context for token in read.context}
    if not kinds or "now" in kinds or names.unread(read):
        return None
    medicines = read.names
    if not medicines:
        return _of_nothing(names, read)
    if len(medicines) > 1 and not _LISTED.search(typed):
        return None
    if "past" in kinds and not kinds & {"denied", "none"}:
        return "past"
    if _FIGURE.search(typed) or _has_form(read):
        return None
    if kinds == {"allergy"}:
        return "allergy"
    first = read.tokens[0]
    denies = kinds == {"denied"} and first.context and not names_medicine(names, first)
    return "denied" if denies else None


def aside(names: Names, read: Recognised) -> bool:
    """Tell whether the words around the names speak of other things: `codeine free`, `no meds`."""
    return all(
        token.context == "none" or (token.context == "denied" and names_medicine(names, token))
        for token in read.context
    )


def names_medicine(names: Names, token: Token) -> bool:
    """Tell whether a context phrase itself names what it denies, as in `no opioids`."""
    return any(names.exact(word) for word in token.words.split() if word not in NOISE)


def _of_nothing(names: Names, read: Recognised) -> NotTaken | None:
    """Return what is said where no medicine is named."""
    kinds = {token.context for token in read.context}
    if kinds == {"none"}:
        return "none"
    if kinds <= {"denied", "none"} and aside(names, read):
        return "denied"
    return None


def _has_form(read: Recognised) -> bool:
    """Tell whether a form or how often stands beside: then it is taken."""
    return any(word in FORMS for word in read.left)
