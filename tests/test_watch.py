"""`ldn data watch`: what is searched for, where, and since when; nothing is fetched."""

import json
import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from ldncli.queries.screening.registers import REGISTERS
from ldncli.queries.screening.searches import (
    condition_terms,
    first_day,
    pubmed_query,
    searches,
)
from ldncli.schema.conditions import Condition


def by_service(since="2026-06-01", terms=()):
    return {search.service: search for search in searches(since, terms)}


def condition(name, *synonyms):
    return Condition(
        id="x", name=name, area="pain", plain="", searched_on="2026-01-02", searched_for=(),
        synonyms=synonyms, abbreviations=("XY",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("date", "day"),
    [("2026-06", "2026-06-01"), ("2026", "2026-01-01"), ("2026-06-15", "2026-06-15")],
)
def test_the_search_begins_where_the_last_one_may_have_missed_something(date, day):
    assert first_day(date) == day


@pytest.mark.parametrize(
    ("name", "synonyms", "terms"),
    [
        ("Exampleitis", ("sample itch",), ("Exampleitis", "sample itch")),
        (
            "COVID-19 (the infection itself)",
            ("covid-19",),
            ("covid-19",),
        ),  # one name, two spellings
        ("Gout", (), ("Gout",)),
    ],
)
def test_a_condition_is_searched_by_its_names_without_abbreviations(name, synonyms, terms):
    assert condition_terms(condition(name, *synonyms)) == terms


def test_the_query_of_pubmed_in_full():
    assert pubmed_query("2026-06-01", ("Exampleitis", "sample itch")) == (
        "(naltrexone[tiab] OR naltrexone[mh] OR Lodonal[tiab] OR "
        '"PTI-901"[tiab] OR "SP-104"[tiab] OR "STAT-201"[tiab] OR "STAT-205"[tiab] OR '
        '"CYTO-201"[tiab] OR "CYTO-205"[tiab]) AND (Exampleitis[tiab] OR "sample itch"[tiab]) '
        'AND ("2026/06/01"[edat] : "3000"[edat])'
    )


def test_without_a_condition_a_word_for_a_low_dose_is_asked_for():
    query = pubmed_query("2026-06-01")
    assert query.startswith('(((naltrexone[tiab] OR naltrexone[mh]) AND ("low dose"[tiab] OR ')
    assert "LDN[tiab]" in query and query.count("(") == query.count(")")


def test_every_address_is_one_and_carries_what_it_says():
    for terms in ((), ("Crohn's disease", "ileitis")):
        for search in searches("2026-06-01", terms):
            assert re.fullmatch(r"https://[\w.]+/[!-~]*", search.address), search.address
            assert ("2026-06-01" in unquote(search.address).replace("/", "-")) is search.dated
            assert ("naltrexone" in search.address) is not search.typed
            assert "{" not in search.address.replace("searchCriteria=", "")


def test_the_addresses_lead_to_the_queries():
    found = by_service(terms=("Crohn's disease", "ileitis"))
    asked = parse_qs(urlsplit(found["PubMed"].address).query)
    assert asked == {"term": [pubmed_query("2026-06-01", ("Crohn's disease", "ileitis"))],
                     "sort": ["date"]}  # fmt: skip
    trials = parse_qs(urlsplit(found["ClinicalTrials.gov"].address).query)
    assert trials["cond"] == ['"Crohn\'s disease" OR ileitis']
    assert trials["lastUpdPost"] == ["2026-06-01_"]
    assert trials["intr"][0].startswith("naltrexone OR Lodonal")
    criteria = unquote(found["EU CTIS"].address.partition("searchCriteria=")[2])
    assert json.loads(criteria)["containAny"] == "Crohn's disease, ileitis"
    pmc = parse_qs(urlsplit(found["Europe PMC"].address).query)["query"][0]
    assert "TITLE_ABS:naltrexone" in pmc and "FIRST_IDATE:[2026-06-01 TO 3000-12-31]" in pmc


def test_what_is_printed(ldn, golden):
    ran = ldn("data", "watch")
    assert (ran.code, ran.err) == (0, "")
    golden("data-watch.txt", ran.out)
    assert len(ldn("data", "watch", "-q").out.splitlines()) == len(REGISTERS)
    assert "since 2025-12-01" in ran.out
    assert "since 2026-02-03" in ldn("data", "watch", "--since", "2026-02-03").out
    one = ldn("data", "watch", "sample", "itch", "--since", "2026-01-01")
    assert one.code == 3 and "ldn show exampleitis" in one.err
    assert "naltrexone and Exampleitis since" in ldn("data", "watch", "exampleitis").out


@pytest.mark.parametrize(("words", "code"), [(("nowhere",), 3), (("--since", "June"), 2)])
def test_what_cannot_be_searched_for(ldn, words, code):
    assert ldn("data", "watch", *words).code == code
