"""The evidence page: whole, closed to the network, and true to the data; and its server."""

import base64
import hashlib
import http.client
import json
import re
import signal
import subprocess
import sys
import threading
from html.parser import HTMLParser

import pytest
from markupsafe import escape

from ldncli.errors import LdnError
from ldncli.extras import needed
from ldncli.report import server as serving
from ldncli.report.engine import policy
from ldncli.schema.conditions import Condition
from ldncli.schema.studies import Reference, Study
from tests.conftest import DATA, TINY


class Outline(HTMLParser):
    """Ids, links, loaded addresses and inline code of a page."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.loads, self.handlers, self.code = [], [], [], [], {}
        self.scripts = []
        self.policy, self._open = "", ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        self._open = f"{tag} {held.get('type', '')}".strip() if tag in ("style", "script") else ""
        if self._open == "script":
            self.scripts.append("")
        if "id" in held:
            self.ids.append(held["id"])
        if tag == "a":
            self.links.append(held.get("href", ""))
        else:
            self.loads += [held[name] for name in ("src", "href", "action") if name in held]
        self.handlers += [name for name in held if name.startswith("on") or name == "style"]
        if held.get("http-equiv") == "Content-Security-Policy":
            self.policy = held["content"]

    def handle_data(self, data):
        if self._open == "script":
            self.scripts[-1] += data
        if self._open:
            self.code[self._open] = self.code.get(self._open, "") + data

    def handle_endtag(self, tag):
        self._open = ""


@pytest.fixture
def written(ldn, tmp_path):
    """Write the page on the small dataset, or another, and return its text."""

    def write(*words, data=TINY):
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.html"
        ran = ldn("report", *words, "--output", str(path), data=data)
        assert ran.code == 0, ran.err
        return path.read_text("utf-8")

    return write


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Return the page on everything that ships."""
    from ldncli.cli.commands.report import page
    from ldncli.dataset.dataset import open_dataset

    return page(open_dataset(DATA, {}), ())


def hashed(text):
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@pytest.mark.parametrize("words", [(), ("exampleitis",), ("fauxalgia", "MA")])
def test_only_its_own_script_and_style_may_run(written, words):
    outline = Outline(written(*words))
    assert "default-src 'none'" in outline.policy
    scripts = " ".join(f"'sha256-{hashed(script)}'" for script in outline.scripts)
    assert f"script-src {scripts};" in outline.policy
    assert f"style-src 'sha256-{hashed(outline.code['style'])}'" in outline.policy
    assert "unsafe" not in outline.policy
    assert outline.handlers == [], "an attribute that the policy would refuse"


def test_a_page_without_a_script_allows_none():
    assert "script-src 'none'" in policy("p {}", ())


def test_it_loads_nothing(whole):
    outline = Outline(whole)
    assert outline.loads == ["data:,"]
    assert not re.search(r"@import|url\(|https?:", outline.code["style"])
    assert not re.search(r"fetch\(|XMLHttp|WebSocket|sendBeacon|innerHTML|eval\(",
                         outline.code["script"])  # fmt: skip


def test_links_inside_the_page_lead_somewhere(whole):
    outline = Outline(whole)
    inside = {link[1:] for link in outline.links if link.startswith("#")}
    assert inside <= set(outline.ids)
    assert len(outline.ids) == len(set(outline.ids)), "an id stands twice"


def test_links_out_are_canonical(whole, real):
    outside = [link for link in Outline(whole).links if not link.startswith("#")]
    urls = {ref.url for ref in real.all(Reference) if ref.url}
    known = ("https://pubmed.ncbi.nlm.nih.gov/", "https://doi.org/", "https://pmc.ncbi.nlm.nih.gov/",
             "https://clinicaltrials.gov/study/", "https://www.isrctn.com/")  # fmt: skip
    assert outside
    assert not [link for link in outside if not link.startswith(known) and link not in urls]


def test_every_condition_and_study_is_there(whole, real):
    for condition in real.all(Condition):
        assert f'id="{condition.id}"' in whole
        assert str(escape(condition.plain)) in whole, condition.id
    table = whole[whole.index('id="study-rows"') :]
    assert table[: table.index("</table>")].count("<tr ") == real.count(Study)


def test_text_from_the_data_is_inert(written):
    text = written()
    assert "<b>Co</b>" not in text
    assert "&lt;b&gt;Co&lt;/b&gt;" in text


def test_a_script_cannot_be_closed_from_the_data(written):
    data = Outline(written()).code["script application/json"]
    assert "<" not in data
    names, _ = json.JSONDecoder().raw_decode(data)
    assert names["things"]


def test_the_trace_gives_start_steps_and_published_ratings(written):
    text = written("exampleitis")
    assert "every study is randomised" in text
    assert "imprecision, down 1: Few people." in text
    assert "Published rating: <strong>low</strong>" in text
    assert "They downgraded for bias as well." in text


def test_a_null_result_is_as_visible_as_a_benefit(written):
    style = Outline(written()).code["style"]
    assert re.search(r"\.d-favours-ldn \{ --c: var\(--good\); \}", style)
    assert re.search(r"\.d-no-difference \{ --c: var\(--even\); \}", style)
    assert "opacity: ." not in style


def test_chosen_conditions_bring_only_their_own(written):
    text = written("samplodynia")
    assert "Clerk" in text
    assert "Author 2024" not in text
    assert 'id="exampleitis"' not in text
    assert "tramadol" in text, "the check of medicines goes with every page"


def test_retracted_is_said(written):
    assert '<strong class="bad">retracted</strong>' in written("exampleitis")


def test_no_word_of_safety(written):
    text = written()
    section = text[text.index('id="check"') : text.index('id="safety"')]
    assert "No answer here is a finding of safety" in section
    assert not re.search(r"\b(is|are|be) safe\b", text)


def test_it_names_its_date_and_its_limits(written):
    text = written()
    assert "Searched through 2025-12" in text
    assert "Information, not medical advice" in text


def test_it_stays_small(real):
    from ldncli.cli.commands.report import page

    assert len(page(real, ()).encode()) < 4_000_000


def test_a_name_for_the_file_is_needed(ldn):
    ran = ldn("report")
    assert (ran.code, ran.out) == (2, "")
    assert "--output ldn.html" in ran.err


def test_a_file_is_never_overwritten_unasked(ldn, tmp_path):
    path = tmp_path / "held.html"
    path.write_text("mine")
    assert ldn("report", "--output", str(path)).code == 2
    assert path.read_text() == "mine"
    assert ldn("report", "--output", str(path), "--force").code == 0
    assert path.read_text().startswith("<!DOCTYPE html>")


def test_an_unknown_condition_is_not_found(ldn, tmp_path):
    ran = ldn("report", "exampleitos", "--output", str(tmp_path / "x.html"))
    assert ran.code == 3
    assert "ldn show exampleitis" in ran.err


@pytest.mark.parametrize("words", [("report", "--output", "x.html"), ("serve",)])
def test_a_missing_extra_names_the_command(ldn, monkeypatch, tmp_path, words):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    ran = ldn(*words)
    assert ran.code == 1
    assert "pip install jinja2 weasyprint" in ran.err
    assert "Traceback" not in ran.err
    assert not list(tmp_path.iterdir())


def test_needed_passes_what_is_there():
    assert needed("json", "report") is json


@pytest.fixture
def server():
    """Serve a page in a thread."""
    made = serving.PageServer(b"<!DOCTYPE html>page", 0)
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def asked(server, path="/", method="GET", host=None):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.putrequest(method, path, skip_host=True)
    if host != "":
        connection.putheader("Host", host or f"127.0.0.1:{server.server_port}")
    connection.endheaders()
    answer = connection.getresponse()
    return answer, answer.read()


def test_it_serves_the_page_and_nothing_else(server):
    answer, body = asked(server)
    assert (answer.status, body) == (200, b"<!DOCTYPE html>page")
    assert answer.getheader("Content-Security-Policy") == "frame-ancestors 'none'"
    assert answer.getheader("Cache-Control") == "no-store"
    assert "Python" not in answer.getheader("Server")
    for path in ("/favicon.ico", "/../etc/passwd", "/index.html"):
        assert asked(server, path)[0].status == 404
    assert asked(server, method="HEAD")[1] == b""
    assert asked(server, method="POST")[0].status == 501


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1", "localhost:1", ""]
)
def test_it_refuses_other_hosts(server, host):
    answer, body = asked(server, host=host)
    assert answer.status == 421
    assert b"page" not in body.replace(b"/page", b"")


def test_it_listens_on_the_loopback_alone(server):
    assert server.server_address[0] == "127.0.0.1"


def test_a_taken_port_is_told(server):
    with pytest.raises(LdnError, match="cannot serve on port"):
        serving.PageServer(b"", server.server_port)


def test_ctrl_c_ends_it_cleanly():
    command = [sys.executable, "-m", "ldncli", "serve", "exampleitis", "--data", str(TINY)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        address = running.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=10)
    finally:
        running.kill()
    assert running.returncode == 0
    assert "Traceback" not in err
