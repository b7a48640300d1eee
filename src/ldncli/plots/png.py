"""A picture as PNG, through resvg and a font of its own: the same pixels on every machine."""

from __future__ import annotations

from ldncli.extras import needed

EXTRA = "plots"
# Sharp on a slide and on a screen of high density.
ZOOM = 2.0
# A pixel of height takes 30 KB while it is drawn: so much and the program stay below 300 MB.
TALLEST = 5000.0


def to_png(svg: str) -> bytes:
    """Draw SVG at twice its size, sharp on a slide; raise LdnError without the extra."""
    resvg = needed("resvg_py", EXTRA)
    fonts = needed("font_source_sans_pro", EXTRA)
    files = [fonts.font_files_ttf[name] for name in ("SourceSansPro", "SourceSansProBold")]
    drawn: bytes = resvg.svg_to_bytes(
        svg_string=svg,
        zoom=ZOOM,
        skip_system_fonts=True,
        font_files=files,
        font_family="Source Sans Pro",
        sans_serif_family="Source Sans Pro",
    )
    return drawn
