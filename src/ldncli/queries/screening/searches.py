"""The dataset's searches since a day, as queries and as addresses to open."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from ldncli.queries.screening.registers import REGISTERS
from ldncli.queries.screening.words import LOW_DOSE, NALTREXONE, PRODUCTS
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ldncli.queries.screening.registers import Register
    from ldncli.schema.conditions import Condition

END = "3000"  # what PubMed and Europe PMC take for "until now"


class Search(Record):
    """One search at one service: the query, and the address that runs it.

    `query` is what to type where the address carries none; `dated` says that it carries the day.
    """

    service: str
    query: str
    address: str
    dated: bool
    typed: bool


def first_day(date: str) -> str:
    """Return the first day of a year or month: what came later in it may not have been met."""
    return "-".join([*date.split("-"), "01", "01"][:3])


def condition_terms(condition: Condition) -> tuple[str, ...]:
    """Return the names to search a condition by; what a name says in brackets is left out.

    Abbreviations are left out too: two letters mean too many things.
    """
    names = (re.sub(r"\s*\([^)]*\)", "", name) for name in (condition.name, *condition.synonyms))
    unlike = {name.casefold(): name for name in names if name}
    return tuple(unlike.values())


def searches(since: str, terms: Sequence[str] = ()) -> tuple[Search, ...]:
    """Return every search: of one condition by its terms, or of naltrexone at low dose."""
    return tuple(_search(register, since, terms) for register in REGISTERS)


def _search(register: Register, since: str, terms: Sequence[str]) -> Search:
    query = _query(register, since, terms)
    condition = f"&cond={quote(any_of(terms))}" if terms else ""
    address = register.address.format(query=quote(query), condition=condition, since=since)
    return Search(
        service=register.name,
        query=query,
        address=address,
        dated=register.dated,
        typed=register.syntax == "form",
    )


def _query(register: Register, since: str, terms: Sequence[str]) -> str:
    match register.syntax:
        case "pubmed":
            return pubmed_query(since, terms)
        case "europe-pmc":
            return f"{_medicine(terms, 'TITLE_ABS:{}')} AND (FIRST_IDATE:[{since} TO {END}-12-31])"
        case "clinicaltrials":
            return intervention_query()
        case "ctis":
            return _ctis(terms)
        case "boolean":
            return f"{NALTREXONE} AND ({any_of(terms)})" if terms else NALTREXONE
    return NALTREXONE  # registers hold few trials of it: all of them are looked through


def pubmed_query(since: str, terms: Sequence[str] = ()) -> str:
    """Return the query of PubMed: title, abstract and heading, entered since a day."""
    day = since.replace("-", "/")
    heading = f" OR {NALTREXONE}[mh]"
    return f'{_medicine(terms, "{}[tiab]", heading)} AND ("{day}"[edat] : "{END}"[edat])'


def intervention_query() -> str:
    """Return the query of ClinicalTrials.gov for the intervention."""
    return any_of((NALTREXONE, *PRODUCTS))


def any_of(words: Sequence[str], field: str = "{}") -> str:
    """Return a query for any of these words, each in the form of a field."""
    return " OR ".join(field.format(_phrase(word)) for word in words)


def _medicine(terms: Sequence[str], field: str, heading: str = "") -> str:
    """Return naltrexone with a condition, at any dose; or with a word for a low dose."""
    name = field.format(NALTREXONE) + heading
    products = any_of(PRODUCTS, field)
    if terms:
        return f"({name} OR {products}) AND ({any_of(terms, field)})"
    return f"((({name}) AND ({any_of(LOW_DOSE, field)})) OR {products})"


def _phrase(word: str) -> str:
    """Return a word as a query has it: quoted, unless it is letters alone."""
    return word if word.isalpha() else f'"{word.replace(chr(34), "")}"'


def _ctis(terms: Sequence[str]) -> str:
    """Return the criteria as the page of EU CTIS writes them into its address."""
    some = ", ".join(terms)
    criteria = {"containAll": NALTREXONE, "containAny": some, "containNot": ""}
    return json.dumps(criteria, ensure_ascii=False, separators=(",", ":"))
