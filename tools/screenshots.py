"""Draw every kind of picture to look at: `python -m tools.screenshots FOLDER`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ldncli.cli.commands.report import page
from ldncli.dataset.dataset import open_dataset
from ldncli.plots.files import forest_svg, map_svg, timeline_svg
from ldncli.plots.png import to_png
from ldncli.queries.evidence_map import evidence_map
from ldncli.queries.forest.plot import forest
from ldncli.queries.timeline import timeline

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Name of the picture -> what stands after the address of the page, pixels wide, colours.
STATES: dict[str, tuple[str, int, Literal["light", "dark"]]] = {
    "page": ("", 1280, "light"),
    "page-dark": ("", 1280, "dark"),
    "page-phone": ("", 390, "light"),
    "condition": ("#fibromyalgia", 1280, "light"),
    "condition-phone": ("#fibromyalgia", 320, "light"),
    "check": ("#check=tramadol,sertraline", 1280, "light"),
    "check-phone": ("#check=tramadol,sertraline", 390, "dark"),
    "studies": ("#studies?condition=fibromyalgia", 1280, "light"),
}
TAB_STOPS = """
  [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((item) => item.checkVisibility()).findIndex((item) => item.id === "ask-words") + 1
"""


def main(folder: Path) -> None:
    dataset = open_dataset()
    pictures = {
        "map": map_svg(evidence_map(dataset)),
        "timeline": timeline_svg(timeline(dataset)),
        "timeline-fibromyalgia": timeline_svg(timeline(dataset, "fibromyalgia")),
        "forest-fibromyalgia": forest_svg(forest(dataset, "fibromyalgia")),
        "forest-multiple-sclerosis": forest_svg(forest(dataset, "multiple-sclerosis")),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, svg in pictures.items():
        (folder / f"{name}.svg").write_text(svg, "utf-8")
        (folder / f"{name}.png").write_bytes(to_png(svg))
        print(folder / f"{name}.svg")
    page_pictures(folder)


def page_pictures(folder: Path) -> None:
    """Photograph the evidence page in each state, and print what a reader's browser makes of it."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        path = Path(place) / "ldn.html"
        path.write_text(page(open_dataset(), ()), "utf-8")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, (address, width, scheme) in STATES.items():
            size = {"width": width, "height": 800}
            view = browser.new_page(viewport=size, color_scheme=scheme)
            view.goto(path.as_uri() + address)
            view.screenshot(path=folder / f"{name}.png", full_page=True)
            height = view.evaluate("document.documentElement.scrollHeight")
            print(f"{folder / name}.png: {height} pixels high at {width}")
        print(measures(browser, path))
        browser.close()


def measures(browser: Browser, path: Path) -> str:
    """Return the size of the page, its printed pages, and how long it takes to be ready."""
    view = browser.new_page(viewport={"width": 1280, "height": 800})
    view.goto(path.as_uri())
    ready = view.evaluate("performance.getEntriesByType('navigation')[0].domInteractive")
    sheets = view.pdf(format="A4").count(b"/Type /Page\n")
    presses = view.evaluate(TAB_STOPS)
    return (
        f"{path.stat().st_size} bytes; ready after {ready:.0f} ms; {sheets} printed pages at rest; "
        f"the box that asks is tab stop {presses}"
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
