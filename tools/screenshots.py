"""Draw every kind of picture to look at: `python -m tools.screenshots FOLDER`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from ldncli.cli.commands.report import page
from ldncli.dataset.dataset import open_dataset
from ldncli.plots.files import forest_svg, map_svg, timeline_svg
from ldncli.plots.png import to_png
from ldncli.queries.evidence_map import evidence_map
from ldncli.queries.forest.plot import forest
from ldncli.queries.timeline import timeline


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
    """Photograph the evidence page: wide and light, wide and dark, on a phone."""
    from playwright.sync_api import sync_playwright

    looks = {"page": (1200, "light"), "page-dark": (1200, "dark"), "page-phone": (360, "light")}
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        path = Path(place) / "ldn.html"
        path.write_text(page(open_dataset(), ()), "utf-8")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, (width, scheme) in looks.items():
            size = {"width": width, "height": 900}
            view = browser.new_page(viewport=size, color_scheme=scheme)
            view.goto(path.as_uri())
            view.screenshot(path=folder / f"{name}.png")
            print(folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
