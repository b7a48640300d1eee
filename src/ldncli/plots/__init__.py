"""One figure, drawn in cells and as SVG."""
