"""Ranges and forms of fields: each with values that pass and values that are told."""

import datetime
import math

import pytest

from ldncli.schema.conditions import Downgrade, Finding
from ldncli.schema.kinds import KINDS
from ldncli.schema.knowledge import Position
from ldncli.schema.medicines import Medicine
from ldncli.schema.metadata import Metadata
from ldncli.schema.nested import NESTED
from ldncli.schema.studies import Reference, Result, Study, Trial
from ldncli.schema.types import DATE_FIELDS, bare, field_limits, field_types
from ldncli.schema.values import Calendar, Range

THIS_YEAR = datetime.datetime.now(datetime.UTC).year
INNER = [cls for tables in NESTED.values() for cls in tables.values()]
TABLES = list(dict.fromkeys([*(row.cls for row in KINDS.values()), *INNER]))
# class, field, what passes, what is told with a word of the remedy
WORKED = [
    (Result, "ci_level", [95, 97.5, 50, 99.9], {0.95: "50", 49: "50", 100: "99.99"}),
    (Result, "estimate", [-1250000.0, 0, 1e12], {math.nan: "no number", math.inf: "no number",
                                                   -math.inf: "no number", 1e13: "1e+12"}),
    (Result, "ldn_events", [0, 5103], {-1: "from 0"}),
    (Result, "n_ldn", [1], {0: "from 1"}),
    (Result, "p", ["0.03", "<0.001", ".04", "<=0.001", "1", "1.0", "0.219 to 0.954",
                   "not significant", "not significant at 12 months", "no association",
                   "significant (no value given)", "0.010 with LDN; 0.001 with sham",
                   "0.004, not significant after correction for multiple outcomes"],
     {"p=0.03": "leave out the p", "P < 0.05": "leave out the p", "0,04": "decimal point",
      "NS": "not significant", "n.s.": "not significant", "=0.05": "equals",
      "0.000": "no p value is zero", "1.2": "must be a value", "small": "must be a value",
      "0.03 p": "must be a value"}),
    (Result, "i2", ["0%", "91%", "12.5%", "100%"], {"101%": "per cent", "91": "per cent",
                                                   "-3%": "per cent"}),
    (Result, "outcome_id", ["pain", "pain-2"], {"Pain": "lower-case", "a b": "lower-case",
                                                "-a": "lower-case"}),
    (Downgrade, "levels", [1, 2], {0: "from 1 to 2", 3: "from 1 to 2"}),
    (Study, "dose_mg", [0.002, 120], {0: "above 0", -4.5: "above 0", 4500: "1000"}),
    (Study, "duration_weeks", [0.5, 104], {-12: "above 0", 0: "above 0", 9999: "5200"}),
    (Study, "searched_to", ["2019", "2018-05", "2020-02-29"],
     {"2019-02-29": "is a date that is not", "2018-13": "is a date that is not",
      "May 2024": "like 2026 or", "2018-5": "like", "20185": "like"}),
    (Trial, "started", ["2018", "2018-05"], {"2018-05-01": "like", "1899": "is not",
                                             f"{THIS_YEAR + 21}": "is not", "2018-00": "is not"}),
    (Study, "checked_on", ["2026-01-02", datetime.date(2026, 1, 2)],
     {"2026-02-30": "is not", "2026-01": "2026-10-31", "soon": "2026-10-31",
      datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC): "2026-10-31"}),
    (Position, "date", ["2024", "2024-05", "2024-05-31"], {"2024-05-32": "is not"}),
    (Reference, "year", [1900, THIS_YEAR + 1], {1899: "1900", THIS_YEAR + 2: "1900",
                                                20240: "1900"}),
    (Reference, "url", ["https://example.org", "http://a.b/c?d=e#f", "https://a.org:8080/"],
     {"javascript:alert(1)": "https://", "ftp://a.b": "https://", "https://a b.org": "https://",
      "https://": "https://", "https://a.org/\"x": "https://", "//a.org": "https://"}),
    (Reference, "pmid", ["1", "12345678"], {"PMID 9": "digits", "012": "digits",
                                            "123456789": "digits"}),
    (Reference, "pmcid", ["PMC123"], {"123": "PMC"}),
    (Reference, "doi", ["10.1000/art.2024(01)00278-3", "10.1002/(SICI)1096<1::AID>3.0.CO;2-K"],
     {"https://doi.org/10.1/x": "10.NNNN", "10.1000/a b": "10.NNNN", "doi:10.1000/x": "10.NNNN"}),
    (Trial, "registration", ["NCT90000003", "CTRI/2020/01/022886", "EudraCT 2004-001234-12"],
     {"NCT1": "registry", "nct90000003": "registry"}),
    (Medicine, "atc", ["N07BB04", "R05", "N02A"], {"R5": "ATC", "n07bb04": "ATC"}),
    (Metadata, "version", ["2026.11", "9.9.9", "1.0-beta"], {"": "version", "a b": "version"}),
    (Finding, "n_studies", [0, 3], {-1: "from 0"}),
]  # fmt: skip
CASES = [(cls, field, value, "") for cls, field, good, _ in WORKED for value in good]
CASES += [(cls, f, value, says) for cls, f, _, bad in WORKED for value, says in bad.items()]


@pytest.mark.parametrize(
    ("cls", "field", "value", "says"), CASES, ids=[f"{f}-{v}" for _, f, v, _ in CASES]
)
def test_a_value_passes_or_is_told(cls, field, value, says):
    remedy = field_limits(cls)[field].remedy(value)
    assert bool(remedy) == bool(says), remedy
    assert says in remedy


@pytest.mark.parametrize("cls", TABLES, ids=lambda cls: cls.__name__)
def test_every_number_has_a_range(cls):
    types, limits = field_types(cls), field_limits(cls)
    numbers = {name for name, hint in types.items() if bare(hint) in (int, float)}
    assert numbers <= limits.keys()
    assert {n for n, limit in limits.items() if isinstance(limit, Range)} <= numbers


@pytest.mark.parametrize("cls", TABLES, ids=lambda cls: cls.__name__)
def test_dates_and_identifiers_have_their_form(cls):
    limits = field_limits(cls)
    days = {name for name, limit in limits.items() if limit == Calendar((3,))}
    assert days == DATE_FIELDS & set(cls.fields)
    formed = {"id", "url", "doi", "pmid", "pmcid", "registration", "p", "i2", "atc", "outcome_id"}
    assert formed & set(cls.fields) <= limits.keys()
