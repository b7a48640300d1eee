"""Commands: arguments in, a page out. One module a command."""
