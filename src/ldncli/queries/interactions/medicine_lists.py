"""A list of medicines as it was typed: which words make one name."""

from __future__ import annotations

from functools import partial
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from ldncli.errors import UsageError
from ldncli.matching import medicine_names
from ldncli.matching.names import normalise
from ldncli.queries.interactions.recognition import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ldncli.queries.interactions.recognition import Names

# A long list of a care home has some hundreds of names, each under a hundred characters.
MOST_CHARACTERS = 200_000
# Characters that text does not hold: so many in a thousand are a picture or a program.
STRANGE_IN_A_THOUSAND = 20


def readable(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines of a list; raise UsageError for what is no text, or far too much of it."""
    start = "\n".join(lines[:1000])[:MOST_CHARACTERS]
    strange = sum(char == "\ufffd" or (char < " " and not char.isspace()) for char in start)
    if strange * 1000 > len(start) * STRANGE_IN_A_THOUSAND:
        raise UsageError("this is no text", "name a text file, one medicine a line")
    if sum(map(len, lines)) > MOST_CHARACTERS:
        raise UsageError("this is too long for a list of medicines", "check it in parts")
    return lines


def entries(names: Names, arguments: Sequence[str], lines: Iterable[str]) -> tuple[str, ...]:
    """Return each name to check: lists parted, and words put together that the shell parted."""
    listed = (item for line in lines for item in _rejoined(names, _unless_named(names, line)))
    whole = [" ".join(arguments)] if _one_sentence(names, arguments) else arguments
    typed = [item for text in whole for item in _unless_named(names, text)]
    return (*_rejoined(names, typed), *listed)


def _one_sentence(names: Names, arguments: Sequence[str]) -> bool:
    """Tell whether single words are one entry: `stopped tramadol last week`."""
    words = [word for text in arguments for word in normalise(text).split()]
    if len(arguments) < 2 or any(" " in text or "," in text for text in arguments):
        return False
    at_each = (names.lists.context_at(words[place:]) for place in range(len(words)))
    return any(found and found[1] in ("past", "allergy", "denied") for found in at_each)


def _unless_named(names: Names, text: str) -> list[str]:
    parts = list(medicine_names.entries([text], names.lists.headings))
    return [medicine_names.clean(text)] if len(parts) > 1 and names.exact(text) else parts


def _rejoined(names: Names, parts: list[str]) -> Iterator[str]:
    """Yield `tylenol 3` for `tylenol` `3`: parts that only together are a name, or its dose."""
    start = 0
    while start < len(parts):
        end = _end_of_name(names, parts, start)
        after = islice(parts, end, None)
        end += sum(1 for _ in takewhile(partial(_is_dose, names), after))
        if not set(normalise(parts[start]).split()) <= medicine_names.JOINING or end > start + 1:
            yield " ".join(parts[start:end])
        start = end


def _is_dose(names: Names, part: str) -> bool:
    """Tell whether a part after a name is its dose: `twice`, though a brand is called Twice.

    With a strength it is the brand.
    """
    return medicine_names.is_dose(part) and (
        normalise(part) in medicine_names.FORMS
        or not names.exact(" ".join(medicine_names.words_of(part)))
    )


def _end_of_name(names: Names, parts: list[str], start: int) -> int:
    for end in range(min(len(parts), start + LONGEST), start + 1, -1):
        if all(map(names.exact, parts[start:end])):
            break  # as are all shorter runs
        together = " ".join(parts[start:end])
        if names.exact(together) or (end == start + 2 and names.one_slip_away(together)):
            return end
    return start + 1
