"""A real Chromium, the one that the system installed, on the page as a reader gets it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ldncli.cli.commands.report import page as page_of
from ldncli.dataset.dataset import open_dataset
from tests.conftest import DATA

NEEDED = "these tests need Chromium: apt-get install chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium():
    """Start Chromium once, with a profile of its own that goes with it."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.fail(NEEDED, pytrace=False)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def whole(tmp_path_factory) -> Path:
    """Write the page on everything that ships."""
    path = tmp_path_factory.mktemp("report") / "ldn.html"
    path.write_text(page_of(open_dataset(DATA, {}), ()), "utf-8")
    return path


@pytest.fixture(scope="session")
def few(tmp_path_factory) -> Path:
    """Write the page on some conditions, enough of them to be folded."""
    path = tmp_path_factory.mktemp("report") / "few.html"
    dataset = open_dataset(DATA, {})
    path.write_text(page_of(dataset, ("fibromyalgia", "crohns", "MS", "vitiligo")), "utf-8")
    return path


@pytest.fixture
def opened(chromium, whole):
    """Open the page, or another address, and keep what it complains of and asks for."""
    contexts = []

    def open_page(address="", width=1200, height=900, scheme="light", script=True):
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=script,
        )
        contexts.append(context)
        made = context.new_page()
        made.complaints, made.asked = [], []
        made.on("console", lambda message: made.complaints.append(message.text))
        made.on("pageerror", lambda error: made.complaints.append(str(error)))
        made.on("request", lambda request: made.asked.append(request.url))
        there = address if "://" in address else whole.as_uri() + address
        made.goto(there)
        return made

    yield open_page
    for context in contexts:
        context.close()
