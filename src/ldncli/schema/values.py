"""What a value may be beyond its type: a range or a form, each with the remedy for what is off.

The record classes name these beside their fields; only the checks resolve them.
"""

from __future__ import annotations

import datetime
import math
import re
from typing import Annotated, NamedTuple

# The first trials of anything; a year before is a slip of the hand.
FIRST_YEAR = 1900
# Registers hold planned ends a decade ahead; twenty years is no plan but a slip.
YEARS_PLANNED = 20


class Range(NamedTuple):
    """A finite number between two ends, both allowed unless the lower one is left out."""

    lowest: float
    highest: float
    without_lowest: bool = False

    def remedy(self, value: object) -> str:
        """Return what to do about a number out of range; nothing if it is inside."""
        if not isinstance(value, int | float):
            return ""
        if not math.isfinite(value):
            return "is no number that a study can report; write the figure of the source"
        beyond = value <= self.lowest if self.without_lowest else value < self.lowest
        if beyond or value > self.highest:
            start = "above" if self.without_lowest else "from"
            return f"must be {start} {self.lowest:g} to {self.highest:g}; check it in the source"
        return ""


class Form(NamedTuple):
    """A text that has a pattern."""

    pattern: str
    says: str

    def remedy(self, value: object) -> str:
        """Return what to do about a text of another form; nothing if it fits."""
        fits = isinstance(value, str) and re.fullmatch(self.pattern, value, re.ASCII)
        return "" if fits else f"must be {self.says}"


class Calendar(NamedTuple):
    """A date that exists: as many parts as the field takes, in years that can be."""

    parts: tuple[int, ...]
    ahead: int = 1

    def remedy(self, value: object) -> str:
        """Return what to do about a date that is none; nothing if it exists."""
        text = value.isoformat() if isinstance(value, datetime.date) else str(value)
        pieces = text.split("-")
        shaped = re.fullmatch(r"\d{4}(-\d\d){0,2}", text, re.ASCII) and len(pieces) in self.parts
        if not shaped:
            return f"must be a date, like {self._examples()}"
        return "" if self._exists([int(piece) for piece in pieces]) else "is a date that is not"

    def _exists(self, pieces: list[int]) -> bool:
        last = datetime.datetime.now(datetime.UTC).year + self.ahead
        try:
            datetime.date(*([*pieces, 1, 1])[:3])
        except ValueError:
            return False
        return FIRST_YEAR <= pieces[0] <= last

    def _examples(self) -> str:
        return " or ".join("2026-10-31"[: 3 * number + 1] for number in self.parts)


class PublishedIn(NamedTuple):
    """A year in which something can have been published: next year at the latest."""

    def remedy(self, value: object) -> str:
        """Return what to do about another year; nothing if it can be."""
        last = datetime.datetime.now(datetime.UTC).year + 1
        fits = isinstance(value, int) and FIRST_YEAR <= value <= last
        return "" if fits else f"must be a year from {FIRST_YEAR} to {last}"


class ReportedP(NamedTuple):
    """A p value first, words after it; or words that say that no value was given."""

    def remedy(self, value: object) -> str:
        """Return what to do about a p value of another form; nothing if it fits."""
        text = str(value)
        for pattern, remedy in _P_SLIPS:
            if re.search(pattern, text, re.ASCII):
                return remedy
        if re.fullmatch(_P_VALUE, text) or re.fullmatch(_P_WORDS, text):
            return ""
        return "must be a value such as 0.03 or <0.001, or “not significant”; then words, if any"


_P_NUMBER = r"(?:[<>]=?|[≤≥])?(?:0?\.\d+|1(?:\.0+)?)"
_P_VALUE = rf"{_P_NUMBER}(?:(?:[,;]| (?:and|to|at|v|against|with|for|in|between)\b).*)?"
_P_WORDS = r"(?:(?:not |statistically )?significant|no association)(?:[ ,;(].*)?"
# (what is seen, what to write instead): the first one that fits is told.
_P_SLIPS = (
    (r"^\s*[pP]\s*[=<>≤≥:]", "leave out the p: write 0.03 or <0.001"),
    (r"(?<![<>])=\s*\d*\.?\d", "leave out the equals sign: write 0.03, or <0.03 for a bound"),
    (r"\d,\d", "write a decimal point: 0.04"),
    (r"^(?i:n\.?s\.?)$", "write: not significant"),
    (r"^0?\.0+$", "no p value is zero: write the bound of the source, such as <0.001"),
)

# Cells per litre go to 10^12; nothing in a trial report is larger.
Number = Annotated[float, Range(-1e12, 1e12)]
Width = Annotated[float, Range(0, 1e12, without_lowest=True)]
# Below 50 no interval is reported; at 100 it would have no end.
Percent = Annotated[float, Range(50, 99.99)]
# Whole countries have been counted in cohorts; no study has a thousand million people.
Count = Annotated[int, Range(0, 1_000_000_000)]
People = Annotated[int, Range(1, 1_000_000_000)]
# GRADE lowers by one level or by two in one domain.
Levels = Annotated[int, Range(1, 2)]
# A gram a day is twenty times the standard dose; beyond it the unit was misread.
Milligrams = Annotated[float, Range(0, 1000, without_lowest=True)]
# A century: the longest cohorts of people.
Weeks = Annotated[float, Range(0, 5200, without_lowest=True)]
Year = Annotated[int, PublishedIn()]
Day = Annotated[str, Calendar((3,))]
Month = Annotated[str, Calendar((1, 2), ahead=YEARS_PLANNED)]
When = Annotated[str, Calendar((1, 2, 3))]
PValue = Annotated[str, ReportedP()]
I2 = Annotated[str, Form(r"(?:\d{1,2}(?:\.\d+)?|100)%", "a per cent from 0 to 100, like 30%")]
Slug = Annotated[
    str, Form(r"[a-z0-9]+(?:-[a-z0-9]+)*", "of lower-case letters, digits and hyphens")
]
Version = Annotated[str, Form(r"[\w][\w.+-]{0,39}", "a version of letters, digits and dots")]
Address = Annotated[
    str,
    Form(
        r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::\d{1,5})?(?:[/?#][^\s<>\"\\^`{|}]*)?",
        "a web address that starts with https:// or http://, without spaces",
    ),
]
Pmid = Annotated[str, Form(r"[1-9]\d{0,7}", "1 to 8 digits")]
Pmcid = Annotated[str, Form(r"PMC\d{3,9}", "PMC and digits")]
Doi = Annotated[
    str, Form(r"10\.\d{4,9}/[^\s\"\\^`{|}]+", "10.NNNN/suffix, without https://doi.org/")
]
Atc = Annotated[str, Form(r"[A-Z]\d\d(?:[A-Z]{1,2}(?:\d\d)?)?", "an ATC code, like N07BB04")]
Registration = Annotated[
    str,
    Form(
        r"NCT\d{8}|ISRCTN\d{8}|ACTRN\d{14}|EudraCT \d{4}-\d{6}-\d{2}"
        r"|EUCT \d{4}-\d{6}-\d{2}-\d{2}|IRCT\w+|CTRI/\d{4}/\d{2,3}/\d{6}|NTR\d{1,5}|NL\d{1,9}"
        r"|ChiCTR[\w-]+|TCTR\d+|JPRN-\w+|jRCT\w+|UMIN\d+|DRKS\d{8}|RBR-\w+|PACTR\d+|KCT\d+"
        r"|HTA \d+|PROSPERO CRD\d+"
        # medicines agencies
        r"|NDA ?\d+|PL \d{5}/\d{4}|AIC \d+|Swissmedic \d+|[A-Z]{2}/H/PSUR/[\d/]+"
        r"|C\(\d{4}\)\d+|NCTR-\d+",
        "a registry's number, as the registry writes it",
    ),
]
