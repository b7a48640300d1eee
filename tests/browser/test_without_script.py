"""What a reader sees where the scripts do not run: told so, with what to do, and nothing dead."""

import pytest

UNLOADED = "#check [data-without-script]"


@pytest.fixture
def stopped(whole, tmp_path):
    """Write the page with a first script that the browser refuses."""
    text = whole.read_text("utf-8")
    start = text.index('"use strict";')
    path = tmp_path / "stopped.html"
    path.write_text(text[:start] + "const = ;" + text[start:], "utf-8")
    return path


def test_without_script_nothing_dead_is_shown(opened):
    page = opened(script=False)
    assert page.locator("form:visible").count() == 0
    assert page.locator("button:visible").count() == 0


def test_without_script_the_check_says_whom_to_ask(opened):
    page = opened(script=False)
    assert "no medicine is checked" in page.locator(".ask [data-without-script]").inner_text()
    page.locator("#check > summary").click()
    text = page.locator(UNLOADED).inner_text()
    assert "The check did not load" in text
    assert "Ask a pharmacist" in text


def test_a_script_that_stops_leaves_the_same(opened, stopped):
    page = opened(f"{stopped.as_uri()}#check")
    assert page.complaints, "the script was to fail"
    assert page.locator(UNLOADED).is_visible()
    assert page.locator("#check-form").is_hidden()


def test_with_script_the_check_is_there_alone(opened):
    page = opened("#check")
    assert page.locator(UNLOADED).is_hidden()
    assert page.locator("#check-form").is_visible()


def test_a_check_that_fails_says_so(opened):
    page = opened("#check")
    page.locator("#check-names").fill("tramadol")
    page.evaluate("() => { String.prototype.normalize = () => { throw new Error('broken') } }")
    page.locator("#check-form button").click()
    assert "nothing was checked. Ask a pharmacist" in page.locator("#answers").inner_text()
