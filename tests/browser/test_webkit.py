"""The page in WebKit, the engine of every browser on a phone of Apple's, as Debian ships it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

DRIVER = shutil.which("WebKitWebDriver")
BROWSERS = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
# Seconds: the page is there in under one on a machine that does nothing else.
PATIENCE = 30

pytestmark = pytest.mark.skipif(
    not (DRIVER and BROWSERS and os.environ.get("DISPLAY")),
    reason="needs WebKitGTK and a display: apt-get install webkit2gtk-driver xvfb; xvfb-run",
)


@pytest.fixture(scope="module")
def webkit():
    """Start WebKitGTK once; as root it runs without its own sandbox."""
    from selenium.webdriver.webkitgtk.service import Service

    environ = {**os.environ, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    options = webdriver.WebKitGTKOptions()
    options.binary_location = str(BROWSERS[-1])
    options.add_argument("--automation")
    browser = webdriver.WebKitGTK(options=options, service=Service(DRIVER, env=environ))
    yield browser
    browser.quit()


@pytest.fixture
def page(webkit, whole):
    """Open the page as a file and wait until its script has shown the form."""
    webkit.get(whole.as_uri())
    wait = WebDriverWait(webkit, PATIENCE)
    wait.until(lambda at: not at.find_element(By.ID, "check-form").get_property("hidden"))
    return webkit


def text_of(page, place: str) -> str:
    """Return what stands in a part of the page, once something does."""
    script = f"return document.getElementById('{place}').innerText"
    return str(WebDriverWait(page, PATIENCE).until(lambda at: at.execute_script(script)))


def test_an_address_with_medicines_is_answered(page):
    page.execute_script("location.hash = 'check=tramadol,sertraline'")
    assert "contraindicated" in text_of(page, "answers")


def test_the_box_answers_a_question(page):
    page.find_element(By.ID, "ask-words").send_keys("does it help with fibromyalgia")
    page.find_element(By.CSS_SELECTOR, "#ask-form button").click()
    assert text_of(page, "ask-answers").startswith("Fibromyalgia")


@pytest.mark.parametrize("width", [450, 1280])  # pixels; its window cannot be narrower than 447
def test_nothing_stands_beyond_the_edge(page, width):
    page.set_window_size(width, 800)
    assert page.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
