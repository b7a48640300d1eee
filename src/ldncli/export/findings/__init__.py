"""Summary-of-findings tables, one module a file format."""
