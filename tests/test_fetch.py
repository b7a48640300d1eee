"""`ldn data watch --fetch`, against a stand-in on this machine: formats, faults, pace, resuming."""

import json
import sys
from email.utils import formatdate
from pathlib import Path

import pytest

from ldncli.errors import LdnError, UsageError
from ldncli.incoming.read import read_records
from ldncli.services import pubmed, state, trials
from ldncli.services.fetch import Fetched, Plan, fetch
from ldncli.services.http import ATTEMPTS, Clock, Service
from tests.stand_in import standing_in

EMAIL = "keeper@example.org"


class FakeClock:
    """Time that passes only when somebody waits."""

    def __init__(self):
        self.time, self.waits = 0.0, []

    def now(self):
        return self.time

    def sleep(self, seconds):
        self.waits.append(seconds)
        self.time += seconds

    @property
    def clock(self):
        return Clock(now=self.now, sleep=self.sleep)


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def stand_in(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    for name in ("LDN_CONTACT", "NCBI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    with standing_in() as (answers, base):
        monkeypatch.setenv("LDN_EUTILS", f"{base}/entrez")
        monkeypatch.setenv("LDN_CLINICALTRIALS", f"{base}/api")
        yield answers, base


def plan(base, folder, **changes):
    values = {
        "folder": Path(folder), "pubmed_query": "naltrexone", "intervention": "naltrexone",
        "condition": "", "since": "2026-06-01", "contact": pubmed.Contact(email=EMAIL),
        "pubmed_base": f"{base}/entrez", "trials_base": f"{base}/api",
    }  # fmt: skip
    return Plan(**values | changes)


def run(asked, clock, seen=None):
    return fetch(asked, lambda *row: (seen if seen is not None else []).append(row), clock.clock)


def paths(answers):
    return [path.rpartition("/")[2] for path, _, _ in answers.asked]


def whole(folder, done):
    """Tell that everything came, once, and nothing is left behind."""
    assert (done.publications, done.trials) == (3, 3)
    assert sorted(path.name for path in folder.iterdir()) == ["clinical-trials.json", "pubmed.nbib"]
    assert [record.pmid for record in read_records(folder / "pubmed.nbib")] == [
        "90000001", "91000001", "91000002",
    ]  # fmt: skip
    found = read_records(folder / "clinical-trials.json")
    assert [record.registrations[0] for record in found] == [
        "NCT90000004", "NCT90000003", "NCT91000009",
    ]  # fmt: skip
    return True


# What is asked


def test_what_is_asked_of_each_service(stand_in, tmp_path, clock):
    answers, base = stand_in
    done = run(plan(base, tmp_path, condition='"restless legs"'), clock)
    assert whole(tmp_path, done)
    assert paths(answers) == ["esearch.fcgi", "efetch.fcgi", "studies", "studies"]
    search, records, first, second = [fields for _, fields, _ in answers.asked]
    who = {"db": "pubmed", "tool": "ldncli", "email": EMAIL}
    assert search == {**who, "term": "naltrexone", "retmode": "json", "retmax": "10000"}
    assert records == {**who, "id": "90000001,91000001,91000002", "rettype": "medline",
                       "retmode": "text"}  # fmt: skip
    assert first == {
        "format": "json", "query.intr": "naltrexone", "query.cond": '"restless legs"',
        "filter.advanced": "AREA[LastUpdatePostDate]RANGE[2026-06-01,MAX]", "pageSize": "100",
        "countTotal": "true",
    }  # fmt: skip
    assert second == {**first, "pageToken": "token-2"}
    assert all(agent.startswith("ldncli/") for _, _, agent in answers.asked)
    # The e-mail address is for NCBI, whose rule asks for it.
    assert not any(EMAIL in str(row) for row in answers.asked[2:])


def test_a_key_goes_to_pubmed_alone_and_is_written_nowhere(stand_in, tmp_path, clock):
    answers, base = stand_in
    answers.faults = [("studies", 400)]
    with pytest.raises(LdnError) as failure:
        run(plan(base, tmp_path, contact=pubmed.Contact(email=EMAIL, key="secret")), clock)
    assert [fields.get("api_key") for _, fields, _ in answers.asked] == ["secret", "secret", None]
    assert "secret" not in str(failure.value)
    assert "secret" not in (tmp_path / state.NAME).read_text("utf-8")


@pytest.mark.parametrize(("key", "interval"), [("", 1 / 3), ("k", 1 / 10)])
def test_no_more_questions_a_second_than_are_let_through(
    stand_in, tmp_path, clock, monkeypatch, key, interval
):
    answers, base = stand_in
    monkeypatch.setattr(pubmed, "BATCH", 1)
    times = []
    monkeypatch.setattr(answers, "answer", lambda p, f, do=answers.answer: (
        times.append((p, clock.time)), do(p, f))[1])  # fmt: skip
    run(plan(base, tmp_path, contact=pubmed.Contact(email=EMAIL, key=key)), clock)
    asked = {of: [t for path, t in times if of in path] for of in ("entrez", "api")}
    assert len(asked["entrez"]) == 4 and len(asked["api"]) == 2
    for of, least in (("entrez", interval), ("api", trials.INTERVAL)):
        gaps = [b - a for a, b in zip(asked[of], asked[of][1:], strict=False)]
        assert all(gap == pytest.approx(least) for gap in gaps), of


# Faults


@pytest.mark.parametrize("path", ["esearch.fcgi", "efetch.fcgi", "studies"])
@pytest.mark.parametrize("fault", [500, 502, 503, 504, 429, "cut", "half"])
def test_a_fault_that_passes_costs_one_more_question(stand_in, tmp_path, clock, path, fault):
    answers, base = stand_in
    answers.faults = [(path, fault)]
    assert whole(tmp_path, run(plan(base, tmp_path), clock))
    expected = {"esearch.fcgi": 1, "efetch.fcgi": 1, "studies": 2}
    assert paths(answers).count(path) == expected[path] + 1
    assert 1.0 in clock.waits


def test_waits_double_while_a_fault_stays(stand_in, tmp_path, clock):
    answers, base = stand_in
    answers.faults = [("esearch.fcgi", 500)] * 4
    assert whole(tmp_path, run(plan(base, tmp_path), clock))
    assert [wait for wait in clock.waits if wait >= 1][:4] == [1, 2, 4, 8]


@pytest.mark.parametrize(
    ("asked", "wait"), [("7", 7.0), ("0", 0.0), ("soon", 1.0), (formatdate(0, usegmt=True), 0.0)]
)
def test_retry_after_is_kept_to(stand_in, tmp_path, clock, asked, wait):
    answers, base = stand_in
    answers.faults = [("esearch.fcgi", (429, {"Retry-After": asked}))]
    assert whole(tmp_path, run(plan(base, tmp_path), clock))
    assert clock.waits[0] == wait


def test_a_wait_that_is_too_long_is_told_and_not_waited_for(stand_in, tmp_path, clock):
    answers, base = stand_in
    answers.faults = [("esearch.fcgi", (503, {"Retry-After": "86400"}))]
    with pytest.raises(LdnError, match="asks to wait 86400 seconds"):
        run(plan(base, tmp_path), clock)
    assert clock.waits == [] and paths(answers) == ["esearch.fcgi"]


def test_a_number_without_a_record_is_asked_for_twice_and_told(stand_in, tmp_path, clock, ldn):
    answers, base = stand_in
    answers.numbers = [*answers.records, "91000099"]
    done = run(plan(base, tmp_path / "a"), clock)
    assert (done.publications, done.gone) == (3, ("91000099",))
    assert paths(answers).count("efetch.fcgi") == 2
    answers.numbers = ["91000099"]
    ran = ldn("data", "watch", "--fetch", "--email", EMAIL, "-o", str(tmp_path / "b"))
    assert "0 in PubMed" in ran.out and "no record any more of 91000099" in ran.out
    assert [path.name for path in (tmp_path / "b").iterdir()] == ["clinical-trials.json"]


def test_slowness_ends_in_a_time_out_and_another_question(stand_in, tmp_path, clock):
    answers, base = stand_in
    answers.faults = [("efetch.fcgi", "slow")]
    assert whole(tmp_path, run(plan(base, tmp_path, timeout=0.2), clock))
    assert paths(answers).count("efetch.fcgi") == 2


def test_a_fault_that_stays_is_told_and_what_has_come_is_kept(stand_in, tmp_path, clock):
    answers, base = stand_in
    answers.faults = [("studies", 500)] * ATTEMPTS
    with pytest.raises(LdnError, match=r"ClinicalTrials.gov gave no whole answer in 6 attempts"):
        run(plan(base, tmp_path), clock)
    assert [path.name for path in tmp_path.iterdir()] == [state.NAME]
    before = len(answers.asked)
    assert whole(tmp_path, run(plan(base, tmp_path), clock))
    assert paths(answers)[before:] == ["studies", "studies"]  # PubMed is not asked again


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_a_refusal_is_told_at_once(stand_in, tmp_path, clock, status):
    answers, base = stand_in
    answers.faults = [("esearch.fcgi", status)]
    with pytest.raises(LdnError, match=f"PubMed refused with status {status}"):
        run(plan(base, tmp_path), clock)
    assert paths(answers) == ["esearch.fcgi"]


def test_more_than_can_be_given_is_told(stand_in, tmp_path, clock):
    answers, base = stand_in
    answers.count = 12_000
    with pytest.raises(LdnError, match="12000 records and gives 3"):
        run(plan(base, tmp_path), clock)


def test_a_search_that_is_not_understood_is_told(stand_in, tmp_path, clock, monkeypatch):
    answers, base = stand_in
    text = json.dumps({"esearchresult": {"ERROR": "Invalid query"}})
    monkeypatch.setattr(answers, "answer", lambda path, fields: text)
    with pytest.raises(LdnError, match="did not understand the search: Invalid query"):
        run(plan(base, tmp_path), clock)


def test_nobody_there_is_told(tmp_path, clock, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with pytest.raises(LdnError, match="PubMed gave no whole answer"):
        run(plan("http://127.0.0.1:9", tmp_path), clock)  # the port of "discard"


@pytest.mark.parametrize("base", ["http://example.org", "ftp://example.org", "eutils", ""])
def test_no_address_in_the_open_is_asked(tmp_path, base, clock):
    with pytest.raises(UsageError, match="no address of a service"):
        Service("PubMed", base, 1, clock.clock)


# Resuming


def test_it_goes_on_after_each_batch(stand_in, tmp_path, clock, monkeypatch):
    answers, base = stand_in
    monkeypatch.setattr(pubmed, "BATCH", 1)
    answers.faults = [("efetch.fcgi", None), ("efetch.fcgi", 404)]  # the second batch fails
    with pytest.raises(LdnError):
        run(plan(base, tmp_path), clock)
    before = len(answers.asked)
    assert whole(tmp_path, run(plan(base, tmp_path), clock))
    ids = [fields["id"] for path, fields, _ in answers.asked[before:] if "efetch" in path]
    assert ids == ["91000001", "91000002"]


def test_another_search_does_not_go_on_in_its_folder(stand_in, tmp_path, clock):
    answers, base = stand_in
    answers.faults = [("studies", 404)]
    with pytest.raises(LdnError):
        run(plan(base, tmp_path), clock)
    before = len(answers.asked)
    with pytest.raises(UsageError, match="unfinished fetch of another search"):
        run(plan(base, tmp_path, since="2026-07-01"), clock)
    assert len(answers.asked) == before
    assert whole(tmp_path, run(plan(base, tmp_path, since="2026-07-01", force=True), clock))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"form": 1}', '{"form": 2, "asked": ""}'])
def test_a_damaged_state_is_told(stand_in, tmp_path, clock, text):
    (tmp_path / state.NAME).write_text(text, "utf-8")
    with pytest.raises(LdnError):
        run(plan(stand_in[1], tmp_path), clock)
    assert stand_in[0].asked == []


@pytest.mark.parametrize("name", ["pubmed.nbib", "clinical-trials.json"])
def test_nothing_is_written_over_unasked(stand_in, tmp_path, clock, name):
    answers, base = stand_in
    (tmp_path / name).write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="exists already"):
        run(plan(base, tmp_path), clock)
    assert answers.asked == [] and (tmp_path / name).read_text("utf-8") == "mine"
    assert whole(tmp_path, run(plan(base, tmp_path, force=True), clock))


def test_where_nothing_is_new_no_file_is_written(stand_in, tmp_path, clock):
    answers, base = stand_in
    answers.records, answers.studies = {}, []
    done = run(plan(base, tmp_path), clock)
    assert done == Fetched(publications=0, trials=0, files=())
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told_after_each_answer(stand_in, tmp_path, clock):
    seen: list[tuple[str, int, int]] = []
    run(plan(stand_in[1], tmp_path), clock, seen)
    assert [row for row in seen if row[0] == "PubMed"][:2] == [("PubMed", 0, 3), ("PubMed", 3, 3)]
    assert [row[1:] for row in seen if row[0] != "PubMed"][-2:] == [(2, 3), (3, 3)]


# From the command line


def test_from_fetch_to_triage(ldn, stand_in, tmp_path):
    folder = tmp_path / "new"
    ran = ldn("data", "watch", "--fetch", "--email", EMAIL, "-o", str(folder))
    assert (ran.code, ran.err) == (0, "")
    assert "since 2025-12-01: 3 in PubMed, 3 in ClinicalTrials.gov" in ran.out
    following = ran.out.splitlines()[-1].removeprefix("next: ldn ").split()
    assert ldn(*following).out.startswith("6 records in 2 files: 1 changed, 3 new")


@pytest.mark.parametrize(
    ("words", "environ", "told"),
    [
        ((), {}, "PubMed asks who is asking"),
        (("--email", "keeper"), {}, "no e-mail address"),
        ((), {"LDN_CONTACT": "keeper"}, "no e-mail address"),
        (("--email", EMAIL), {}, "no folder is named"),
        ((), {"LDN_CONTACT": EMAIL}, "no folder is named"),
    ],
)
def test_without_contact_or_folder_nothing_is_asked(ldn, stand_in, words, environ, told):
    ran = ldn("data", "watch", "--fetch", *words, **environ)
    assert ran.code == 2 and told in ran.err and stand_in[0].asked == []


@pytest.mark.parametrize("library", ["httpx", "tenacity"])
def test_without_the_extra_the_remedy_is_told(ldn, stand_in, tmp_path, monkeypatch, library):
    monkeypatch.setitem(sys.modules, library, None)
    ran = ldn("data", "watch", "--fetch", "--email", EMAIL, "-o", str(tmp_path / "a"))
    assert ran.code == 1 and "pip install httpx tenacity rispy" in ran.err


def test_a_progress_bar_on_a_terminal_alone(monkeypatch):
    from ldncli.output.progress import progress
    from tests.conftest import Stream

    for tty in (True, False):
        out = Stream(tty)
        monkeypatch.setattr(sys, "stderr", out)
        with progress() as report:
            report("PubMed", 1, 3)
            report("PubMed", 3, 3)
        assert ("3/3" in out.getvalue()) is tty
