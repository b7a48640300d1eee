"""The dataset in other formats, one module a format."""
