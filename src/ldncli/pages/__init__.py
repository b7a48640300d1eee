"""Pages: the results of queries, arranged for a reader. One module a subject."""
