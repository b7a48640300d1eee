"""The rules of the data, one module a family."""
