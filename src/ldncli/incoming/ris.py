"""RIS and MEDLINE text, by the parser of rispy, which ASReview reads them with too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from ldncli.errors import LdnError
from ldncli.extras import needed
from ldncli.incoming import identifiers, values
from ldncli.incoming.fields import record
from ldncli.matching.medicine_names import clean
from ldncli.schema.found import FoundRecord
from ldncli.schema.record import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

EXTRA = "watch"
# The tags of MEDLINE that are read; the others stay under UK.
MEDLINE = {
    "PMID": "pmid", "TI": "title", "BTI": "book_title", "AB": "abstract", "AU": "authors",
    "CN": "organisations", "DP": "date", "TA": "journal", "JT": "journal_name", "VI": "volume",
    "IP": "issue", "PG": "pages", "LID": "locations", "AID": "locations", "PMC": "pmcid",
    "SI": "registers", "LA": "language", "PT": "types", "OT": "keywords", "ER": "end",
    "UK": "unknown_tag",
}  # fmt: skip
SEVERAL = ["AU", "CN", "LID", "AID", "SI", "PT", "OT"]
# Publication types of MEDLINE, and the form of a reference that they are.
FORMS = {"Preprint": "preprint", "Letter": "letter", "Practice Guideline": "guideline"}
FORMS_OF_RIS = {"THES": "thesis", "CHAP": "chapter", "CONF": "conference-abstract",
                "CPAPER": "conference-abstract", "RPRT": "report"}  # fmt: skip
# Three letters of MARC, as MEDLINE writes a language; others stand as they came.
LANGUAGES = {"eng": "", "ger": "German", "fre": "French", "spa": "Spanish", "dut": "Dutch",
             "nor": "Norwegian", "fin": "Finnish", "rus": "Russian", "chi": "Chinese",
             "jpn": "Japanese", "ita": "Italian", "per": "Persian", "pol": "Polish",
             "en": "", "english": ""}  # fmt: skip


def read_ris(text: str, source: str) -> list[FoundRecord]:
    """Return the records of a RIS file; raise LdnError where the last one is cut off."""
    rows = needed("rispy", EXTRA).loads(text.replace("\r", ""))
    begun = len(re.findall(r"^TY  -", text, re.MULTILINE))
    if begun != len(rows):
        raise LdnError(f"{source} begins {begun} records and ends {len(rows)}: it was cut off")
    return [_from_ris(row, source) for row in rows]


def _from_ris(row: Mapping[str, object], source: str) -> FoundRecord:
    found = record(row, source)
    number = str(row.get("accession_number", ""))
    base = str(row.get("name_of_database", ""))
    ours = not base or re.search("pubmed|medline", base, re.IGNORECASE)
    return replace(
        found,
        pmid=found.pmid or (identifiers.pmid(number) if ours else ""),
        pmcid=found.pmcid or identifiers.pmcid(number),
        form=FORMS_OF_RIS.get(str(row.get("type_of_reference")), "article"),
        language=_language(found.language),
    )


def read_medline(text: str, source: str) -> list[FoundRecord]:
    """Return the records of an NBIB file, as PubMed's page and E-utilities write it."""
    parser = needed("rispy", EXTRA).RisParser(
        mapping=MEDLINE, list_tags=SEVERAL, delimiter_tags_mapping={}
    )
    parser.START_TAG = "PMID"
    parser.parse_line = _tag_and_text
    ended = re.sub(r"\n\s*\n(?=PMID-)", "\nER  - \n", text.replace("\r", "").strip())
    rows = cast("list[dict[str, object]]", parser.parse(f"{ended}\nER  - \n"))
    return [_from_medline(row, source) for row in rows]


def _tag_and_text(line: str) -> tuple[str | None, str]:
    """Part a line of MEDLINE, whose tags have four letters; without a tag it goes on."""
    if line[4:6].rstrip() == "-" and line[:4].strip():
        return line[:4].strip(), line[6:].strip()
    return None, line.strip()


def _from_medline(row: Mapping[str, object], source: str) -> FoundRecord:
    locations = [str(item) for item in _list(row, "locations")]
    dois = [identifiers.doi(item) for item in locations if "[doi]" in item]
    forms = [FORMS[str(kind)] for kind in _list(row, "types") if str(kind) in FORMS]
    registers = [str(item).partition("/")[2] for item in _list(row, "registers")]
    abstract = clean(str(row.get("abstract", "")))
    return replace(
        record({**row, "authors": _list(row, "authors") or _list(row, "organisations")}, source),
        doi=next(iter(dois), ""),
        pmid=identifiers.pmid(str(row.get("pmid", ""))),
        form=next(iter(forms), "article"),
        language=_language(str(row.get("language", ""))),
        registrations=identifiers.registrations(*registers, abstract),
        year=values.year(str(row.get("date", ""))),
        keywords=tuple(
            clean(str(item)) for item in (*_list(row, "types"), *_list(row, "keywords"))
        ),
    )


def _list(row: Mapping[str, object], name: str) -> list[object]:
    value = row.get(name)
    return value if isinstance(value, list) else []


def _language(text: str) -> str:
    return LANGUAGES.get(text.casefold(), text)
