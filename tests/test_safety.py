"""`ldn safety`: low dose apart from 50 mg, rates by arm, each source's position on its own."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from ldncli.dataset.dataset import Dataset
from ldncli.errors import NotFound
from ldncli.evidence.designs import CASES
from ldncli.evidence.eligibility import counts
from ldncli.queries.safety import at_low_dose, report, topics
from ldncli.schema.knowledge import SafetyNote
from ldncli.schema.medicines import Washout
from ldncli.schema.studies import Study

from .conftest import DATA, Runner

Golden = Callable[[str, str], None]


def test_one_screen(ldn: Runner, golden: Golden) -> None:
    golden("safety-80.txt", ldn("safety", tty=True, NO_COLOR="1").out)


def test_narrow(ldn: Runner, golden: Golden) -> None:
    out = ldn("safety", tty=True, width=40, NO_COLOR="1").out
    golden("safety-40.txt", out)
    assert max(map(len, out.splitlines())) <= 40


def test_a_topic_in_full(ldn: Runner, golden: Golden) -> None:
    ran = ldn("safety", "surgery")
    golden("safety-surgery.txt", ran.out)
    assert ran.code == 0
    for says, source in (("one day before", "label-ex"), ("ten days before", "author-2024")):
        line = next(line for line in ran.out.splitlines() if says in line)
        assert source in line


@pytest.mark.parametrize("typed", ["harms", "side effects", "HARMS", "washout", "opioids"])
def test_topics_as_people_say_them(ldn: Runner, typed: str) -> None:
    assert ldn("safety", *typed.split(), data=DATA).code == 0


def test_an_unknown_topic_names_the_known_ones(ldn: Runner) -> None:
    ran = ldn("safety", "qqqq", data=DATA)
    assert (ran.code, ran.out) == (3, "")
    assert "ldn safety liver" in ran.err
    assert "ldn safety heart" in ldn("safety", "hart", data=DATA).err
    assert "ldn safety withdrawal" in ldn("safety", "opiods", data=DATA).err
    assert "ldn safety surgery" in ldn("safety", "surgry", data=DATA).err


WORDS = [
    # word, a note that must be shown, a harm row that must be shown, a row that must not
    ("dreams", "common-effects-low-dose", "vivid dreams", "headache"),
    ("nightmares", "common-effects-low-dose", "vivid dreams", "headache"),
    ("nausea", "common-effects-low-dose", "nausea and insomnia in the first nights", "headache"),
    ("headache", "common-effects-low-dose", "headache", "vivid dreams"),
    ("anxiety", "common-effects-50mg", "", "headache"),
    ("hair", "common-effects-50mg", "", "headache"),
    ("weight", "common-effects-50mg", "", "headache"),
    ("elderly", "older-people", "", ""),
    ("emergency", "surgery", "", ""),
    ("boxed warning", "boxed-liver-warning", "", ""),
    ("operation", "surgery", "", ""),
    ("renal", "kidney", "", ""),
    ("hepatic", "liver-warning-us", "", ""),
    ("lactation", "breastfeeding", "", ""),
    ("suicide", "mental-health-warning", "", ""),
    ("opioids", "precipitated-withdrawal", "", ""),
    ("side effects", "common-effects-low-dose", "any side effect", ""),
]


@pytest.mark.parametrize(("word", "note", "row", "other"), WORDS, ids=[w[0] for w in WORDS])
def test_everyday_words_lead_to_counts_and_notes(
    real: Dataset, word: str, note: str, row: str, other: str
) -> None:
    answer = report(real, word)
    events = {harm.event for harm in answer.harms}
    assert note in {item.id for item in answer.notes}
    assert not row or row in events
    assert not other or other not in events


def test_a_symptom_that_no_study_counted_is_said_to_be_so(ldn: Runner) -> None:
    out = ldn("safety", "hair", data=DATA).out
    assert "Not counted in any study at low dose" in out
    assert "Common side effects at low dose" not in out  # that note does not name hair


def test_a_word_of_another_page_leads_there_and_an_unknown_one_says_no_study(ldn: Runner) -> None:
    alcohol = ldn("safety", "alcohol", data=DATA)
    assert alcohol.code == 3
    assert "no note on harm" in alcohol.err
    assert "ldn claims alcohol-combined" in alcohol.err
    unknown = ldn("safety", "xyzzy", data=DATA)
    assert unknown.code == 3
    assert "no study of LDN and “xyzzy” was found (searched through 20" in unknown.err


def test_every_topic_answers(real: Dataset) -> None:
    for topic in topics(real):
        answer = report(real, topic)
        assert answer.notes or answer.harms or answer.washouts, topic
    with pytest.raises(NotFound):
        report(real, "no such thing")


def test_low_dose_stands_apart(ldn: Runner, real: Dataset) -> None:
    out = ldn("safety", "--full", data=DATA).out
    low, _, high = out.partition("\nNot known at low dose: from other doses\n")
    for note in real.all(SafetyNote):
        own, other = (low, high) if at_low_dose(note) else (high, low)
        assert note.title in own
        assert f"  {note.title} (" not in other


def test_every_harm_of_a_low_dose_study_is_there_and_no_other(real: Dataset) -> None:
    rows = report(real, "harms").harms
    studies = {study.id: study for study in real.all(Study)}
    counted = [(s.id, e.event) for s in studies.values() if counts(s) for e in s.adverse_events]
    assert sorted((h.study, h.event) for h in rows) == sorted(counted)
    for harm in rows:
        if harm.ldn_percent is not None:
            assert harm.ldn_events is not None and harm.ldn_n
            assert harm.ldn_percent == round(100 * harm.ldn_events / harm.ldn_n, 1)
            assert studies[harm.study].design not in CASES


def test_no_position_is_left_out_or_averaged(ldn: Runner, real: Dataset) -> None:
    out = ldn("safety", "--full", data=DATA).out
    for note in real.all(SafetyNote):
        for position in note.positions:
            assert f"{position.says} [{position.source}" in out


def test_every_interval_stands_with_its_source(ldn: Runner, real: Dataset) -> None:
    out = ldn("safety", "washout", data=DATA).out
    for item in real.all(Washout):
        assert f"{item.says} [{item.source}" in out
    assert "The sources do not agree" in out


def test_json_csv_and_text_agree(ldn: Runner, real: Dataset) -> None:
    document = json.loads(ldn("safety", "-f", "json", data=DATA).out)
    assert document["schema"] == "ldn.safety/1"
    parts = [row["part"] for row in document["data"]]
    assert parts.count("note") == real.count(SafetyNote)
    assert parts.count("washout") == real.count(Washout)
    assert {"harm", "pooled-harm"} <= set(parts)
    rows = ldn("safety", "-f", "csv", "--fields", "part,event,ldn_events,ldn_n", data=DATA).out
    first = next(row for row in document["data"] if row["part"] == "harm")
    assert f"harm,{first['event']},{first['ldn_events']},{first['ldn_n']}" in rows
    assert f"({first['ldn_events']} of {first['ldn_n']})" in ldn("safety", data=DATA).out
