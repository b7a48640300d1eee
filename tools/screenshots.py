"""Draw the pictures of docs/ anew: python tools/screenshots.py [DIRECTORY]."""

from __future__ import annotations

import sys
from pathlib import Path

from ldncli.dataset import open_dataset
from ldncli.queries.forest import forest
from ldncli.queries.map import evidence_map
from ldncli.queries.timeline import timeline
from ldncli.render.png import to_png
from ldncli.svg import forest_svg, map_svg, timeline_svg


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


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "docs")
