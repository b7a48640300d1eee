"""Identifiers: their form, and that each stands for one thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ldncli.errors import Fault
from ldncli.schema.kinds import KINDS, Raw, file_of, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FORMS = {
    "pmid": (re.compile(r"[1-9]\d{0,7}"), "1 to 8 digits"),
    "pmcid": (re.compile(r"PMC\d{3,9}"), "PMC and digits"),
    "doi": (re.compile(r"10\.\d{4,9}/\S+"), "10.NNNN/suffix, without https://doi.org/"),
}
REGISTRIES = re.compile(
    r"NCT\d{8}|ISRCTN\d{8}|ACTRN\d{14}|EudraCT \d{4}-\d{6}-\d{2}|EUCT \d{4}-\d{6}-\d{2}-\d{2}"
    r"|IRCT\w+|CTRI/\d{4}/\d{2,3}/\d{6}|NTR\d{1,5}|NL\d{1,9}|ChiCTR[\w-]+|TCTR\d+|JPRN-\w+"
    r"|jRCT\w+|UMIN\d+|DRKS\d{8}|RBR-\w+|PACTR\d+|KCT\d+|HTA \d+|PROSPERO CRD\d+"
    # medicines agencies
    r"|NDA ?\d+|PL \d{5}/\d{4}|AIC \d+|Swissmedic \d+|[A-Z]{2}/H/PSUR/[\d/]+|C\(\d{4}\)\d+|NCTR-\d+"
)
ATC = re.compile(r"[A-Z]\d\d(?:[A-Z]{1,2}(?:\d\d)?)?")
ONE_EACH = {"pmid", "doi", "pmcid"}


def check(raw: Raw) -> Iterator[Fault]:
    """Yield ids of a wrong form, ids used twice, and identifiers that two sources share."""
    for kind, rows in raw.items():
        yield from _keys(kind, rows)
        for row in rows:
            yield from _forms(kind, row)
    yield from _shared(raw)


def _keys(kind: str, rows: list[dict[str, Any]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for row in rows:
        key = key_of(kind, row)
        place = (file_of(kind, row), f"{kind} {key}", "id", repr(key))
        if key in seen:
            yield Fault(*place, "stands twice; give one of them another id or remove it")
        if KINDS[kind].slug and not SLUG.fullmatch(key):
            yield Fault(*place, "use lower-case letters, digits and hyphens")
        seen.add(key)


def _forms(kind: str, row: dict[str, Any]) -> Iterator[Fault]:
    place = (file_of(kind, row), f"{kind} {key_of(kind, row)}")
    for name, (form, says) in FORMS.items():
        if name in row and not form.fullmatch(row[name]):
            yield Fault(*place, name, repr(row[name]), f"must be {says}")
    held = row.get("registration", [])
    for number in held if isinstance(held, list) else [held]:
        if not REGISTRIES.fullmatch(number):
            yield Fault(*place, "registration", repr(number), "is not a registry's number")
    for code in row.get("atc", ()):
        if not ATC.fullmatch(code):
            yield Fault(*place, "atc", repr(code), "must be an ATC code, like N07BB04")


def _shared(raw: Raw) -> Iterator[Fault]:
    for kind in ("reference", "excluded", "awaiting"):
        owner: dict[tuple[str, str], str] = {}
        for row in raw[kind]:
            for name in ONE_EACH & row.keys():
                number = str(row[name]).casefold()
                other = owner.setdefault((name, number), row["id"])
                if other != row["id"]:
                    place = (file_of(kind, row), f"{kind} {row['id']}", name, repr(row[name]))
                    yield Fault(*place, f"belongs to {other} too; one of them is wrong")
