"""The public face for Python programs."""
