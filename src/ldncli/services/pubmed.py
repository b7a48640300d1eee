"""PubMed by its E-utilities: esearch for the numbers, efetch for the records as MEDLINE."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from ldncli.errors import LdnError
from ldncli.schema.record import Record, replace
from ldncli.services.http import Passing, Service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.services.state import State

BASE = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
# NCBI lets three questions a second through, and ten with a key of one's own.
INTERVAL = 1 / 3
INTERVAL_WITH_KEY = 1 / 10
# The most numbers that esearch gives for PubMed.
MOST = 10_000
# NCBI asks that more than about 200 numbers be sent by POST; a batch of them is a megabyte.
BATCH = 200


class Contact(Record):
    """Who asks: NCBI wants a program's name and an address to write to before it blocks one."""

    email: str
    key: str = ""

    @property
    def parameters(self) -> dict[str, str]:
        """Return what each question carries."""
        key = {"api_key": self.key} if self.key else {}
        return {"db": "pubmed", "tool": "ldncli", "email": self.email, **key}


def steps(service: Service, query: str, contact: Contact, state: State) -> Iterator[State]:
    """Yield the state after each answer, from where it stands to the last record."""
    if state.ids is None:
        state = replace(state, ids=_numbers(service, query, contact))
        yield state
    ids = state.ids or ()
    for start in range(len(state.texts) * BATCH, len(ids), BATCH):
        text, gone = _records(service, ids[start : start + BATCH], contact)
        state = replace(state, texts=(*state.texts, text), gone=(*state.gone, *gone))
        yield state


def _numbers(service: Service, query: str, contact: Contact) -> tuple[str, ...]:
    fields = {**contact.parameters, "term": query, "retmode": "json", "retmax": str(MOST)}
    count, ids = service.post("esearch.fcgi", fields, _search_result)
    if count > len(ids):
        raise LdnError(
            f"PubMed has {count} records and gives {len(ids)} of them",
            "narrow the search: name a condition, or a later day with --since",
        )
    return ids


def _search_result(text: str) -> tuple[int, tuple[str, ...]]:
    """Return how many there are, and their numbers; raise Passing for half an answer."""
    try:
        result = json.loads(text)["esearchresult"]
    except (ValueError, KeyError, TypeError) as error:
        raise Passing("an answer of esearch that is not whole") from error
    if "ERROR" in result:
        raise LdnError(f"PubMed did not understand the search: {result['ERROR']}")
    try:
        return int(result["count"]), tuple(map(str, result["idlist"]))
    except (KeyError, ValueError, TypeError) as error:
        raise Passing("an answer of esearch without its numbers") from error


def _records(
    service: Service, ids: tuple[str, ...], contact: Contact
) -> tuple[str, tuple[str, ...]]:
    """Return the records of a batch, and the numbers for which there is none.

    A number that is missing once may have been cut off; the same ones twice are withdrawn.
    """
    fields = {**contact.parameters, "id": ",".join(ids), "rettype": "medline", "retmode": "text"}
    before: set[str] = set()

    def whole(text: str) -> tuple[str, tuple[str, ...]]:
        nonlocal before
        missing = set(ids) - set(re.findall(r"^PMID- (\d+)", text, re.MULTILINE))
        if missing and missing != before:
            before = missing
            raise Passing(f"{len(missing)} of {len(ids)} records did not come")
        return text.strip(), tuple(sorted(missing))

    return service.post("efetch.fcgi", fields, whole)
