"""Conditions, or studies, side by side."""
