"""Where new records are looked for: each service, and the form of its query address.

An address that a service documents, or that its own search page makes, carries the words. Where
there is none (the page sends a form), its place and the words to type are all that can be given.
"""

from __future__ import annotations

from typing import Literal

from ldncli.schema.record import Record

# Whose way of writing a query a service follows: fields and dates inside it, or plain words.
Syntax = Literal["pubmed", "europe-pmc", "boolean", "clinicaltrials", "ctis", "one-word", "form"]


class Register(Record):
    """One service: its name, how a query is written for it, and the pattern of its address.

    `dated` says that the address carries the day since which records are wanted.
    """

    name: str
    syntax: Syntax
    address: str
    dated: bool = False


REGISTERS = (
    Register(
        name="PubMed",
        syntax="pubmed",
        address="https://pubmed.ncbi.nlm.nih.gov/?term={query}&sort=date",
        dated=True,
    ),
    Register(
        name="Europe PMC",
        syntax="europe-pmc",
        address="https://europepmc.org/search?query={query}",
        dated=True,
    ),
    Register(
        name="ClinicalTrials.gov",
        syntax="clinicaltrials",
        address="https://clinicaltrials.gov/search?intr={query}{condition}&lastUpdPost={since}_",
        dated=True,
    ),
    Register(
        name="ISRCTN",
        syntax="boolean",
        address="https://www.isrctn.com/search?q={query}"
        "&filters=GT+lastEdited:{since}T00:00:00.000Z&searchType=advanced-search",
        dated=True,
    ),
    Register(
        name="EU CTIS",
        syntax="ctis",
        address="https://euclinicaltrials.eu/ctis-public/search#searchCriteria={query}",
    ),
    # No trial is added since 2023; results and changes of status still are.
    Register(
        name="EU CTR",
        syntax="boolean",
        address="https://www.clinicaltrialsregister.eu/ctr-search/search?query={query}"
        "&dateFrom={since}",
        dated=True,
    ),
    Register(
        name="ANZCTR",
        syntax="one-word",
        address="https://www.anzctr.org.au/TrialSearch.aspx#&&searchTxt={query}",
    ),
    Register(
        name="IRCT",
        syntax="one-word",
        address="https://irct.behdasht.gov.ir/search/result?query={query}",
    ),
    Register(name="WHO ICTRP", syntax="form", address="https://trialsearch.who.int/"),
    Register(
        name="CTRI",
        syntax="form",
        address="https://ctri.nic.in/Clinicaltrials/advancesearchmain.php",
    ),
    Register(name="ChiCTR", syntax="form", address="https://www.chictr.org.cn/searchprojEN.html"),
    Register(name="jRCT", syntax="form", address="https://jrct.mhlw.go.jp/"),
    Register(name="DRKS", syntax="form", address="https://drks.de/search/en"),
)
