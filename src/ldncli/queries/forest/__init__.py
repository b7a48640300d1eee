"""The rows and panels of a forest plot."""
