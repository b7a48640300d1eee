"""The web page, the handout on paper, the local server."""
