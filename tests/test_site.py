"""The site: every link within it leads somewhere, each page is whole, small and closed."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from posixpath import join, normpath
from xml.etree import ElementTree

import pytest

from ldncli.document.wording import NOTICE
from ldncli.queries.interactions.answers import SERIOUS
from ldncli.report.site_folder import POLICY, files, own_names
from ldncli.report.site_page import FOLDERS
from ldncli.schema.conditions import Condition
from ldncli.schema.knowledge import Claim
from ldncli.schema.medicines import InteractionClass
from ldncli.schema.studies import Study

from .conftest import DATA

BASE = "https://example.org/ldn/"
# The bytes that a page may have on a slow line. Fibromyalgia has the most studies: the largest.
LARGEST = 100_000


class Links(HTMLParser):
    """What a page links to and loads, its ids, headings and structured data."""

    def __init__(self, text):
        super().__init__()
        self.links, self.loads, self.ids, self.levels, self.things = [], [], [], [], []
        self.policy, self._data = "", False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.ids += [values["id"]] if "id" in values else []
        self.levels += [int(tag[1])] if re.fullmatch(r"h[1-6]", tag) else []
        if tag == "a" or values.get("rel") == "alternate":
            self.links.append(values.get("href", ""))
        elif values.get("rel") != "canonical":
            self.loads += [values[name] for name in ("src", "href") if name in values]
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        self._data = values.get("type") == "application/ld+json"

    def handle_data(self, data):
        if self._data:
            self.things.append(json.loads(data))

    def handle_endtag(self, tag):
        self._data = False


@pytest.fixture(scope="module")
def site(real):
    return files(real, BASE, NOTICE)


@pytest.fixture(scope="module")
def pages(site):
    return {
        path: Links(content.decode()) for path, content in site.items() if path.endswith(".html")
    }


def test_a_page_for_each_record(site, real):
    for folder, kind in (
        ("conditions", Condition),
        ("studies", Study),
        ("claims", Claim),
        ("medicines", InteractionClass),
    ):
        for record in real.all(kind):
            assert f"{folder}/{record.id}.html" in site
    for name in ("index", "check", "check-frame", "safety", "practice", "trials", "positions",
                 "method", "dataset"):  # fmt: skip
        assert f"{name}.html" in site


def test_every_link_within_leads_to_a_page_and_a_place_on_it(pages, site):
    wrong = []
    for path, page in pages.items():
        for link in (*page.links, *page.loads):
            if re.match(r"https?://|data:", link):
                continue
            target, _, place = link.partition("#")
            there = normpath(join(path, "..", target)) if target else path
            if there not in site or (place and place not in pages[there].ids):
                wrong.append((path, link))
    assert not wrong, wrong[:10]


def test_every_page_is_reached_from_the_start(pages):
    reached, ahead = set(), {"index.html"}
    while ahead:
        path = ahead.pop()
        reached.add(path)
        links = (link.partition("#")[0] for link in pages[path].links)
        there = {normpath(join(path, "..", link)) for link in links if link.endswith(".html")}
        ahead |= (there & pages.keys()) - reached
    assert reached == pages.keys()


def test_nothing_is_loaded_from_elsewhere(pages, site):
    for path, page in pages.items():
        assert page.policy == POLICY, path
        assert not [load for load in page.loads if re.match(r"https?:|//", load)], path
    for path, content in site.items():
        if path.startswith("assets/") and path.endswith((".js", ".css")):
            assert not re.search(rb"https?://", content), path


def test_each_page_is_small(site):
    large = {path: len(content) for path, content in site.items() if path.endswith(".html")}
    assert not {path: size for path, size in large.items() if size > LARGEST}


def test_each_page_is_whole_without_a_script(site, real):
    for condition in real.all(Condition):
        text = site[f"conditions/{condition.id}.html"].decode()
        assert "Never with an opioid" in text
        assert text.count("<h1>") == 1
    serious = [row for row in real.all(InteractionClass) if row.severity in SERIOUS]
    for row in serious:
        assert row.severity in site[f"medicines/{row.id}.html"].decode()
    assert "The check did not load" in site["check.html"].decode()


def test_headings_begin_at_one_and_skip_none(pages):
    for path, page in pages.items():
        assert page.levels[0] == 1, path
        steps = zip(page.levels, page.levels[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), path


def test_titles_and_descriptions_differ(site, pages):
    titles = [
        re.search(r"<title>(.*?)</title>", site[path].decode())[1]
        for path in pages
        if path.startswith(("conditions/", "claims/", "medicines/"))
    ]
    assert len(set(titles)) == len(titles)
    for path in pages:
        assert re.search(r'name="description" content="[^"]{10,}"', site[path].decode()), path


def test_canonicals_stand_on_the_base(site, tiny):
    assert (
        f'rel="canonical" href="{BASE}conditions/fibromyalgia.html"'
        in site["conditions/fibromyalgia.html"].decode()
    )
    bare = files(tiny, "", NOTICE)
    assert b"canonical" not in bare["index.html"]
    assert "sitemap.xml" not in bare


def test_structured_data(pages):
    (thing,) = pages["conditions/fibromyalgia.html"].things
    assert thing["@type"] == "MedicalWebPage"
    assert thing["about"]["name"] == "Fibromyalgia"
    (data,) = pages["dataset.html"].things
    assert data["@type"] == "Dataset"
    assert data["distribution"][0]["contentUrl"] == f"{BASE}downloads/ldn.json"


def test_sitemap_and_feed_are_read(site, pages):
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    addresses = {
        item.text for item in ElementTree.fromstring(site["sitemap.xml"]).iter(f"{space}loc")
    }
    assert addresses == {BASE + path for path in pages if path != "check-frame.html"}
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring(site["feed.xml"])
    days = [entry.find(f"{atom}updated").text for entry in feed.iter(f"{atom}entry")]
    assert days == sorted(days, reverse=True)
    assert len(days) == 40


def test_the_feed_tells_what_ldn_changes_tells(ldn, site, real):
    atom = "{http://www.w3.org/2005/Atom}"
    entries = list(ElementTree.fromstring(site["feed.xml"]).iter(f"{atom}entry"))
    told = json.loads(ldn("changes", "--since", "2020", "-f", "json", data=DATA).out)["data"]
    paged = [item for item in told if item["kind"] in FOLDERS][:40]
    places = [f"{BASE}{FOLDERS[item['kind']]}/{item['id']}.html" for item in paged]
    assert [entry.find(f"{atom}link").get("href") for entry in entries] == places
    days = [entry.find(f"{atom}updated").text[:10] for entry in entries]
    assert days == [item["date"] for item in paged]


def test_llms_txt_says_what_it_is(site, pages):
    text = site["llms.txt"].decode()
    assert text.startswith("# ldn")
    assert "Never with an opioid" in text
    linked = set(re.findall(r"\]\(([^)]+)\)", text))
    assert linked <= set(pages)


def test_it_is_the_same_at_each_run(tiny):
    one, other = files(tiny, BASE, NOTICE), files(tiny, BASE, NOTICE)
    assert [path for path in one if one[path] != other[path]] == []


def test_the_folder_is_written_whole_and_replaced_with_force_alone(ldn, tmp_path):
    place = tmp_path / "site"
    assert ldn("site", str(place)).code == 0
    assert (place / "conditions" / "exampleitis.html").exists()
    assert {path.name for path in place.iterdir()} <= own_names()
    assert ldn("site", str(place)).code == 2
    (place / "conditions" / "exampleitis.html").unlink()
    assert ldn("site", str(place), "--force").code == 0
    assert (place / "conditions" / "exampleitis.html").exists()
    (place / "mine.txt").write_text("kept")
    ran = ldn("site", str(place), "--force")
    assert ran.code == 2
    assert "holds other files" in ran.err
    assert (place / "mine.txt").read_text() == "kept"


def test_a_base_must_be_an_address(ldn, tmp_path):
    ran = ldn("site", str(tmp_path / "site"), "--base", "example.org")
    assert ran.code == 2
    assert "--base https://" in ran.err
