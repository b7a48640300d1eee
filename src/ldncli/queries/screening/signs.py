"""How much a new record says of naltrexone, of a low dose and of a design: a table of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from ldncli.queries.screening.words import LOW_DOSE, NALTREXONE, PRODUCTS
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.schema.found import FoundRecord

Group = Literal["naltrexone", "dose", "design"]


class Sign(Record):
    """Words of title, abstract or keywords, and the points that they give in their group."""

    group: Group
    points: int
    words: tuple[str, ...]


# The points order a reading list, and say nothing of a study's worth. A low dose weighs as much
# as the best design: without it a trial of naltrexone is not of LDN. A word in the title gives
# one point more. Of each group the best sign counts; a bad one only where there is no good one.
SIGNS = (
    Sign(group="naltrexone", points=3, words=(NALTREXONE, *PRODUCTS)),
    Sign(group="dose", points=4, words=LOW_DOSE),
    Sign(
        group="dose",
        points=-2,
        words=("extended release", "xr ntx", "vivitrol", "injectable", "implant", "depot"),
    ),
    Sign(group="dose", points=-2, words=("bupropion", "contrave", "mysimba")),
    Sign(group="design", points=4, words=("randomised", "randomized", "randomly")),
    Sign(group="design", points=3, words=("placebo", "double blind", "crossover", "cross over")),
    Sign(group="design", points=3, words=("meta analysis", "systematic review")),
    Sign(
        group="design",
        points=2,
        words=("open label", "single group", "pilot", "cohort", "retrospective", "prospective",
               "clinical trial", "survey", "register"),
    ),
    Sign(group="design", points=1, words=("case report", "case series", "protocol", "review")),
    Sign(group="design", points=-1, words=("mice", "mouse", "rats", "rat", "in vitro")),
)  # fmt: skip
IN_TITLE = 1
NEAR = 3  # a dose in milligrams inside the band of low doses: a word for it says more
STANDARD = (-2, 25)  # points of a dose from 25 mg up, where no lower one is named
_MILLIGRAMS = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?) ?mg\b(?! kg)")


class Weight(Record):
    """The points of a record, and the words that gave them."""

    points: int
    reasons: tuple[str, ...]


def weight(record: FoundRecord, lowest: float, highest: float) -> Weight:
    """Return the points of a record; what it says of dose counts only beside naltrexone."""
    title = folded(record.title)
    text = f"{title}{folded(' . '.join((record.abstract, *record.keywords)))}"
    signs = [*_words(title, text), *_doses(title, text, lowest, highest)]
    best: dict[Group, tuple[int, str]] = {}
    for group, points, reason in signs:
        before = best.get(group)
        if before is None or points > before[0]:
            best[group] = (points, reason)
    if "naltrexone" not in best:
        best.pop("dose", None)
    rows = [best[group] for group in ("naltrexone", "dose", "design") if group in best]
    return Weight(points=sum(p for p, _ in rows), reasons=tuple(reason for _, reason in rows))


def folded(text: str) -> str:
    """Return a text in small letters between spaces, with no sign but the point in a number."""
    words = re.sub(r"[^\w.]+", " ", text.casefold())
    return f" {re.sub(r'[.](?![0-9])', ' ', words)} ".replace("  ", " ")


def _words(title: str, text: str) -> Iterator[tuple[Group, int, str]]:
    for sign, word, inner in _FOLDED_SIGNS:
        if inner in title:
            yield sign.group, sign.points + IN_TITLE, f"{word} (title)"
        elif inner in text:
            yield sign.group, sign.points, word


def _doses(
    title: str, text: str, lowest: float, highest: float
) -> Iterator[tuple[Group, int, str]]:
    """Yield each dose in milligrams: inside the band of low doses, or standard."""
    for match in _MILLIGRAMS.finditer(text):
        milligrams = float(match[1])
        if lowest <= milligrams <= highest:
            more = IN_TITLE if match.start() < len(title) else 0
            yield "dose", NEAR + more, f"{match[1]} mg"
        elif milligrams >= STANDARD[1]:
            yield "dose", STANDARD[0], f"{match[1]} mg"


# Folded once: a file of a thousand records would fold the table a thousand times.
_FOLDED_SIGNS = tuple((sign, word, folded(word)) for sign in SIGNS for word in sign.words)
