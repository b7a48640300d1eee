"""The forest plot in words and cells."""
