"""The command line: arguments in, pages out."""
