"""Two editions of the data side by side."""
