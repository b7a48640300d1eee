"""The evidence page and the handout: templates, and what they are given."""
