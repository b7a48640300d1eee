"""The site served on loopback and walked: ask, three clicks to any study, check, print, axe."""

import functools
import http.server
import io
import threading

import pypdf
import pytest

from ldncli.document.wording import NOTICE
from ldncli.report.site_folder import files
from tests.browser.test_access import faults

PAGES = (
    "index.html", "conditions/index.html", "conditions/fibromyalgia.html", "check.html",
    "check-frame.html", "safety.html", "practice.html", "claims/index.html", "trials.html",
    "studies/bruun-2024.html", "medicines/index.html", "positions.html", "method.html",
    "dataset.html",
)  # fmt: skip


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def served(real, tmp_path_factory):
    """Serve the site from a folder, as any static host does."""
    folder = tmp_path_factory.mktemp("site")
    for path, content in files(real, "", NOTICE).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        # A file, since Chromium keeps a page of no address away from this machine's own.
        frame = f'<iframe src="{address}check-frame.html" width="600" height="600"></iframe>'
        (folder / "outer.html").write_text(frame, "utf-8")
        yield address
        server.shutdown()


def test_the_box_answers_from_files_that_are_fetched_on_use(opened, served):
    page = opened(served)
    page.wait_for_load_state("networkidle")
    assert not [url for url in page.asked if url.endswith(".json")]
    page.locator("#ask-words").fill("does it help with fibromyalgia")
    page.keyboard.press("Enter")
    page.locator("#ask-answers .answer").first.wait_for()
    assert "Fibromyalgia" in page.locator("#ask-answers").inner_text()
    page.locator("#ask-answers a").first.click()
    page.wait_for_url("**/conditions/fibromyalgia.html")
    assert page.complaints == []
    assert all(url.startswith((served, "data:")) for url in page.asked)


@pytest.mark.parametrize("words", ["tramadol, sertraline", "can i take it with tramadol"])
def test_the_box_checks_medicines(opened, served, words):
    page = opened(served)
    page.locator("#ask-words").fill(words)
    page.keyboard.press("Enter")
    page.locator("#ask-answers .answer").first.wait_for()
    assert "contraindicated" in page.locator("#ask-answers .answer").first.inner_text()


@pytest.mark.parametrize("path", ["check.html", "check-frame.html"])
def test_the_check(opened, served, path):
    page = opened(f"{served}{path}#check=tramadol,sertraline")
    page.locator("#answers .answer").first.wait_for()
    assert "contraindicated" in page.locator("#answers .answer").first.inner_text()


def test_the_check_in_a_frame_of_another_page(opened, served):
    page = opened(served.replace("127.0.0.1", "localhost") + "outer.html")
    frame = page.frame_locator("iframe")
    frame.locator("#check-names").fill("codeine")
    frame.locator("#check-form button").click()
    assert "contraindicated" in frame.locator("#answers .answer").first.inner_text()


def test_data_that_does_not_come_leaves_the_warning(opened, served):
    page = opened(served + "method.html")
    page.route("**/*.json", lambda route: route.abort())
    page.goto(served + "check.html")
    page.wait_for_load_state("networkidle")
    assert page.locator("#check-form").is_hidden()
    assert "Ask a pharmacist" in page.locator("[data-without-script]").inner_text()
    page.goto(served)
    page.locator("#ask-words").fill("tramadol")
    page.keyboard.press("Enter")
    page.locator(".ask [data-without-script]").wait_for()
    assert page.locator("#ask-form").is_hidden()


def test_three_clicks_lead_to_any_study(opened, served):
    page = opened(served)
    page.get_by_role("link", name="Studies", exact=True).click()
    page.locator("#study-list a").nth(200).click()
    assert "/studies/" in page.url
    assert page.locator("h1").inner_text()


def test_a_list_is_filtered(opened, served):
    page = opened(served + "conditions/index.html?#conditions?text=crohn")
    page.locator("form[data-filters] input").fill("FMS")
    assert page.locator("#condition-list > li:visible").count() == 1


def test_without_script_nothing_dead_is_shown(opened, served):
    for path in PAGES:
        page = opened(served + path, script=False)
        assert page.locator("form:visible, button:visible").count() == 0, path


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_found_by_axe_nor_cut_at_320_pixels(opened, served, path):
    page = opened(served + path, width=320, scheme="dark")
    page.wait_for_load_state("networkidle")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.complaints == []


def test_a_page_prints(opened, served):
    page = opened(served + "conditions/fibromyalgia.html")
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    assert len(sheets) <= 12  # the longest page of a condition
    assert "Never with an opioid" in "".join(sheet.extract_text() for sheet in sheets)


def test_an_old_search_is_seen_on_each_page(opened, served):
    page = opened(f"{served}conditions/fibromyalgia.html")
    assert page.locator("#old-search").is_hidden()
    page.clock.set_fixed_time("2099-01-01T12:00:00Z")
    page.reload()
    assert page.locator("#old-search").is_visible()
