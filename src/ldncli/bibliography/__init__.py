"""A source as people and reference managers cite it."""
